"""Results at the limits, and answers that the platform refuses (contract C49 to C58)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runtime_api import report
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

LARGEST = 6 * 1024 * 1024 + 100
ECHO = "def handler(event, context): return event\n"
FILL = "def handler(event, context): return 'x' * (event - 2)\n"


@pytest.mark.parametrize("result", ["nan", "inf", "-inf"])
def test_c49_no_number(serve: Serve, result: str) -> None:
    """Floats that are no numbers are written as the literals that the managed runtime writes."""
    function = serve("def handler(event, context): return [float(event)]")
    literal = {"nan": b"[NaN]", "inf": b"[Infinity]", "-inf": b"[-Infinity]"}
    assert function.invoke(result).body == literal[result]


@pytest.mark.parametrize("result", ["circular", "deep"])
def test_c50_endless_results(serve: Serve, result: str) -> None:
    """A result that contains itself, or nests too deep, fails the invocation, and the next one is served."""
    function = serve("""
        def handler(event, context):
            value = []
            if event == "circular":
                value.append({"self": value})
            if event == "deep":
                for _ in range(100_000):
                    value = [value]
            return value
    """)
    error = function.invoke(result).error
    assert error["errorType"] == "Runtime.MarshalError"
    assert error["errorMessage"].startswith("Unable to marshal response: ")
    assert function.invoke().value == []


def test_c51_largest_result(serve: Serve) -> None:
    """A result of exactly the platform's limit is delivered."""
    assert len(serve(FILL).invoke(LARGEST).body) == LARGEST


@pytest.mark.beyond
def test_c52_too_large_a_result(serve: Serve) -> None:
    """A result one byte above the limit fails its invocation under the platform's own name, and no other."""
    function = serve(FILL)
    error = function.invoke(LARGEST + 1).error
    assert error["errorType"] == "Function.ResponseSizeTooLarge"
    assert str(LARGEST + 1) in error["errorMessage"]
    assert "Function.ResponseSizeTooLarge" in function.log
    assert function.invoke(3).value == "x"


@pytest.mark.beyond
@pytest.mark.contract("C54", "C55")
@pytest.mark.parametrize(
    ("status", "error_type"),
    [(413, "RequestEntityTooLarge"), (410, "InvokeTimeout"), (400, "InvalidRequestID")],
    ids=["c53", "c54", "c55"],
)
@pytest.mark.parametrize("kind", ["result", "error"])
def test_c53_to_c55_refused_answer(serve: Serve, status: int, error_type: str, kind: str) -> None:
    """A refusal that concerns one invocation is logged, and not answered; the next one is served."""
    function = serve("def handler(event, context): return 1 / event")
    answer = function.invoke(0 if kind == "error" else 1, reply=report(status, error_type, "lost"))
    assert answer.is_error == (kind == "error")
    assert function.invoke(1).value == 1
    assert str(status) in function.log


def test_c56_broken_platform(serve: Serve) -> None:
    """A platform that says that it is broken ends the process with an error."""
    function = serve(ECHO)
    assert function.invoke("a", reply=report(500, "InternalError")).value == "a"
    assert function.exit_code() != 0
    assert len(function.api.requests) == 2


@pytest.mark.parametrize("stop", [0, 12, 60], ids=["no-reply", "in-the-status-line", "in-the-body"])
@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_c57_answer_with_unknown_fate(serve: Serve, stop: int, *, reset: bool) -> None:
    """An answer whose receipt was cut off is not sent again: the process goes on polling, or it ends."""
    function = serve(ECHO)
    reply = Reply(202, b'{"status":"OK"}', stop=stop, reset=reset)
    assert function.invoke("a", reply=reply).value == "a"
    if function.goes_on():
        assert function.invoke("b").value == "b"
    else:
        assert function.exit_code() != 0
    posts = [request.target for request in function.api.requests if request.method == "POST"]
    assert len(posts) == len(set(posts))


def test_c58_one_answer_each(serve: Serve) -> None:
    """Every invocation of a mixed series gets exactly one answer, under its own id."""
    function = serve("""
        def handler(event, context):
            if event % 3 == 1:
                raise ValueError(event)
            return object() if event % 3 == 2 else event
    """)
    kinds = [function.invoke(number, request_id=f"id-{number}").is_error for number in range(12)]
    assert kinds == [False, True, True] * 4
    posts = [request.target.split("/")[-2] for request in function.api.requests if request.method == "POST"]
    assert posts == [f"id-{number}" for number in range(12)]
