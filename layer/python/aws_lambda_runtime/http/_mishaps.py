"""What a client gets, and the log says, when an application fails to respond."""

from __future__ import annotations

from aws_lambda_runtime._logs import write
from aws_lambda_runtime._report import report
from aws_lambda_runtime.http._response import Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.streaming import StreamingResponse

_STATUS = 500
_TEXT = b"Internal Server Error"


def failure() -> Response:
    """Return the response in place of the one that an application owes."""
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(_TEXT)))]
    return Response(_STATUS, headers, _TEXT)


def streamed_failure() -> StreamingResponse:
    """Return the same as a stream."""
    from aws_lambda_runtime.streaming import StreamingResponse

    told = failure()
    return StreamingResponse((told.body,), status=told.status, headers=told.headers)


def log(error: BaseException, context: object) -> None:
    """Write an error as the runtime writes those of handlers; the invocation itself succeeds, with status 500."""
    write(report(error, getattr(context, "aws_request_id", ""))[1])
