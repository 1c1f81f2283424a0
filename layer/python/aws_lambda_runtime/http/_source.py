"""What brings requests: how to read its events and how to write the answer that it wants."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from aws_lambda_runtime.http._request import Request
    from aws_lambda_runtime.http._response import Response

    Read: TypeAlias = Callable[[Any, str | None], Request]
    Write: TypeAlias = Callable[[Response, Any], dict[str, object]]


class Source:
    """One kind of event: `read` is given an event and the base path to take off; `write` a response and its event.

    `streams` tells whether responses to it can be streamed at all.
    """

    __slots__ = ("read", "streams", "write")

    def __init__(self, read: Read, write: Write, *, streams: bool = False) -> None:
        self.read = read
        self.write = write
        self.streams = streams
