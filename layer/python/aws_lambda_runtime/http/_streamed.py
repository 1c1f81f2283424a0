"""An exchange whose response leaves while the application makes it."""

from __future__ import annotations

import asyncio

from aws_lambda_runtime.http._exchange import Exchange, headers_of
from aws_lambda_runtime.http._mishaps import log, streamed_failure
from aws_lambda_runtime.streaming import StreamingResponse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

    from aws_lambda_runtime.http._asgi import Application, Message
    from aws_lambda_runtime.http._request import Request

_GRACE = 0.1  # seconds for an application whose client has gone; the margin before the deadline is longer


class Streamed(Exchange):
    """The application gives, and the runtime takes part by part; `send` waits until the part before was taken."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._parts: asyncio.Queue[Any] = asyncio.Queue(1)
        self._is_gone = False
        self._is_opened = False
        self._task: asyncio.Task[None] | None = None
        self._error: BaseException | None = None
        self._context: object = None

    async def open(self, app: Application, scope: dict[str, Any]) -> StreamingResponse:
        """Run the application up to the beginning of its response, and return that."""
        self._context = scope["aws.context"]
        self._task = asyncio.create_task(self._run(app, scope), name="application")
        try:
            first = await self._parts.get()
        except BaseException:
            await self.aclose()
            raise
        if isinstance(first, StreamingResponse):
            return first
        if self._error is not None and not isinstance(self._error, Exception):
            raise self._error
        log(self._error or RuntimeError("the application returned without a response"), self._context)
        return streamed_failure()

    async def begin(self, start: Message) -> None:
        """Take status and headers, which are sent at once."""
        await self._give(StreamingResponse(self, status=int(start["status"]), headers=headers_of(start)))

    async def add(self, body: bytes) -> None:
        """Take a part of the body. Raises `OSError` when nobody wants it any more."""
        await self._give(body)

    def __aiter__(self) -> Self:
        """Return the body itself, which can be iterated once."""
        return self

    async def __anext__(self) -> bytes:
        """Return the next part of the body; raises what the application has raised, if the response is not complete."""
        if not self._is_opened:
            # An empty part has the runtime send status and headers before the body begins.
            self._is_opened = True
            return b""
        part: bytes | None = await self._parts.get()
        if part is not None:
            return part
        if not self.is_complete:
            raise self._error or RuntimeError("the application returned without the end of its response")
        if self._error is not None:
            log(self._error, self._context)
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Let an application whose response is not wanted any more come to its end."""
        task = self._task
        if task is None or task.done():
            return
        self._is_gone = True
        self.end()
        while not self._parts.empty():
            self._parts.get_nowait()
        await asyncio.wait((task,), timeout=_GRACE)
        if not task.done():
            task.cancel()
            await asyncio.wait((task,), timeout=_GRACE)
        if self._error is not None and not _is_farewell(self._error):
            log(self._error, self._context)

    async def _run(self, app: Application, scope: dict[str, Any]) -> None:
        try:
            await app(scope, self.receive, self.send)
        except BaseException as error:  # noqa: BLE001 - raised again where the response is taken, lest it end the loop
            self._error = error
        finally:
            self.end()
            if not self._is_gone:
                await self._parts.put(None)

    async def _give(self, part: object) -> None:
        if not self._is_gone:
            await self._parts.put(part)
        if self._is_gone:
            message = "the client does not want the rest of the response"
            raise OSError(message)


async def stream(app: Application, scope: dict[str, Any], request: Request) -> StreamingResponse:
    """Return the response as soon as the application has begun it."""
    return await Streamed(request).open(app, scope)


def _is_farewell(error: BaseException) -> bool:
    """Tell whether the error only passes on that the client has gone, or that the application was cancelled for it."""
    return isinstance(error, (OSError, asyncio.CancelledError)) or isinstance(error.__context__, OSError)
