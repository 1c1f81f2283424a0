"""What all tests share: where the built layer is, the sample events, and functions that run on the layer."""

from __future__ import annotations

import json
import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from function import Function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parent.parent

settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


def pytest_configure(config: pytest.Config) -> None:
    """Describe the marker by which another runtime can be held against the contract: `-m "not beyond"`."""
    config.addinivalue_line("markers", "beyond: AWS's own Python runtime interface client does not do this")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test that is named after a check of the contract; those that prove others too say so by the marker."""
    if named := re.match(r"test_c(\d+)_", item.name):
        item.add_marker(pytest.mark.contract(f"C{int(named[1])}"))


@pytest.fixture(scope="session")
def layer_root() -> Path:
    """Return the folder that is `/opt` on Lambda: `$LAYER_ROOT`, or what `make layer` has built."""
    root = Path(os.environ.get("LAYER_ROOT", PROJECT / "dist" / "layer")).resolve()
    assert (root / "bootstrap").is_file(), f"there is no layer at {root}: run `make layer`, or set LAYER_ROOT"
    return root


@pytest.fixture
def serve_from(tmp_path: Path) -> Iterator[Callable[..., Function]]:
    """Return a factory of functions that run on a given layer; they are checked and stopped after the test."""
    functions: list[Function] = []

    def start(layer: Path, source: str, **parts: Any) -> Function:
        function = Function(layer, tmp_path / str(len(functions)), source, **parts)
        functions.append(function)
        return function

    try:
        yield start
        for function in functions:
            function.finish()
    finally:
        for function in functions:
            function.stop()


@pytest.fixture
def serve(layer_root: Path, serve_from: Callable[..., Function]) -> Callable[..., Function]:
    """Return a factory of functions that run on the built layer."""
    return partial(serve_from, layer_root)


@pytest.fixture(scope="session")
def event() -> Callable[[str], Any]:
    """Return a reader of the sample events: `event("sqs/standard")` is `data/events/sqs/standard.json`."""

    def read(name: str) -> Any:
        return json.loads((PROJECT / "data" / "events" / f"{name}.json").read_text(encoding="utf-8"))

    return read
