"""A server on the loopback address that says what it is told to."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from wire import Connection, ProtocolError

if TYPE_CHECKING:
    from typing import Self

    from wire import Reply, Request

_PATIENCE = 10.0


class Peer:
    """Answers each request with the next of the replies that it was given; without one it hangs up.

    `requests` holds what was asked since `will_answer` was last called, a request's `connection` tells them apart.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._replies: deque[Reply] = deque()
        self._connections: list[socket.socket] = []
        self._ends: list[threading.Event] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.host, self.port = self._listener.getsockname()

    def __enter__(self) -> Self:
        """Begin to listen."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything."""
        for sock in (self._listener, *self._connections):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def will_answer(self, *replies: Reply) -> None:
        """Prepare the replies to the next requests, and forget all earlier ones."""
        self.requests.clear()
        self._replies.clear()
        self._replies.extend(replies)

    def wait_until_hung_up(self) -> None:
        """Return when the connection of the last request has been closed from this side."""
        assert self._ends[self.requests[-1].connection].wait(_PATIENCE)

    def wait_for_requests(self, count: int) -> None:
        """Return when so many requests have come."""
        end = time.monotonic() + _PATIENCE
        while len(self.requests) < count:
            assert time.monotonic() < end
            time.sleep(0.005)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self._connections.append(sock)
                self._ends.append(threading.Event())
                threading.Thread(target=self._converse, args=(sock, len(self._ends) - 1), daemon=True).start()

    def _converse(self, sock: socket.socket, number: int) -> None:
        connection = Connection(sock, number)
        with contextlib.suppress(OSError, ProtocolError), sock:
            while request := connection.read():
                self.requests.append(request)
                if not self._replies or not connection.write(self._replies.popleft()):
                    break
        self._ends[number].set()
