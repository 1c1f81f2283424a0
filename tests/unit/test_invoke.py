"""A compiled handler: one invocation in, one reply or failure out, and nothing else, whatever the user's code does."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from aws_lambda_runtime._invoke import compile_handler
from aws_lambda_runtime._messages import Failure, Invocation, Reply, Streamed
from aws_lambda_runtime._registry import Runtime
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._log_output import Writable

LARGEST = 6 * 1024 * 1024 + 100


@dataclass
class Order:
    """An event."""

    number: int


class Own:
    """An event that has its own way to be made."""

    def __init__(self, value: object) -> None:
        self.value = value


class Compiled:
    """A handler with everything around it that the composition root gives it, and what it logged."""

    def __init__(self, handler: Callable[..., object], runtime: Runtime | None = None) -> None:
        self.log: list[Writable] = []
        self.flushed = 0
        self._invoke = compile_handler(
            handler,
            runtime or Runtime(),
            lambda invocation: Context(invocation, Settings(function_name="f")),
            self.log.append,
            self._flush,
            lambda: pytest.fail("the result is no value"),
        )

    def _flush(self) -> None:
        self.flushed += 1

    def invoke(self, event: object = None, *, body: bytes | None = None, **headers: Any) -> Reply | Failure:
        """Deliver an event."""
        sent = json.dumps(event).encode() if body is None else body
        outcome = self._invoke(Invocation(request_id="id-1", body=sent, **headers))
        assert not isinstance(outcome, Streamed)
        return outcome

    def result(self, event: object = None, **facts: Any) -> Any:
        """Deliver an event and return the value of the reply's JSON."""
        outcome = self.invoke(event, **facts)
        assert isinstance(outcome, Reply), outcome.body
        assert outcome.content_type == "application/json"
        return json.loads(outcome.body.decode())

    def error(self, event: object = None, **facts: Any) -> dict[str, Any]:
        """Deliver an event and return the error document."""
        outcome = self.invoke(event, **facts)
        assert isinstance(outcome, Failure), outcome.body
        document: dict[str, Any] = json.loads(outcome.body.decode())
        assert document["requestId"] == "id-1"
        return document


def test_untyped_handler() -> None:
    """An untyped handler gets the event's JSON and the context; what it returns is the reply's JSON."""

    def handler(event: Any, context: Any) -> object:
        return [event, context.aws_request_id, context.function_name]

    assert Compiled(handler).result({"a": ["ü", None]}) == [{"a": ["ü", None]}, "id-1", "f"]


def test_arguments() -> None:
    """A handler is called with what it takes: event and context, the event, or nothing."""
    assert Compiled(lambda event, context: [event, context.aws_request_id]).result(1) == [1, "id-1"]
    assert Compiled(lambda event: [event]).result(1) == [1]
    assert Compiled(lambda: "none").result(1) == "none"


def test_typed_handler() -> None:
    """A typed handler gets its event; its results with fields are written too."""

    def handler(event: Order, context: object) -> object:
        return [type(event).__name__, Order(event.number + 1)]

    assert Compiled(handler).result({"number": 1}) == ["Order", {"number": 2}]


def test_mismatch() -> None:
    """An event that does not fit is told by its place and types, without its values, and without any frame."""

    def handler(event: Order) -> object:
        return event

    document = Compiled(handler).error({"number": "secret"})
    assert document["errorType"] == "Runtime.UnmarshalError"
    assert document["errorMessage"] == "the event is not a valid Order: $.number: expected int, got str"
    assert document["stackTrace"] == []


def test_registered_event() -> None:
    """An event that was registered is made by its own function."""

    def handler(event: Own) -> object:
        return [type(event).__name__, event.value]

    runtime = Runtime()
    runtime.register_event(Own, Own)
    assert Compiled(handler, runtime).result("x") == ["Own", "x"]
    assert Compiled(lambda event: event, runtime).result("x") == "x"


@pytest.mark.parametrize("text", ["Missing", "the order to ship", "Order | 'None'", "functools.nothing", "1 / 0", "["])
def test_annotation_that_cannot_be_looked_up(text: str) -> None:
    """A handler whose annotation cannot be looked up, for whatever reason, gets plain JSON, and the log says why."""

    def handler(event: object) -> object:
        return event

    handler.__annotations__["event"] = text
    compiled = Compiled(handler)
    assert compiled.result({"number": 1}) == {"number": 1}
    (entry,) = compiled.log
    line = entry.render(as_json=False, framed=False)
    assert line.startswith("[WARNING]\t")
    assert "\tthe handler's events stay plain JSON: " in line
    assert line.count("\n") == 1


