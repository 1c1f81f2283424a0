"""Responses that leave while they are made (AWS: "Response streaming for Lambda functions").

A handler streams by being a generator, by returning a `StreamingResponse`, or by writing to a `ResponseStream`.
"""

from __future__ import annotations

from aws_lambda_runtime._messages import Unsettled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Iterable, Mapping
    from typing import Self, TypeAlias

    Part: TypeAlias = bytes | bytearray | memoryview | str
    Body: TypeAlias = Iterable[Part] | AsyncIterable[Part]
    Headers: TypeAlias = Mapping[str, str | Iterable[str]] | Iterable[tuple[str, str]]

HTTP_INTEGRATION = "application/vnd.awslambda.http-integration-response"
OCTET_STREAM = "application/octet-stream"
_TEXT = "text/plain; charset=utf-8"
_DELIMITER = bytes(8)
_STATUSES = range(100, 600)
_FORBIDDEN = ("\r", "\n", "\0")


class StreamingResponse(Unsettled):
    """An HTTP response whose body is streamed, for function URLs and REST APIs that invoke with response streaming.

    `body` is any iterable or async iterable of bytes or text (sent as UTF-8); each item leaves when it is there.
    `headers` is a mapping, whose values may be lists, or pairs; `cookies` are whole `Set-Cookie` values. Without a
    content type a response that begins with text is `text/plain`, any other `application/octet-stream`.

    Raises `ValueError` for a status outside 100 to 599 and for headers that HTTP does not allow.
    """

    __slots__ = ("body", "cookies", "headers", "status")

    def __init__(
        self,
        body: Body = (),
        *,
        status: int = 200,
        headers: Headers = (),
        cookies: Iterable[str] = (),
        content_type: str | None = None,
    ) -> None:
        if status not in _STATUSES:
            message = f"the status of a response is a number from 100 to 599, not {status!r}"
            raise ValueError(message)
        # A text or bytes are iterable too, item by item, which nobody means.
        self.body: Body = (body,) if isinstance(body, (str, bytes, bytearray, memoryview)) else body
        self.status = status
        self.headers, found = _merged(headers)
        self.cookies = [*found, *map(_legal, cookies)]
        if content_type is not None:
            self.headers["content-type"] = _legal(content_type)

    def prelude(self, first: object) -> bytes:
        """Return what goes before the body: status, headers and cookies as JSON, then eight NUL bytes."""
        from aws_lambda_runtime._codec import encode

        self.headers.setdefault("content-type", _TEXT if isinstance(first, str) else OCTET_STREAM)
        told = {"statusCode": self.status, "headers": self.headers, "cookies": self.cookies}
        return encode(told, lambda value: value) + _DELIMITER


class ResponseStream:
    """What a handler writes its response to, if a parameter of it is annotated so: `def handler(event, stream: ...)`.

    `start` makes it an HTTP response; without it the written bytes are the response. It may stand where a binary file
    is written to: `print(..., file=...)` needs `io.TextIOWrapper(stream)`, `csv`, `zipfile` and their like take it.
    """

    def __init__(self, begin: Callable[[StreamingResponse | None, object], Callable[[bytes], None]]) -> None:
        self._begin = begin
        self._response: StreamingResponse | None = None
        self._send: Callable[[bytes], None] | None = None
        self.closed = False
        self.bytes_sent = 0

    def start(
        self,
        *,
        status: int = 200,
        headers: Headers = (),
        cookies: Iterable[str] = (),
        content_type: str | None = None,
    ) -> None:
        """Say status and headers of the HTTP response; raises `ValueError` once something was written."""
        if self._send is not None:
            message = "status and headers of the stream have been sent already; call start() before the first write()"
            raise ValueError(message)
        self._response = StreamingResponse(status=status, headers=headers, cookies=cookies, content_type=content_type)

    def write(self, part: Part) -> int:
        """Send bytes, or text as UTF-8, and return their number; waits while the reader is slower than this.

        Raises `ValueError` after `close()`, `BrokenPipeError` when the reader has gone.
        """
        if self.closed:
            message = "the stream is closed: nothing can be written after close()"
            raise ValueError(message)
        data = to_bytes(part)
        self._opened(part)(data)
        self.bytes_sent += len(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is written has left."""

    def close(self) -> None:
        """End the response; the handler may still do other work."""
        if not self.closed:
            self._opened(b"")
            self.closed = True

    def readable(self) -> bool:
        """Tell that this is not a file to read."""
        return False

    def writable(self) -> bool:
        """Tell that this is a file to write."""
        return True

    def seekable(self) -> bool:
        """Tell that what was written has left."""
        return False

    def __enter__(self) -> Self:
        """Return the stream, which is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the stream."""
        self.close()

    def _opened(self, first: object) -> Callable[[bytes], None]:
        if self._send is None:
            self._send = self._begin(self._response, first)
        return self._send


def to_bytes(part: object) -> bytes:
    """Return one item of a stream as bytes. Raises `MarshalError` for anything but bytes and text."""
    if isinstance(part, bytes):
        return part
    if isinstance(part, str):
        return part.encode("utf-8", "surrogateescape")
    if isinstance(part, (bytearray, memoryview)):
        return bytes(part)
    from aws_lambda_runtime.errors import MarshalError

    message = f"Unable to marshal response: a stream is made of bytes or text, not {type(part).__name__}"
    raise MarshalError(message)


def _merged(headers: Headers) -> tuple[dict[str, str], list[str]]:
    """Return headers by lower-case name, repeated ones joined, and the cookies that stood among them."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    merged: dict[str, str] = {}
    cookies: list[str] = []
    for sent, values in pairs:
        name = _legal(sent).lower()
        for value in (values,) if isinstance(values, str) else values:
            if name == "set-cookie":
                cookies.append(_legal(value))
            elif name in merged:
                merged[name] += f", {_legal(value)}"
            else:
                merged[name] = _legal(value)
    return merged, cookies


def _legal(text: str) -> str:
    if any(character in text for character in _FORBIDDEN):
        message = "a header of a response holds a line break or NUL, which HTTP does not allow"
        raise ValueError(message)
    return text
