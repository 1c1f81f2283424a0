"""The streamed answer of one invocation, in the Runtime API's words (AWS: "Response streaming for custom runtimes")."""

from __future__ import annotations

from binascii import b2a_base64

from aws_lambda_runtime._chunked import AsyncChunkedPost, ChunkedPost, EarlyResponseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

    from aws_lambda_runtime._http import Response
    from aws_lambda_runtime._messages import Failure

ERROR_TYPE = "Lambda-Runtime-Function-Error-Type"
ERROR_BODY = "Lambda-Runtime-Function-Error-Body"
HEADERS = (
    "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
    f"Trailer: {ERROR_TYPE}, {ERROR_BODY}\r\nConnection: close\r\n"
)
_MOST_BODY = 48 * 1024  # bytes of an error document in a trailer; base64 makes four of three


class ReaderGoneError(BrokenPipeError):
    """Nobody wants the rest of the response: the platform has answered before its end."""


class AnswerStream:
    """What sends the parts of one response; `judge` decides, and logs, what a refusal means."""

    def __init__(self, address: tuple[str, int], head: bytes, judge: Callable[[Response], None]) -> None:
        self._post = ChunkedPost(*address)
        self._judge = judge
        self._post.begin(head)

    def send(self, data: bytes) -> None:
        """Send one part. Raises `ReaderGoneError` if the rest is not wanted, `RuntimeApiError` without a platform."""
        try:
            self._post.send(data)
        except EarlyResponseError as early:
            raise _gone(early, self._judge) from None

    def finish(self, failure: Failure | None = None) -> None:
        """End the response; a failure goes into the trailers, as status and headers have been sent before."""
        self._judge(self._post.finish(_trailers(failure)))


class AsyncAnswerStream:
    """The same on an event loop."""

    def __init__(
        self, address: tuple[str, int], head: bytes, judge: Callable[[Response], None], loop: AbstractEventLoop
    ) -> None:
        self._post = AsyncChunkedPost(*address, loop)
        self._judge = judge
        self._post.begin(head)

    async def send(self, data: bytes) -> None:
        """Send one part. Raises `ReaderGoneError` if the rest is not wanted, `RuntimeApiError` without a platform."""
        try:
            await self._post.send_async(data)
        except EarlyResponseError as early:
            raise _gone(early, self._judge) from None

    async def finish(self, failure: Failure | None = None) -> None:
        """End the response; a failure goes into the trailers, as status and headers have been sent before."""
        self._judge(await self._post.finish_async(_trailers(failure)))


def _gone(early: EarlyResponseError, judge: Callable[[Response], None]) -> ReaderGoneError:
    judge(early.response)
    return ReaderGoneError("the rest of the response is not wanted any more")


def _trailers(failure: Failure | None) -> bytes:
    if failure is None:
        return b""
    body = failure.body
    if len(body) > _MOST_BODY:
        from aws_lambda_runtime._codec import decode
        from aws_lambda_runtime._entries import fit

        body = fit(decode(body), _MOST_BODY)  # type: ignore[arg-type]  # it is the document that was written before
    document = b2a_base64(body, newline=False)
    return f"{ERROR_TYPE}: {failure.error_type}\r\n{ERROR_BODY}: ".encode() + document + b"\r\n"
