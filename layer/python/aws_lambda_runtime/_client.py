"""The Runtime API's words: paths, headers, status codes (AWS: "Using the Lambda runtime API for custom runtimes").

An invocation is over, and its billing ends, when its answer is taken and the next `/invocation/next` waits.
"""

from __future__ import annotations

import sys
from time import sleep

from aws_lambda_runtime._http import Connection, Response
from aws_lambda_runtime._messages import Failure, Invocation, Reply
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Iterator

    from aws_lambda_runtime._answer_stream import AnswerStream, AsyncAnswerStream
    from aws_lambda_runtime._messages import Outcome

_VERSION = "/2018-06-01/runtime"
USER_AGENT = "aws-lambda-runtime/0.1.0 python/%d.%d.%d" % sys.version_info[:3]  # noqa: UP031 - no f-string slices
_NO_CONTENT = 204
_LAST_PORT = 65535
_DIGITS = 20  # as many as any number of the protocol has
_PAUSE = 0.05  # seconds
_OK = 200
_REDIRECTION = 300
_HEADERS_TOO_LARGE = 431

# Answers after which this invocation is lost but the next one may well work: the platform has given it up by itself.
_LOST = {410: "the invocation had already timed out", 413: "the response was larger than the platform takes"}
_UNKNOWN_ID = (400, b"InvalidRequestID")


class RuntimeClient:
    """One worker's conversation with the Runtime API, over one connection.

    `log` receives a line when the platform refuses an answer.
    """

    def __init__(self, runtime_api: str, log: Callable[[str], None]) -> None:
        host, port, base = parse_endpoint(runtime_api)
        self._log = log
        self._address = (host, port)
        self._connection = Connection(host, port)
        self._path = f"{base}{_VERSION}"
        shown_host = f"[{host}]" if ":" in host else host
        self._common = f"Host: {shown_host}:{port}\r\nUser-Agent: {USER_AGENT}\r\n"
        self._next = f"GET {self._path}/invocation/next HTTP/1.1\r\n{self._common}\r\n".encode()

    def invocations(self) -> Iterator[Invocation]:
        """Yield one invocation after the other, for as long as the environment lives.

        Raises `RuntimeApiError` when the platform answers anything that is not an event, as it does to end the process.
        """
        while True:
            response = self._connection.exchange(self._next, repeatable=True)
            if response.status == _NO_CONTENT:
                # An emulator says so when it has no event yet.
                sleep(_PAUSE)
                continue
            yield _to_invocation(response)
            del response

    def answer(self, invocation: Invocation, outcome: Outcome) -> None:
        """Deliver the one answer of an invocation, unless it was streamed.

        Raises `RuntimeApiError` when the platform can no longer be talked to.
        """
        if isinstance(outcome, Reply):
            where, headers, cause = "response", f"Content-Type: {outcome.content_type}\r\n", ""
        elif isinstance(outcome, Failure):
            where, headers, cause = "error", _error_headers(outcome), _cause_header(outcome, invocation)
        else:
            return
        if invocation.invocation_id is not None:
            headers += _attempt(invocation)
        path = f"/invocation/{invocation.request_id}/{where}"
        response = self._post(path, headers + cause, outcome.body)
        if cause and response.status == _HEADERS_TOO_LARGE:
            # The platform reads no further on this connection, and has changed nothing.
            self._connection.close()
            response = self._post(path, headers, outcome.body)
        self._judge(response, where)

    def open_stream(self, invocation: Invocation, content_type: str) -> AnswerStream:
        """Begin to answer an invocation with a stream."""
        from aws_lambda_runtime._answer_stream import AnswerStream

        return AnswerStream(self._address, self._stream_head(invocation, content_type), self._judge_stream)

    def open_async_stream(
        self, invocation: Invocation, content_type: str, loop: AbstractEventLoop
    ) -> AsyncAnswerStream:
        """Begin to answer an invocation with a stream that is sent on an event loop."""
        from aws_lambda_runtime._answer_stream import AsyncAnswerStream

        return AsyncAnswerStream(self._address, self._stream_head(invocation, content_type), self._judge_stream, loop)

    def fail_init(self, failure: Failure) -> None:
        """Report that the function cannot be initialised; whether this arrives or not, the process has to end."""
        try:
            self._post("/init/error", _error_headers(failure), failure.body)
        except RuntimeApiError as error:
            self._log(f"the initialisation error could not be reported: {error}")

    def await_restore(self) -> None:
        """Return when the environment has been restored from its snapshot, which no connection survives.

        Raises `RuntimeApiError` when the platform says anything else.
        """
        request = f"GET {self._path}/restore/next HTTP/1.1\r\n{self._common}\r\n".encode()
        self._connection.close()
        try:
            status = self._connection.exchange(request, repeatable=False).status
        finally:
            self._connection.close()
        if status != _OK:
            message = f"the Runtime API answered the request for the restore with status {status}"
            raise RuntimeApiError(message)

    def fail_restore(self, failure: Failure) -> None:
        """Report that the restored environment cannot be used; whether this arrives or not, the process has to end."""
        try:
            self._post("/restore/error", _error_headers(failure), failure.body)
        except RuntimeApiError as error:
            self._log(f"the error after the restore could not be reported: {error}")

    def _stream_head(self, invocation: Invocation, content_type: str) -> bytes:
        from aws_lambda_runtime._answer_stream import HEADERS

        headers = f"{HEADERS}Content-Type: {content_type}\r\n{_attempt(invocation)}"
        path = f"{self._path}/invocation/{invocation.request_id}/response"
        return f"POST {path} HTTP/1.1\r\n{self._common}{headers}\r\n".encode("latin-1")

    def _judge_stream(self, response: Response) -> None:
        self._judge(response, "stream")

    def _judge(self, response: Response, where: str) -> None:
        """Go on where only this answer is lost. Raises `RuntimeApiError` when nothing more can be done."""
        if _OK <= response.status < _REDIRECTION:
            return
        lost = _why_lost(response)
        if lost is None:
            message = f"the Runtime API refused to take the {where} with status {response.status}"
            raise RuntimeApiError(message)
        self._log(f"the Runtime API refused the {where} with status {response.status}: {lost}")

    def _post(self, path: str, headers: str, body: bytes) -> Response:
        head = (
            f"POST {self._path}{path} HTTP/1.1\r\n{self._common}{headers}Content-Length: {len(body)}\r\n\r\n"
        ).encode("latin-1")
        return self._connection.exchange(head, body, repeatable=False)


