"""Async handlers on the event loop that a function brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

SOURCE = """
    import asyncio, contextvars
    seen = contextvars.ContextVar("seen", default=None)
    async def handler(event, context):
        before = seen.get()
        seen.set(event)
        async with asyncio.timeout(5):
            await asyncio.sleep(0.01)
        return [type(asyncio.get_running_loop()).__module__, before]
    async def stream(event, context):
        for number in range(200):
            yield bytes([number]) * 20_000
            await asyncio.sleep(0)
        if event: raise LookupError("late")
"""


@pytest.mark.parametrize("concurrency", [None, 3], ids=["one", "three"])
def test_uvloop_is_used(bundled: Serve, concurrency: int | None) -> None:
    """Where the function's package holds uvloop, its handlers run on it, one or several at a time."""
    function = bundled(SOURCE, concurrency=concurrency)
    running = [function.stream(number) for number in range(3)] if concurrency else []
    assert [one.answer().value for one in running] == [["uvloop", None]] * len(running)
    assert [function.invoke(number).value for number in range(2)] == [["uvloop", None]] * 2


def test_uvloop_streams(bundled: Serve) -> None:
    """Streams leave over uvloop too, and end with trailers after an error."""
    function = bundled(SOURCE, handler="app.stream")
    body = b"".join(bytes([number]) * 20_000 for number in range(200))
    assert function.invoke(0).body == body
    answer = function.invoke(1)
    assert answer.body == body
    assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Function.LookupError"