def test_signature_that_cannot_be_called() -> None:
    """A handler that needs more than there is fails when it is compiled, not at each event."""
    with pytest.raises(TypeError, match="needs "):
        Compiled(lambda event, context, more: None)


def test_partial() -> None:
    """A handler that was given a part of its arguments gets the others."""

    def handler(event: Order, context: Any, database: str) -> object:
        return [event.number, context.aws_request_id, database]

    assert Compiled(functools.partial(handler, database="d")).result({"number": 1}) == [1, "id-1", "d"]


@pytest.mark.parametrize(
    "content_type",
    [None, "application/json", "application/json; charset=utf-8", "Application/JSON", "application/cloudevents+json"],
)
def test_json_event(content_type: str | None) -> None:
    """An event is JSON where its content type says so, or nothing."""
    assert Compiled(lambda event: event).result({"a": 1}, content_type=content_type) == {"a": 1}


@pytest.mark.parametrize("content_type", ["application/octet-stream", "text/plain", "application/jsonlines", "json"])
def test_raw_event(content_type: str) -> None:
    """Any other event is handed over as its bytes."""
    assert Compiled(lambda event: [type(event).__name__, list(event)]).result(
        body=b"\xff{", content_type=content_type
    ) == ["bytes", [255, 123]]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b"[" * 100_000, b"1 2"])
def test_event_that_is_not_json(body: bytes) -> None:
    """An event that cannot be parsed is a failure of that name; the handler is not called."""
    document = Compiled(lambda event: pytest.fail("called")).error(body=body)
    assert document["errorType"] == "Runtime.UnmarshalError"
    assert document["errorMessage"].startswith("Unable to unmarshal input: ")
    assert document["stackTrace"] == []


def test_bad_client_context() -> None:
    """A bad header of the context is a failure of its own name, before the event is looked at."""
    document = Compiled(lambda event: event).error(body=b"{", client_context="[1]")
    assert document["errorType"] == "Runtime.LambdaContextUnmarshalError"


def test_no_result() -> None:
    """A handler that returns nothing has the result null."""
    assert Compiled(lambda: None).invoke().body == b"null"


@pytest.mark.parametrize("result", [b"\xff\0", bytearray(b"\xff\0"), memoryview(b"\xff1\0")[::2]])
def test_raw_result(result: object) -> None:
    """Bytes of any kind are the reply as they are, under a content type that promises nothing."""
    outcome = returning(result).invoke()
    assert isinstance(outcome, Reply)
    assert (outcome.body, outcome.content_type) == (b"\xff\0", "application/unknown")


def test_result_that_cannot_be_written() -> None:
    """A result that is no JSON is a failure of that name, which says where."""
    document = Compiled(lambda: {"a": [{1j}]}).error()
    assert document["errorType"] == "Runtime.MarshalError"
    assert "complex is not JSON serializable at $.a[0][*]" in document["errorMessage"]


def returning(result: object) -> Compiled:
    """Compile a handler that returns this."""
    return Compiled(lambda: result)


def test_largest_result() -> None:
    """A result may be as large as the platform takes, to the byte; one more is a failure that says what to do."""
    assert len(returning("x" * (LARGEST - 2)).invoke().body) == LARGEST
    assert len(returning(b"x" * LARGEST).invoke().body) == LARGEST
    for result in ("x" * (LARGEST - 1), b"x" * (LARGEST + 1)):
        outcome = returning(result).invoke()
        assert isinstance(outcome, Failure)
        assert outcome.error_type == "Function.ResponseSizeTooLarge"
        assert f"{LARGEST + 1} bytes".encode() in outcome.body


def test_handler_raises() -> None:
    """What a handler raises is told with its frames only, also in the log, and the process goes on."""

    def handler(event: dict[str, object]) -> object:
        return event["missing"]

    compiled = Compiled(handler)
    document = compiled.error({})
    assert (document["errorMessage"], document["errorType"]) == ("'missing'", "KeyError")
    (frame,) = document["stackTrace"]
    assert ", in handler\n" in frame
    assert compiled.invoke({}).exit_code is None
    (entry, _) = compiled.log
    assert entry.render(as_json=False, framed=False).startswith("[ERROR] KeyError: 'missing'\rTraceback")


def test_flushed() -> None:
    """What a handler printed is written before its answer goes out."""
    compiled = Compiled(lambda: None)
    compiled.invoke()
    assert compiled.flushed == 1
