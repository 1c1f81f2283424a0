"""User code that does not behave: it is answered for all that, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import weakref
from typing import TYPE_CHECKING, ClassVar

import pytest
from attrs import define

from aws_lambda_runtime import _logs
from aws_lambda_runtime._invoke import compile_handler
from aws_lambda_runtime._messages import Failure, Invocation, Reply, Streamed
from aws_lambda_runtime._registry import Runtime
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._log_output import Writable


class Own:
    """An event that has its own way to be made; `seen` follows those that were."""

    seen: ClassVar[list[weakref.ref[object]]] = []

    def __init__(self, value: object) -> None:
        self.value = value
        self.seen.append(weakref.ref(self))


@define
class Order:
    """An event, and a result."""

    name: str


def answer(handler: Callable[..., object], runtime: Runtime | None = None, body: bytes = b"{}") -> Reply | Failure:
    """Compile a handler, and return its answer to one invocation."""
    log: list[Writable] = []
    invoke = compile_handler(
        handler,
        runtime or Runtime(),
        lambda invocation: Context(invocation, Settings()),
        log.append,
        _logs.flush_streams,
        lambda: pytest.fail("the result is no value"),
    )
    outcome = invoke(Invocation(request_id="id-1", body=body))
    assert not isinstance(outcome, Streamed)
    return outcome


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SystemExit(3), 3),
        (SystemExit(0), 1),
        (SystemExit(None), 1),
        (SystemExit("text"), 1),
        (KeyboardInterrupt(), 1),
        (GeneratorExit(), 1),
        (type("Own", (BaseException,), {})(), 1),
        (asyncio.CancelledError(), None),
        (MemoryError(), None),
        (RecursionError(), None),
        (StopIteration(), None),
    ],
    ids=repr,
)
def test_exceptions_that_end_the_process(error: BaseException, code: int | None) -> None:
    """An exception that is meant to end the process is answered first; the answer carries the exit code."""

    def handler() -> object:
        raise error

    outcome = answer(handler)
    assert isinstance(outcome, Failure)
    assert json.loads(outcome.body)["errorType"] == type(error).__name__
    assert outcome.exit_code == code


class Stubborn:
    """A stream that does not do what streams do."""

    def flush(self) -> None:
        """Fail in a way of its own."""
        raise ZeroDivisionError


@pytest.mark.parametrize("stream", [None, Stubborn(), object()], ids=["none", "stubborn", "object"])
def test_replaced_stdout(monkeypatch: pytest.MonkeyPatch, stream: object) -> None:
    """A handler that puts something else in place of the streams is answered for all that."""

    def handler() -> object:
        monkeypatch.setattr(sys, "stdout", stream)
        return 1

    try:
        assert answer(handler).body == b"1"
    finally:
        monkeypatch.undo()


def test_deleted_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that takes the streams away is answered for all that."""

    def handler() -> object:
        monkeypatch.delattr(sys, "stdout")
        return 1

    try:
        assert answer(handler).body == b"1"
    finally:
        monkeypatch.undo()


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_is_kept(*, fails: bool) -> None:
    """Nothing that an invocation made outlives it, without the garbage collector's help."""
    seen = Own.seen
    seen.clear()

    def handler(event: Own, context: Context) -> object:
        local = Own(event)
        seen.append(weakref.ref(context))
        if fails:
            raise ValueError(local)
        return []

    runtime = Runtime()
    runtime.register_event(Own, Own)
    gc.disable()
    try:
        outcome = answer(handler, runtime)
        assert [reference() for reference in seen] == [None, None, None]
    finally:
        gc.enable()
    assert isinstance(outcome, Failure) is fails


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("is_large", [True, False])
@pytest.mark.parametrize("fails", ["", "event", "handler"])
def test_collector_is_off_while_much_is_made(*, is_on: bool, is_large: bool, fails: str) -> None:
    """No garbage is looked for while a large event or a result is made; the handler and what follows see no change."""
    seen = {}

    def note(step: str) -> None:
        seen[step] = gc.isenabled()
        if fails == step:
            raise ValueError(step)

    def make(value: dict[str, str]) -> Order:
        note("event")
        return Order(value["name"])

    def write(order: Order) -> str:
        note("result")
        return order.name

    def handler(event: Order) -> Order:
        note("handler")
        return event

    runtime = Runtime()
    runtime.register_event(Order, make)
    runtime.converter.register_unstructure_hook(Order, write)
    body = json.dumps({"name": "a" * (1 << 18 if is_large else 1)}).encode()
    (gc.enable if is_on else gc.disable)()
    try:
        outcome = answer(handler, runtime, body)
        seen["after"] = gc.isenabled()
    finally:
        gc.enable()
    states = {"event": is_on and not is_large, "handler": is_on, "result": False, "after": is_on}
    reached = {"": [*states], "event": ["event", "after"], "handler": ["event", "handler", "after"]}[fails]
    assert seen == {step: states[step] for step in reached}
    assert isinstance(outcome, Failure) is bool(fails)
