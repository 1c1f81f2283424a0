"""Handlers that are awaited (contract C96, C97)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond


def test_c96_one_loop(serve: Serve) -> None:
    """All invocations of an async handler run on one event loop, each in a task and a context of its own."""
    function = serve("""
        import asyncio, contextvars
        seen = contextvars.ContextVar("seen", default=0)
        loops, tasks = [], []
        async def handler(event, context):
            loops.append(asyncio.get_running_loop())
            tasks.append(asyncio.current_task())
            seen.set(seen.get() + 1)
            await asyncio.sleep(0)
            return [len(set(map(id, loops))), len(set(map(id, tasks))), seen.get()]
    """)
    assert [function.invoke().value for _ in range(3)] == [[1, 1, 1], [1, 2, 1], [1, 3, 1]]


@pytest.mark.parametrize(
    "handler",
    ["function", "Holder.static", "holder.method", "holder", "wrapped", "partial", "sync_wrapper", "future", "nested"],
)
def test_c96_kinds_of_awaitables(serve: Serve, handler: str) -> None:
    """Whatever a handler returns that can be awaited is awaited, whatever kind of callable it is."""
    function = serve(
        """
        import asyncio, functools

        async def function(event, context): return event + 1

        class Holder:
            @staticmethod
            async def static(event, context): return event + 1
            async def method(self, event, context): return event + 1
            async def __call__(self, event, context): return event + 1

        holder = Holder()

        @functools.wraps(function)
        async def wrapped(*args): return await function(*args)

        partial = functools.partial(function, context=None)

        def sync_wrapper(event, context): return function(event, context)

        class Later:
            def __init__(self, value): self.value = value
            def __await__(self):
                yield from asyncio.sleep(0).__await__()
                return self.value

        def future(event, context): return Later(event + 1)
        async def nested(event, context): return function(event, context)
        """,
        handler=f"app.{handler}",
    )
    assert function.invoke(1).value == 2
    assert function.invoke(2).value == 3


def test_c96_error(serve: Serve) -> None:
    """What an async handler raises is reported with the frames of the user's code alone."""
    function = serve("""
        import asyncio
        async def inner():
            await asyncio.sleep(0)
            raise LookupError("here")
        async def handler(event, context):
            await inner()
    """)
    error = function.invoke().error
    assert (error["errorType"], error["errorMessage"]) == ("LookupError", "here")
    assert ["inner" in entry or "handler" in entry for entry in error["stackTrace"]] == [True, True]


def test_c96_typed(serve: Serve) -> None:
    """An async handler gets typed events and returns objects like any other."""
    function = serve("""
        from dataclasses import dataclass
        @dataclass
        class Order: number: int
        async def handler(order: Order) -> Order: return Order(order.number + 1)
    """)
    assert function.invoke({"number": 1}).value == {"number": 2}


def test_c96_exit(serve: Serve) -> None:
    """An async handler that ends the process is reported first."""
    function = serve("""
        import sys
        async def handler(event, context): sys.exit(9)
    """)
    assert function.invoke().error["errorType"] == "SystemExit"
    assert function.exit_code() == 9


def test_c97_leftover_task(serve: Serve) -> None:
    """A task that outlives its invocation is named in a warning, once, and goes on in the next invocation."""
    function = serve("""
        import asyncio
        done = []
        async def background():
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            done.append(1)
        async def handler(event, context):
            if event: asyncio.create_task(background(), name="refresh")
            else: await asyncio.sleep(0.01)
            return len(done)
    """)
    assert function.invoke(1).value == 0
    assert function.invoke(0).value == 1
    warnings = [line for line in function.log.splitlines() if "E302: " in line]
    assert len(warnings) == 1
    assert "left 1 task(s) behind" in warnings[0]
    assert "refresh (background at " in warnings[0]


