"""The log that a function writes, and functions that disturb what the runtime stands on (contract C79, C80)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]


@pytest.mark.contract("C79")
@pytest.mark.parametrize("outcome", [1, 0], ids=["result", "error"])
def test_c79_written_before_the_answer(serve: Serve, outcome: int) -> None:
    """What a handler prints is out, with or without a newline, when its answer arrives."""
    function = serve("""
        import sys
        def handler(event, context):
            print("to stdout", end="")
            print("to stderr", end="", file=sys.stderr)
            return 1 / event
    """)
    function.invoke(outcome)
    assert "to stdout" in function.log
    assert "to stderr" in function.log


@pytest.mark.contract("C80")
@pytest.mark.beyond
@pytest.mark.parametrize("outcome", [1, 0], ids=["result", "error"])
@pytest.mark.parametrize(
    "deed",
    [
        "sys.stdout.close()",
        "sys.stdout = sys.stderr = None",
        "sys.stdout = sys.stderr = object()",
        "os.close(1); os.close(2)",
    ],
)
def test_c80_output_is_gone(serve: Serve, deed: str, outcome: int) -> None:
    """A handler that closes or replaces its output is answered for all the same."""
    function = serve(f"""
        import os, sys
        def handler(event, context):
            {deed}
            return 1 / event
    """)
    assert function.invoke(outcome).is_error == (outcome == 0)


@pytest.mark.parametrize(
    "deed",
    [
        "os.chdir('/')",
        "socket.setdefaulttimeout(0.001)",
        "json.loads = json.dumps = None",
        "os.environ.clear()",
        "sys.path.clear(); sys.modules.pop('json', None)",
        "signal.alarm(0); signal.signal(signal.SIGPIPE, signal.SIG_IGN)",
        "builtins.open = builtins.print = None",
    ],
)
def test_disturbances(serve: Serve, deed: str) -> None:
    """What a handler does to its process does not keep the runtime from serving."""
    function = serve(f"""
        import builtins, json, os, signal, socket, sys
        def handler(event, context):
            {deed}
            if event is None: raise LookupError
            return event
    """)
    assert function.invoke(1).value == 1
    assert function.invoke(None).error["errorType"] == "LookupError"
    assert function.invoke({"a": [2]}).value == {"a": [2]}
