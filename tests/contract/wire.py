"""HTTP/1.1 as our Runtime API speaks it: requests read exactly, replies written in any way that a network can.

Nothing here knows what Lambda is. Requests are parsed by h11, which is not the code under test.
"""

from __future__ import annotations

import select
import socket
import struct
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import h11

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    Watch: TypeAlias = Callable[[str, bytearray], "Reply | None"]

_RECEIVE = 1 << 18
_LONGEST_HEAD = 1 << 20
_PAUSE = 0.0005  # lets the reader see one piece before the next one arrives

Fields = tuple[tuple[str, str], ...]


class ProtocolError(Exception):
    """The peer sent something that is not an HTTP/1.1 request, or only a part of one."""


@dataclass(frozen=True)
class Request:
    """One request as it came over the wire: names in their own spelling, nothing decoded.

    `parts` are the pieces of its body with the moments (of the monotonic clock) at which they were read. `is_whole` is
    False when the server answered before the end of the body.
    """

    method: str
    target: str
    version: str
    headers: Fields
    body: bytes
    trailers: Fields
    arrived: float
    connection: int
    parts: tuple[tuple[float, bytes], ...] = ()
    is_whole: bool = True

    def header(self, name: str) -> str | None:
        """Return the value of the header, or None when it was not sent."""
        return next((value for sent, value in self.headers if sent.lower() == name.lower()), None)


@dataclass(frozen=True)
class Reply:
    """One reply and the manner of its delivery.

    `chunk` sends the body in chunks of that size. `cuts` are the places in the message between two writes. `stop`
    breaks the connection after so many bytes, by a reset where `reset` says so. `close` closes it after the message,
    without having announced it. `hold` is waited for before the first byte. `raw` replaces the whole message.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str | bytes], ...] = ()
    chunk: int | None = None
    cuts: tuple[int, ...] = ()
    stop: int | None = None
    reset: bool = False
    close: bool = False
    hold: threading.Event | None = None
    raw: bytes | None = None

    def message(self) -> bytes:
        """Return the bytes of the whole reply."""
        if self.raw is not None:
            return self.raw
        head = f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}\r\n".encode()
        framing: tuple[str, str]
        if self.chunk is None:
            framing, body = ("Content-Length", str(len(self.body))), self.body
        else:
            framing, body = ("Transfer-Encoding", "chunked"), b"".join(self._chunks(self.chunk))
        for name, value in (*self.headers, framing):
            head += name.encode() + b": " + (value if isinstance(value, bytes) else value.encode()) + b"\r\n"
        return head + b"\r\n" + body

    def pieces(self) -> Iterator[bytes]:
        """Yield what each write to the socket holds."""
        message = self.message()[: self.stop]
        places = sorted({cut for cut in self.cuts if 0 < cut < len(message)})
        for start, end in zip([0, *places], [*places, len(message)], strict=True):
            yield message[start:end]

    def _chunks(self, size: int) -> Iterator[bytes]:
        for start in range(0, len(self.body), size):
            part = self.body[start : start + size]
            yield f"{len(part):x}\r\n".encode() + part + b"\r\n"
        yield b"0\r\n\r\n"


class Connection:
    """The server's side of one connection."""

    def __init__(self, sock: socket.socket, number: int) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = sock
        self._number = number
        self._unread = b""

    def read(self, watch: Watch | None = None) -> Request | None:
        """Return the next request, or None at the end of the connection.

        `watch` sees the target and all of the body so far whenever more has come; the reply that it may return is sent
        at once, and ends the reading.
        """
        parser = h11.Connection(h11.SERVER, max_incomplete_event_size=_LONGEST_HEAD)
        if self._unread:
            parser.receive_data(self._unread)
        head: h11.Request | None = None
        body = bytearray()
        parts: list[tuple[float, bytes]] = []
        while True:
            event = self._next_event(parser)
            if isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data) and head is not None:
                body += event.data
                parts.append((time.monotonic(), bytes(event.data)))
                early = watch(head.target.decode("latin-1"), body) if watch is not None else None
                if early is not None:
                    self.write(early)
                    return self._request(head, bytes(body), parts, None)
            elif isinstance(event, h11.EndOfMessage) and head is not None:
                self._unread = parser.trailing_data[0]
                return self._request(head, bytes(body), parts, event)
            elif isinstance(event, h11.ConnectionClosed):
                return None

    def write(self, reply: Reply) -> bool:
        """Deliver the reply; tell whether the connection goes on."""
        if reply.hold is not None:
            reply.hold.wait()
        for number, piece in enumerate(reply.pieces()):
            if number:
                time.sleep(_PAUSE)
            self._socket.sendall(piece)
        if reply.reset:
            # An empty linger makes the kernel send RST in place of FIN.
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return reply.stop is None and not reply.close and not reply.reset

    def is_gone(self) -> bool:
        """Tell whether the peer has closed the connection on which it waits."""
        readable, _, _ = select.select([self._socket], [], [], 0)
        return bool(readable) and not self._socket.recv(1, socket.MSG_PEEK)

    def _next_event(self, parser: h11.Connection) -> object:
        try:
            while (event := parser.next_event()) is h11.NEED_DATA:
                if parser.they_are_waiting_for_100_continue:
                    go_on = parser.send(h11.InformationalResponse(status_code=100, headers=[]))
                    self._socket.sendall(go_on or b"")
                parser.receive_data(self._socket.recv(_RECEIVE))
        except h11.RemoteProtocolError as error:
            raise ProtocolError(str(error)) from error
        return event

    def _request(
        self, head: h11.Request, body: bytes, parts: list[tuple[float, bytes]], end: h11.EndOfMessage | None
    ) -> Request:
        return Request(
            method=head.method.decode(),
            target=head.target.decode("latin-1"),
            version=head.http_version.decode(),
            headers=_fields(head),
            body=body,
            trailers=() if end is None else _fields(end),
            arrived=time.monotonic(),
            connection=self._number,
            parts=tuple(parts),
            is_whole=end is not None,
        )


def _fields(event: h11.Request | h11.EndOfMessage) -> Fields:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in event.headers.raw_items())
