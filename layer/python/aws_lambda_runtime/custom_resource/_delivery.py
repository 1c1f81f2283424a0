"""The one answer to a request: from the function, or at the deadline from a thread beside it, never from both."""

from __future__ import annotations

from threading import Lock, Timer
from time import monotonic

from aws_lambda_runtime import _logs
from aws_lambda_runtime._presigned import UnreachableError, ask
from aws_lambda_runtime._report import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.context import Context
    from aws_lambda_runtime.custom_resource._request import Request

_FIRST_REDIRECT = 300


class DeliveryError(ConnectionError):
    """CloudFormation could not be given the answer: it waits until somebody else does, or for an hour."""


class Delivery:
    """Answers a request once; without an answer by `margin_ms` before the deadline it is that the request failed."""

    def __init__(self, request: Request, context: Context, margin_ms: int) -> None:
        self._request = request
        left = context.get_remaining_time_in_millis() / 1000
        self._end = monotonic() + left
        margin = min(margin_ms / 1000, left / 2)
        self._reason = (
            f"{request.kind} was not finished {margin:.1f} seconds before the end of the function's time: give it more "
            f"(Timeout), or less to do (log stream {context.log_stream_name})"
        )
        self._request_id = context.aws_request_id
        self._lock = Lock()
        self._error: DeliveryError | None = None
        self._timer = Timer(left - margin, self._give_up)
        self._timer.daemon = True
        self._timer.start()

    def send(self, body: bytes) -> None:
        """Answer the request, unless it has been answered. Raises `DeliveryError` if it cannot be."""
        if not self._lock.acquire(blocking=False):
            self._timer.join()
            _logs.warn(f"{self._request.kind} has come to its end too late: it was answered as failed")
            if self._error is not None:
                raise self._error
            return
        self._timer.cancel()
        self._timer.join()
        self._put(body)

    def _give_up(self) -> None:
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._put(self._request.failed(self._reason))
            _logs.warn(f"answered as failed: {self._reason}")
        except DeliveryError as error:
            self._error = error
            _logs.write(report(error, self._request_id)[1])

    def _put(self, body: bytes) -> None:
        try:
            with ask("PUT", self._request.url, seconds=self._end - monotonic(), body=body) as response:
                status = response.status_code
        except UnreachableError as error:
            raise DeliveryError(
                f"CloudFormation could not be answered, {error}; a function in a VPC needs a way to S3, such as a "
                "gateway endpoint"
            ) from None
        if status >= _FIRST_REDIRECT:
            raise DeliveryError(f"CloudFormation could not be answered: its URL replied with status {status}")