def parse_endpoint(runtime_api: str) -> tuple[str, int, str]:
    """Split `host:port`, also with `http://` before it and a base path behind it, as some emulators give it.

    Raises `RuntimeApiError` where it is neither.
    """
    authority, slash, base = runtime_api.removeprefix("http://").rstrip("/").partition("/")
    host, _, port = authority.rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and len(port) < _DIGITS) or int(port) > _LAST_PORT:
        message = (
            f"AWS_LAMBDA_RUNTIME_API is {runtime_api!r}, which is not host:port; Lambda and its emulators set it, "
            "so start the function through one of them (`make demo` shows how)"
        )
        raise RuntimeApiError(message)
    return host.strip("[]"), int(port), slash + base


def _to_invocation(response: Response) -> Invocation:
    if response.status != _OK:
        message = f"the Runtime API answered the request for the next invocation with status {response.status}"
        raise RuntimeApiError(message)
    headers = response.headers
    # Ids stay as they are, so that the very same octets go back in a path or a header.
    request_id = headers.get("lambda-runtime-aws-request-id")
    if not request_id:
        message = "the Runtime API sent an invocation without Lambda-Runtime-Aws-Request-Id"
        raise RuntimeApiError(message)
    header = headers.get if response.head.isascii() else _texts(headers).get
    # Empty means absent, as the two servers of AWS differ in which of them they send.
    return Invocation(
        request_id,
        response.body,
        header("content-type") or None,
        _milliseconds(headers.get("lambda-runtime-deadline-ms", "")),
        header("lambda-runtime-invoked-function-arn") or None,
        header("lambda-runtime-trace-id") or None,
        header("lambda-runtime-client-context") or None,
        header("lambda-runtime-cognito-identity") or None,
        header("lambda-runtime-aws-tenant-id") or None,
        headers.get("lambda-runtime-invocation-id") or None,
    )


def _texts(headers: dict[str, str]) -> dict[str, str]:
    """Return headers as the text that their octets are in UTF-8, or else in Latin-1."""
    texts = {}
    for name, octets in headers.items():
        value = octets.encode("latin-1")
        try:
            texts[name] = value.decode()
        except UnicodeDecodeError:
            texts[name] = octets
    return texts


def _milliseconds(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < _DIGITS else 0


def _error_headers(failure: Failure) -> str:
    return f"Content-Type: application/json\r\nLambda-Runtime-Function-Error-Type: {failure.error_type}\r\n"


def _cause_header(failure: Failure, invocation: Invocation) -> str:
    """Return the header that tells AWS X-Ray why; without a trace there is nothing to tell it for."""
    if failure.cause is None or invocation.trace_id is None:
        return ""
    return f"Lambda-Runtime-Function-XRay-Error-Cause: {failure.cause}\r\n"


def _attempt(invocation: Invocation) -> str:
    """Return the header that says which attempt of the invocation is answered."""
    number = invocation.invocation_id
    return "" if number is None else f"Lambda-Runtime-Invocation-Id: {number}\r\n"


def _why_lost(response: Response) -> str | None:
    status, mark = _UNKNOWN_ID
    if response.status == status and mark in response.body:
        return "the platform no longer knows the invocation"
    return _LOST.get(response.status)
