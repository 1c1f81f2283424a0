"""A handler that fails (contract C59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

FAILING = """
    class OutOfStock(Exception):
        pass

    def reserve(sku):
        raise OutOfStock(f"no {sku} left")

    def handler(event, context):
        reserve(event)
"""


@pytest.mark.contract("C59")
def test_c59_error_document(serve: Serve) -> None:
    """An exception is posted with its message, the bare name of its class and the request id."""
    function = serve(FAILING)
    answer = function.invoke("socks", request_id="id-1")
    assert answer.request.target.endswith("/invocation/id-1/error")
    assert answer.error["errorMessage"] == "no socks left"
    assert answer.error["errorType"] == "OutOfStock"
    assert answer.error["requestId"] == "id-1"
    assert list(answer.error) == ["errorMessage", "errorType", "requestId", "stackTrace"]
    assert answer.header("Content-Length") == str(len(answer.request.body))


@pytest.mark.contract("C59")
def test_c59_stack_trace(serve: Serve) -> None:
    """The stack trace begins at the handler, shows its source, and holds no frame of the runtime."""
    function = serve(FAILING)
    path = function.task_root / "app.py"
    assert function.invoke("socks").error["stackTrace"] == [
        f'  File "{path}", line 9, in handler\n    reserve(event)\n',
        f'  File "{path}", line 6, in reserve\n    raise OutOfStock(f"no {{sku}} left")\n',
    ]


@pytest.mark.contract("C59")
def test_c59_frames_of_libraries(serve: Serve) -> None:
    """Frames of the standard library, below the handler's own, stay in the stack trace."""
    function = serve("import fractions\ndef handler(event, context): return fractions.Fraction(event)\n")
    error = function.invoke("x").error
    assert error["errorType"] == "ValueError"
    assert ["app.py" in entry for entry in error["stackTrace"]] == [True, False]
    assert "fractions.py" in error["stackTrace"][1]
    assert "raise ValueError" in error["stackTrace"][1]


@pytest.mark.contract("C59")
def test_c59_empty_message(serve: Serve) -> None:
    """An exception without a message has an empty one."""
    error = serve("def handler(event, context): raise LookupError\n").invoke().error
    assert (error["errorType"], error["errorMessage"]) == ("LookupError", "")


@pytest.mark.contract("C59")
def test_c59_is_logged(serve: Serve) -> None:
    """The error is in the log, in one line that begins with its type and message."""
    function = serve(FAILING)
    function.invoke("socks")
    lines = [line for line in function.log.split("\n") if "[ERROR]" in line]
    assert len(lines) == 1
    assert "[ERROR] OutOfStock: no socks left" in lines[0]
    assert "in reserve" in lines[0]


@pytest.mark.contract("C59")
def test_c59_the_next_invocation_is_served(serve: Serve) -> None:
    """An error ends its invocation and nothing else."""
    function = serve("def handler(event, context): return 1 / event")
    assert function.invoke(0).error["errorType"] == "ZeroDivisionError"
    assert function.invoke(1).value == 1
