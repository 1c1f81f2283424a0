"""What the log says about events that do not fit and results that cannot be sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from aws_lambda_runtime._diagnosis.size import largest_branch
from aws_lambda_runtime._invoke import compile_handler
from aws_lambda_runtime._messages import Failure, Invocation
from aws_lambda_runtime._registry import Runtime
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._log_output import Writable

MEGABYTE = 1024 * 1024


@dataclass
class Order:
    """An event."""

    number: int


async def unawaited() -> None:
    """Make a coroutine."""


def log_of(handler: Callable[..., object], event: object = None, *, strict_json: bool = False) -> tuple[str, str]:
    """Deliver an event, and return the message of the error document and the advice at the end of the log entry."""
    log: list[Writable] = []
    invoke = compile_handler(
        handler,
        Runtime(),
        lambda invocation: Context(invocation, Settings()),
        log.append,
        lambda: None,
        lambda: pytest.fail("the result is no value"),
        strict_json=strict_json,
    )
    outcome = invoke(Invocation(request_id="id-1", body=json.dumps(event).encode()))
    assert isinstance(outcome, Failure)
    (entry,) = log
    document: dict[str, Any] = json.loads(outcome.body)
    return document["errorMessage"], entry.render(as_json=False, framed=False).rstrip("\n").partition("\rdiagnosis ")[2]


def test_event_that_does_not_fit() -> None:
    """The places and types are told, and which class the event has the shape of; no value is."""

    def handler(event: Order) -> None: ...

    event = {"detail": {"secret": "hidden"}, "detail-type": "hidden", "source": "hidden", "number": "hidden"}
    message, advice = log_of(handler, event)
    assert message == "the event is not a valid Order: $.number: expected int, got str"
    assert advice.startswith(f"E201: {message}; this looks like an EventBridgeEvent\rcure: correct the annotation")
    assert "hidden" not in advice
    assert log_of(handler, [])[1].startswith("E201: the event is not a valid Order: $: expected object, got list\rcure")


@pytest.mark.parametrize(
    ("result", "cause", "cure"),
    [
        (
            {"a": [1j]},
            "Object of type complex is not JSON serializable at $.a[0]",
            "register_unstructure_hook(complex, ",
        ),
        ([b"\xff"], "bytes are not UTF-8 at $[0]", "base64"),
        ({(1,): 1}, "keys must be str, int, float, bool or None, not tuple at $", "dicts with keys of text"),
        ([float("nan")], "nan is not a number of JSON at $[0]", "LAMBDA_RUNTIME_STRICT_JSON"),
    ],
)
def test_result_that_cannot_be_written(result: object, cause: str, cure: str) -> None:
    """The place and the type are in the error document; the log adds what to do."""
    message, advice = log_of(lambda: result, strict_json=True)
    assert message == f"Unable to marshal response: {cause}"
    assert advice.startswith(f"E202: the result cannot be written as JSON: {cause}\rcure: ")
    assert cure in advice.partition("\rcure: ")[2]


def test_coroutine() -> None:
    """A coroutine that nobody awaited is a case of its own."""
    coroutine = unawaited()
    message, advice = log_of(lambda: {"a": coroutine})
    coroutine.close()
    assert message == "Unable to marshal response: Object of type coroutine is not JSON serializable at $.a"
    assert advice.startswith("E204: the handler returned a coroutine that nobody has awaited, at $.a\rcure: ")
    assert "`async def`" in advice


def test_too_large_a_result() -> None:
    """The message names the size, the limit and the largest branch; the log says what to do instead."""
    result = {"meta": "x" * 1000, "data": {"pages": [["y" * MEGABYTE] * 7, "z"]}}
    message, advice = log_of(lambda: result)
    size = len(json.dumps(result))
    branch = len(json.dumps(result["data"]["pages"][0]))  # type: ignore[index]
    assert message == (
        f"the result is {size} bytes, more than the 6291556 that Lambda takes; "
        f"its largest branch is $.data.pages[0] with {branch}"
    )
    assert advice.startswith(f"E203: {message}\rcure: return less, or put it into S3")
    raw, advice = log_of(lambda: b"x" * 7 * MEGABYTE)
    assert raw == f"the result is {7 * MEGABYTE} bytes, more than the 6291556 that Lambda takes"
    assert advice.startswith("E203: ")


@pytest.mark.parametrize(
    ("result", "path"),
    [
        ("x" * 100, "$"),
        (["x" * 100], "$[0]"),
        (["x" * 100, "y" * 100], "$"),
        ({"a": ["x"] * 100, "b": {1, 2}}, "$.a"),
        ([Order(1)], "$[0]"),
        ({}, "$"),
    ],
)
def test_largest_branch(result: object, path: str) -> None:
    """The largest branch is the deepest that outweighs everything around it."""
    assert largest_branch(result, Runtime().unstructure)[0] == path


def test_errors_of_the_user() -> None:
    """What a handler raises itself gets no advice of ours."""

    def handler() -> None:
        raise ValueError

    assert log_of(handler) == ("", "")