def test_on_init(serve: Serve) -> None:
    """What an async init hook makes on the event loop stays usable, its tasks run on, and no warning names them."""
    function = serve("""
        import asyncio
        from aws_lambda_runtime import runtime
        state = {}

        @runtime.on_init
        async def connect():
            state["loop"] = asyncio.get_running_loop()
            state["queue"] = asyncio.Queue()
            state["task"] = asyncio.create_task(work(), name="worker")

        @runtime.on_init
        def plain(): state["order"] = list(state)

        async def work():
            while True:
                item, answer = await state["queue"].get()
                answer.set_result(item * 2)

        async def handler(event, context):
            answer = asyncio.get_running_loop().create_future()
            await state["queue"].put((event, answer))
            return [await answer, state["loop"] is asyncio.get_running_loop(), state["order"]]
    """)
    assert function.invoke(4).value == [8, True, ["loop", "queue", "task"]]
    assert function.invoke(5).value[0] == 10
    assert "left" not in function.log


@pytest.mark.parametrize("kind", ["def", "async def"])
def test_on_init_fails(serve: Serve, kind: str) -> None:
    """An init hook that raises fails the initialisation."""
    function = serve(f"""
        from aws_lambda_runtime import runtime
        @runtime.on_init
        {kind} connect(): raise ConnectionError("no database")
        def handler(event, context): return 1
    """)
    error = function.init_error()
    assert (error["errorType"], error["errorMessage"]) == ("ConnectionError", "no database")
    assert function.exit_code() == 1


def test_loop_of_the_import(serve: Serve) -> None:
    """A client that took its event loop when the module was imported works in the handler."""
    function = serve("""
        import asyncio
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        future = loop.create_future()
        async def handler(event, context):
            loop.call_soon(future.set_result, event)
            return await future
    """)
    assert function.invoke("same loop").value == "same loop"


def deadline(milliseconds: int) -> dict[str, str]:
    """Return the header of a deadline in so many milliseconds."""
    return {"Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + milliseconds)}


SLOW = """
    import asyncio
    cleaned = []
    async def handler(event, context):
        if event == "tell": return cleaned
        try:
            await asyncio.sleep(event)
            return "in time"
        finally:
            cleaned.append(context.get_remaining_time_in_millis() > 0)
"""


def test_cancelled_before_the_deadline(serve: Serve) -> None:
    """A handler that would miss its deadline is cancelled before it, so that its `finally` blocks run in time."""
    function = serve(SLOW)
    error = function.invoke(60, headers=deadline(1000)).error
    assert error["errorType"] == "Runtime.HandlerCancelled"
    assert "0.2 s before the deadline" in error["errorMessage"]
    assert any("await asyncio.sleep(event)" in entry for entry in error["stackTrace"])
    assert function.invoke("tell").value == [True]
    assert function.invoke(0.01, headers=deadline(5000)).value == "in time"


@pytest.mark.parametrize(("margin", "remaining"), [("0", 300), ("10", 400)])
def test_margin(serve: Serve, margin: str, remaining: int) -> None:
    """The margin before the deadline can be set, and 0 switches the cancellation off."""
    function = serve(SLOW, environment={"LAMBDA_RUNTIME_CANCEL_MARGIN_MS": margin})
    function.wait_for_poll()
    assert function.invoke(0.25, headers=deadline(remaining)).value == "in time"


def test_own_cancellation(serve: Serve) -> None:
    """A cancellation that the handler itself lets through is reported under its own name, and the process goes on."""
    function = serve("""
        import asyncio
        async def handler(event, context):
            if event: raise asyncio.CancelledError
            return 1
    """)
    assert function.invoke(1).error["errorType"] == "CancelledError"
    assert function.invoke(0).value == 1


def test_stream_cancelled_before_the_deadline(serve: Serve) -> None:
    """A stream that would miss its deadline ends with trailers, and its generator is cleaned up."""
    function = serve("""
        import asyncio
        async def handler(event, context):
            if event: yield str(cleaned); return
            try:
                yield b"begun"
                await asyncio.sleep(60)
            finally:
                cleaned.append(1)
        cleaned = []
    """)
    answer = function.invoke(0, headers=deadline(800))
    assert answer.body == b"begun"
    assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Runtime.HandlerCancelled"
    assert function.invoke(1).body == b"[1]"
