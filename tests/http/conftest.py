"""What the tests of web applications share: sample requests, the frameworks, and functions that can import them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from compat import bring_packages

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

EVENTS = Path(__file__).parent / "events"


@pytest.fixture(scope="session")
def frameworks(layer_root: Path) -> Path:
    """Return the folder with FastAPI, Starlette, Django and Flask for the layer's Python."""
    (python,) = (layer_root / "runtime" / "bin").glob("python3.*")
    return bring_packages("http", python.name.removeprefix("python"))


@pytest.fixture
def serve_app(serve: Callable[..., Function], frameworks: Path) -> Callable[..., Function]:
    """Return a factory of functions on the built layer that find the frameworks."""

    def start(source: str, handler: str = "app.app", **variables: str) -> Function:
        return serve(source, handler=handler, environment={"PYTHONPATH": str(frameworks), **variables})

    return start


@pytest.fixture(scope="session")
def request_event() -> Callable[..., dict[str, Any]]:
    """Return a reader of sample requests: `request_event("alb", path="/x")`, with some members replaced."""

    def read(name: str, **members: Any) -> dict[str, Any]:
        event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
        return event | members

    return read
