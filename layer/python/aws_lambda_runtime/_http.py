"""HTTP/1.1 over one kept-open socket: framing, and nothing about what is said in it.

It uses `_socket` itself: `socket` and `http.client` would cost more at start than everything else here together.
"""

from __future__ import annotations

import _socket

from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    # Length of the body (None if it is in chunks, or has no end), whether the peer closes after it; the first three
    # attributes of the response.
    Head: TypeAlias = tuple[int | None, bool, int, str, dict[str, str]]

_RECEIVE = 65536
_JOIN_UNTIL = 65536
_FINAL = 200
_ACCEPTED = 202
_NO_BODY = frozenset((204, 304))
_ESTABLISHED = 1  # the first byte of Linux's struct tcp_info
_LONGEST_HEAD = 1 << 20  # bytes
_MOST_DIGITS = 9  # of a length; no event is near that
_LOWEST_DESCRIPTOR = 3


class Response:
    """Status, head as it came, the headers in it (lower-case names), and the whole body.

    A character of head and headers stands for one octet, as in Latin-1.
    """

    def __init__(self, status: int, head: str, headers: dict[str, str], body: bytes | bytearray) -> None:
        self.status = status
        self.head = head
        self.headers = headers
        self.body = body


class Connection:
    """One HTTP/1.1 connection to `host:port`, opened when first needed and reopened when the peer has closed it.

    It never times out: the environment may be frozen for hours while a request waits for its response.
    """

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._family = _socket.AF_INET6 if ":" in host else _socket.AF_INET
        self._socket: _socket.socket | None = None
        self._received = b""
        self._answering = False
        self._accepted: bytes | None = None
        self._accepted_head: Head = (0, False, 0, "", {})

    def exchange(self, head: bytes, body: bytes = b"", *, repeatable: bool) -> Response:
        """Send one request and return its response.

        A kept connection that the peer has closed meanwhile is replaced. For a `repeatable` request that is found
        out by sending it: if no byte of a response arrives, it is sent once more. Any other request might have been
        carried out already when its connection breaks, so the connection is looked at before, and a later break
        raises `RuntimeApiError`.
        """
        # The usual poll needs no look, and bytes behind the last response are for `_open`.
        fresh = not (repeatable and self._socket is not None and not self._received) and self._open()
        try:
            try:
                return self._attempt(head, body)
            except (ConnectionError, ClosedError):
                if fresh or self._answering or not repeatable:
                    raise
                self.close()
                self._open()
                return self._attempt(head, body)
        except RuntimeApiError:
            self.close()
            raise
        except (OSError, ClosedError) as error:
            raise self._broken(error) from error

    def send(self, head: bytes) -> None:
        """Send a request whose response nobody reads. Raises `RuntimeApiError` if it cannot be sent."""
        self._open()
        try:
            if self._socket is not None:
                self._socket.sendall(head)
        except OSError as error:
            raise self._broken(error) from error

    def close(self) -> None:
        """Close the socket; the next exchange opens another."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._received = b""

    def _broken(self, error: Exception) -> RuntimeApiError:
        self.close()
        return RuntimeApiError(f"the connection to the Runtime API at {self._where()} broke: {error}")

    def _where(self) -> str:
        return f"{self._address[0]}:{self._address[1]}"

    def _open(self) -> bool:
        """Make sure that there is a live socket; tell whether it is a new one."""
        if self._socket is not None:
            # Bytes behind the last response belong to no request: such a connection is of no more use.
            if not self._received and not _peer_has_closed(self._socket):
                return False
            self.close()
        try:
            self._socket = _connect(self._family, self._address)
        except OSError as error:
            message = f"cannot connect to the Runtime API at {self._where()}: {error}"
            raise RuntimeApiError(message) from error
        return True

    def _attempt(self, head: bytes, body: bytes) -> Response:
        connection = self._socket
        if connection is None:
            raise ClosedError
        self._answering = False
        if len(body) <= _JOIN_UNTIL:
            connection.sendall(head + body)
        else:
            connection.sendall(head)
            connection.sendall(body)
        self._received = self._receive()
        return self._read_response()

    def _read_response(self) -> Response:
        length, is_last, status, head, headers = self._read_head()
        while status < _FINAL:
            length, is_last, status, head, headers = self._read_head()
        body: bytes | bytearray
        if length is not None:
            body = self._read_exactly(length)
        elif _is(headers, "transfer-encoding", "chunked"):
            body = self._read_chunks()
        else:
            body = self._read_to_end()
        if is_last:
            self.close()
        return Response(status, head, headers, body)

    def _read_head(self) -> Head:
        received = self._read_until(b"\r\n\r\n")
        # The platform takes all answers with the same words, of which only the date changes, once a second.
        if received == self._accepted:
            return self._accepted_head
        text = received.decode("latin-1")
        lines = text.split("\r\n")
        version, _, rest = lines.pop(0).partition(" ")
        if not version.startswith("HTTP/1.") or not rest[:3].isdecimal():
            message = f"what answers at {self._where()} does not speak HTTP/1.1; check AWS_LAMBDA_RUNTIME_API"
            raise RuntimeApiError(message)
        headers = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip(" \t")
        status = int(rest[:3])
        length = 0 if status in _NO_BODY else _length(headers)
        endless = length is None and not _is(headers, "transfer-encoding", "chunked")
        is_last = endless or version == "HTTP/1.0" or _is(headers, "connection", "close")
        head = length, is_last, status, text, headers
        if status == _ACCEPTED:
            self._accepted, self._accepted_head = received, head
        return head

    def _read_until(self, mark: bytes) -> bytes:
        received = self._received
        while True:
            found, end, rest = received.partition(mark)
            if end:
                self._received = rest
                return found
            if len(received) > _LONGEST_HEAD:
                message = f"what answers at {self._where()} does not come to the end of a line of HTTP/1.1"
                raise RuntimeApiError(message)
            received = self._received = received + self._receive()

    def _read_exactly(self, length: int) -> bytes | bytearray:
        received = self._received
        if len(received) == length:
            self._received = b""
            return received
        if len(received) > length:
            self._received = received[length:]
            return received[:length]
        self._received = b""
        body = bytearray(length)
        done = len(received)
        body[:done] = received
        rest = memoryview(body)[done:]
        while rest:
            if self._socket is None or not (count := self._socket.recv_into(rest)):
                raise ClosedError
            rest = rest[count:]
        return body

    def _read_chunks(self) -> bytearray:
        body = bytearray()
        while length := _number(self._read_until(b"\r\n").decode("latin-1").partition(";")[0].strip(" \t"), 16):
            body += self._read_exactly(length)
            self._read_until(b"\r\n")
        while self._read_until(b"\r\n"):
            pass
        return body

    def _read_to_end(self) -> bytearray:
        body = bytearray(self._received)
        while self._socket is not None and (chunk := self._socket.recv(_RECEIVE)):
            body += chunk
        self._received = b""
        return body

    def _receive(self) -> bytes:
        chunk = self._socket.recv(_RECEIVE) if self._socket is not None else b""
        if not chunk:
            raise ClosedError
        self._answering = True
        return chunk


class ClosedError(Exception):
    """The peer closed the connection where a response, or more of it, was due."""

    def __str__(self) -> str:
        return "closed before the response was complete"


def _connect(family: int, address: tuple[str, int]) -> _socket.socket:
    """Open a connection, never under the number of a standard stream, which user code may have closed.

    What is printed would go to the Runtime API otherwise.
    """
    low, connection = [], _socket.socket(family, _socket.SOCK_STREAM)
    while connection.fileno() < _LOWEST_DESCRIPTOR:
        low.append(connection)
        connection = _socket.socket(family, _socket.SOCK_STREAM)
    for standing_in in low:
        standing_in.close()
    connection.settimeout(None)
    connection.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _peer_has_closed(connection: _socket.socket) -> bool:
    """Ask the system for the state of an idle connection; a look for bytes would cost an exception on a live one."""
    try:
        return connection.getsockopt(_socket.IPPROTO_TCP, _socket.TCP_INFO, 1)[0] != _ESTABLISHED
    except OSError:
        # User code has closed all descriptors; whatever has the number by now is not ours to close.
        connection.detach()
        return True


def _is(headers: dict[str, str], name: str, value: str) -> bool:
    return name in headers and headers[name].lower() == value


def _length(headers: dict[str, str]) -> int | None:
    """Return the length that a head gives its body, if it gives one."""
    if "content-length" not in headers or _is(headers, "transfer-encoding", "chunked"):
        return None
    return _number(headers["content-length"], 10)


def _number(text: str, base: int) -> int:
    try:
        # `int` takes signs and underscores too, which are no part of a length.
        if text.isalnum() and len(text) <= _MOST_DIGITS:
            return int(text, base)
    except ValueError:
        pass
    message = "the Runtime API sent a body length that is not a number"
    raise RuntimeApiError(message)
