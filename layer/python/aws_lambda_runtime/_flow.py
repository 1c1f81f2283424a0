"""Results that are not values but work still to do: generators to run, coroutines to await, responses to stream.

Loaded when the first such result appears, or at start for a handler that is known to give one.
"""

from __future__ import annotations

from aws_lambda_runtime._answer_stream import ReaderGoneError
from aws_lambda_runtime._exit import exit_code_of
from aws_lambda_runtime._messages import Streamed, Unsettled
from aws_lambda_runtime._report import report
from aws_lambda_runtime._termination import MESSAGE, Termination
from aws_lambda_runtime.errors import EnvironmentShutdown, RuntimeApiError
from aws_lambda_runtime.streaming import HTTP_INTEGRATION, OCTET_STREAM, ResponseStream, StreamingResponse, to_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import NoReturn

    from aws_lambda_runtime._answer_stream import AnswerStream
    from aws_lambda_runtime._log_output import Writable
    from aws_lambda_runtime._messages import Failure, Invocation

_Generator = type(_ for _ in ())


class Writing(Unsettled):
    """The call of a handler that wants a stream to write to; it is made when there is one."""

    def __init__(self, call: Callable[[ResponseStream], object]) -> None:
        self.call = call


class Flow:
    """Streams on behalf of handlers that do not need an event loop.

    `open_stream` opens the answer of an invocation with a content type; `write_log` takes the entry of an error that
    comes after the first byte, when the invocation can no longer fail in the ordinary way.
    """

    def __init__(
        self, open_stream: Callable[[Invocation, str], AnswerStream], write_log: Callable[[Writable], None]
    ) -> None:
        self._open = open_stream
        self._write_log = write_log

    def stream(self, result: object, invocation: Invocation) -> Streamed:
        """Send what a generator or a `StreamingResponse` gives, each part as soon as it is there.

        What the first part raises is raised: as nothing was sent, it is an error like any other.
        """
        parts = iter(result.body if isinstance(result, StreamingResponse) else result)  # type: ignore[call-overload]
        try:
            response, first = begin(result, parts)
            sender = self._open(invocation, HTTP_INTEGRATION if response is not None else OCTET_STREAM)
            return self._send(sender, opening(response, first), parts, invocation)
        finally:
            close(parts)

    def write(self, call: Callable[[ResponseStream], object], invocation: Invocation) -> Streamed | object:
        """Call a handler that writes to a stream; where it has written nothing, its result is the answer."""
        sender: AnswerStream | None = None

        def begin_writing(response: StreamingResponse | None, first: object) -> Callable[[bytes], None]:
            nonlocal sender
            sender = self._open(invocation, HTTP_INTEGRATION if response is not None else OCTET_STREAM)
            if response is not None:
                sender.send(response.prelude(first))
            return sender.send

        try:
            result = call(ResponseStream(begin_writing))
        except BaseException as error:
            if sender is None or isinstance(error, RuntimeApiError):
                raise
            return self._end(sender, error, invocation)
        return self._end(sender, None, invocation) if sender is not None else result

    def _send(self, sender: AnswerStream, head: bytes, parts: Iterator[object], invocation: Invocation) -> Streamed:
        with Termination(_terminate) as termination:
            try:
                sender.send(head)
                for part in parts:
                    sender.send(to_bytes(part))
                close(parts)
            except RuntimeApiError:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever it is, it goes into the trailers
                close(parts)
                streamed = self._end(sender, error, invocation)
            else:
                streamed = self._end(sender, None, invocation)
        return termination.end_of(streamed)

    def _end(self, sender: AnswerStream, error: BaseException | None, invocation: Invocation) -> Streamed:
        if isinstance(error, ReaderGoneError):
            return Streamed()
        failure = None if error is None else failed(error, invocation, self._write_log)
        sender.finish(failure)
        return Streamed(None if failure is None else failure.exit_code)


def _terminate() -> NoReturn:
    raise EnvironmentShutdown(MESSAGE)


def begin(result: object, parts: Iterator[object]) -> tuple[StreamingResponse | None, object]:
    """Return the HTTP response that a stream is, None for a stream of mere bytes, and its first part that is not empty.

    A generator may give the response as its first item, without a body.
    """
    response = result if isinstance(result, StreamingResponse) else None
    first = next(parts, b"")
    if response is None and isinstance(first, StreamingResponse):
        response, first = first, next(parts, b"")
    return response, first


def opening(response: StreamingResponse | None, first: object) -> bytes:
    """Return the first bytes of the stream."""
    return to_bytes(first) if response is None else response.prelude(first) + to_bytes(first)


def failed(error: BaseException, invocation: Invocation, write_log: Callable[[Writable], None]) -> Failure:
    """Report an error that came after the first byte."""
    failure, entry = report(error, invocation.request_id, None if isinstance(error, Exception) else exit_code_of(error))
    write_log(entry)
    return failure


def close(parts: Iterable[object]) -> None:
    """End a generator before its end, so that its `finally` blocks run now."""
    end = getattr(parts, "close", None)
    if end is not None:
        end()


def is_stream(result: object) -> bool:
    """Tell whether this is something to send part by part."""
    return isinstance(result, (StreamingResponse, _Generator)) or hasattr(result, "__anext__")
