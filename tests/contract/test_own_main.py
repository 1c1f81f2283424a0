"""Functions with a main program of their own, as in a container image: they call `runtime.invoke()`."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

MAIN = """
    from aws_lambda_runtime import runtime

    @runtime.handler("greet")
    def greet(event, context): return ["hello", event, __name__]

    @runtime.on_shutdown
    def close(): print("closed")

    if __name__ == "__main__":
        runtime.invoke()
"""


@pytest.fixture
def own_main(tmp_path: Path) -> dict[str, Any]:
    """Return the parts of a function whose main program is its `app.py`."""
    wrapper = tmp_path / "entry"
    wrapper.write_text('#!/bin/sh\nexec "$1" app.py\n')
    wrapper.chmod(0o755)
    return {"environment": {"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)}}


def test_registered_handler(serve: Serve, own_main: dict[str, Any]) -> None:
    """The registered handler that `_HANDLER` names serves, in the very module that is the main program."""
    function = serve(MAIN, handler="greet", **own_main)
    assert function.invoke(1).value == ["hello", 1, "__main__"]
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log == "closed\n"


def test_handler_in_the_main_program(serve: Serve, own_main: dict[str, Any]) -> None:
    """A handler may be named by the main program's file, which is not run a second time for that."""
    function = serve(MAIN, handler="app.greet", **own_main)
    assert function.invoke(1).value == ["hello", 1, "__main__"]


def test_handler_in_a_module(serve: Serve, own_main: dict[str, Any]) -> None:
    """A handler in another module is found as in a layer."""
    function = serve(
        MAIN, handler="other.handler", files={"other.py": "def handler(event): return event\n"}, **own_main
    )
    assert function.invoke([1]).value == [1]


def test_failed_start(serve: Serve, own_main: dict[str, Any]) -> None:
    """A handler that is not there is reported, and ends the program with 1."""
    function = serve(MAIN, handler="app.absent", **own_main)
    assert function.init_error()["errorType"] == "Runtime.HandlerNotFound"
    assert function.exit_code() == 1
