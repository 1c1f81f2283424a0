"""One call of a WSGI application, and the response that comes of it, gathered or streamed."""

from __future__ import annotations

from aws_lambda_runtime.http._mishaps import failure, log, streamed_failure
from aws_lambda_runtime.http._response import Response, passed_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import TracebackType
    from typing import Any, TypeAlias

    from aws_lambda_runtime.http._wsgi import Application
    from aws_lambda_runtime.streaming import StreamingResponse

    Caught: TypeAlias = tuple[type[BaseException], BaseException, TracebackType]


class Call:
    """What the application says by `start_response`, and what there is of its body."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: list[tuple[str, str]] = []
        self.has_left = False
        self.body: list[bytes] = []
        self._parts: list[bytes] = []

    def start_response(
        self, status: str, headers: list[tuple[str, str]], exc_info: Caught | None = None
    ) -> Callable[[bytes], None]:
        """Take status and headers; with `exc_info` in place of those before, unless they have left."""
        if exc_info is not None:
            try:
                if self.has_left:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None  # or else frame and traceback hold each other
            self.body.clear()
            self._parts.clear()
        elif self.status:
            message = "the application called start_response a second time, without exc_info"
            raise RuntimeError(message)
        self.status = int(status.partition(" ")[0])
        self.headers = passed_on(headers)
        return self._parts.append

    def run(self, app: Application, environ: dict[str, Any]) -> Generator[bytes, None, None]:
        """Call the application and yield the parts of its body that are not empty; its iterable is always closed."""
        result = app(environ, self.start_response)
        try:
            for part in result:
                self._require_start()
                yield from self._written()
                if part:
                    yield part
            self._require_start()
            yield from self._written()
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()

    def _require_start(self) -> None:
        if not self.status:
            message = "the application returned a body without calling start_response"
            raise RuntimeError(message)

    def _written(self) -> Generator[bytes, None, None]:
        while self._parts:
            yield self._parts.pop(0)


def answer(app: Application, environ: dict[str, Any]) -> Response:
    """Return what the application responds; where it raises, the log has it and the status is 500."""
    call = Call()
    try:
        # An error page by start_response takes the place of all that is there.
        for part in call.run(app, environ):
            call.body.append(part)
    except Exception as error:  # noqa: BLE001 - whatever the application raises
        log(error, environ["aws.context"])
        return failure()
    return Response(call.status, call.headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else b"".join(call.body))


def stream(app: Application, environ: dict[str, Any]) -> StreamingResponse:
    """Return the response as soon as the first part of its body is there, since until then it may change."""
    from aws_lambda_runtime.streaming import StreamingResponse

    call = Call()
    body = call.run(app, environ)
    try:
        first = next(body, b"")
        if environ["REQUEST_METHOD"] == "HEAD":
            body.close()
            first = b""
    except Exception as error:  # noqa: BLE001 - whatever the application raises
        log(error, environ["aws.context"])
        return streamed_failure()
    call.has_left = True
    return StreamingResponse(_after(first, body), status=call.status, headers=call.headers)


def _after(first: bytes, rest: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
    try:
        yield first
        yield from rest
    finally:
        rest.close()
