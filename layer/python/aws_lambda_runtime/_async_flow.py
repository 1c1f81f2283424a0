"""Async handlers and async streams: the same as `_flow`, awaited on the environment's event loop."""

from __future__ import annotations

from aws_lambda_runtime._answer_stream import ReaderGoneError
from aws_lambda_runtime._event_loop import cancellation, canceller
from aws_lambda_runtime._flow import close, failed, is_stream, opening
from aws_lambda_runtime._messages import Streamed
from aws_lambda_runtime._termination import MESSAGE, Termination
from aws_lambda_runtime.errors import EnvironmentShutdown, RuntimeApiError
from aws_lambda_runtime.streaming import HTTP_INTEGRATION, OCTET_STREAM, StreamingResponse, to_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from typing import Any

    from aws_lambda_runtime._answer_stream import AsyncAnswerStream
    from aws_lambda_runtime._log_output import Writable
    from aws_lambda_runtime._messages import Invocation


class AsyncFlow:
    """Awaits and streams within one task an invocation, as `asyncio.timeout` and task groups of a handler need."""

    def __init__(
        self, open_stream: Callable[[Invocation, str], AsyncAnswerStream], write_log: Callable[[Writable], None]
    ) -> None:
        self._open = open_stream
        self._write_log = write_log

    async def settle(self, result: object, invocation: Invocation) -> object:
        """Await the result until it is a value, or `Streamed` where it was sent as a stream."""
        while hasattr(result, "__await__"):
            result = await result
        if not is_stream(result):
            return result
        parts = _iterate(result.body if isinstance(result, StreamingResponse) else result)
        try:
            response = result if isinstance(result, StreamingResponse) else None
            first = await anext(parts, b"")
            if response is None and isinstance(first, StreamingResponse):
                response, first = first, await anext(parts, b"")
            sender = self._open(invocation, HTTP_INTEGRATION if response is not None else OCTET_STREAM)
            return await self._send(sender, opening(response, first), parts, invocation)
        finally:
            await parts.aclose()

    async def _send(
        self, sender: AsyncAnswerStream, head: bytes, parts: AsyncGenerator[object, None], invocation: Invocation
    ) -> Streamed:
        failure = None
        with Termination(canceller(EnvironmentShutdown(MESSAGE))) as termination:
            try:
                await sender.send(head)
                async for part in parts:
                    await sender.send(to_bytes(part))
            except ReaderGoneError:
                return Streamed()
            except RuntimeApiError:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever it is, it goes into the trailers
                await parts.aclose()
                failure = failed(cancellation(error), invocation, self._write_log)
            await sender.finish(failure)
        return termination.end_of(Streamed(None if failure is None else failure.exit_code))


async def _iterate(body: Any) -> AsyncGenerator[object, None]:
    """Yield the items of any iterable, and close it in the end, so that its `finally` blocks run."""
    if hasattr(body, "__aiter__"):
        items = aiter(body)
        try:
            async for item in items:
                yield item
        finally:
            if hasattr(items, "aclose"):
                await items.aclose()
        return
    items = iter(body)
    try:
        for item in items:
            yield item
    finally:
        close(items)
