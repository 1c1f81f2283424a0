"""A Runtime API that costs every runtime the same: raw sockets, one connection at a time, in a process of its own.

Reads one order a line from standard input, `{"event": path, "invocations": n}`; serves the runtime that connects next
that many invocations, and prints one report a line once the runtime asks for more: `{"first_poll": t, "last": body}`,
t being seconds of the monotonic clock, which all processes of a machine share; or `{"gone_after": body}` of a runtime
that gave up. The first line it prints is its port.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 16
PATIENCE = 120
"""Seconds to wait for a runtime that says nothing: under valgrind, on a busy machine, a start takes half a minute."""

ACCEPTED = b'HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"status":"OK"}'
REGISTERED = b"HTTP/1.1 200 OK\r\nLambda-Extension-Identifier: bench\r\nContent-Length: 2\r\n\r\n{}"
REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"


class Request(NamedTuple):
    """What a runtime asks: whether for the next event, and the body that it posts otherwise."""

    is_poll: bool
    body: bytes


def requests(connection: socket.socket) -> Iterator[Request]:
    """Read request after request until the runtime closes the connection."""
    pending = b""
    while True:
        while (end := pending.find(b"\r\n\r\n")) < 0:
            if not (data := connection.recv(CHUNK)):
                return
            pending += data
        head, pending = pending[:end].lower(), pending[end + 4 :]
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        while len(pending) < length:
            pending += connection.recv(CHUNK)
        yield Request(head.startswith(b"get "), pending[:length])
        pending = pending[length:]


def invocation(event: bytes) -> bytes:
    """Build the answer to a poll: the headers that Lambda sends, and the event."""
    headers = {
        "Content-Type": "application/json",
        "Lambda-Runtime-Aws-Request-Id": REQUEST_ID,
        "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 900_000),
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:bench",
        "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0",
        "Content-Length": str(len(event)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode() + event


def connections(listener: socket.socket, held: ExitStack) -> Iterator[socket.socket]:
    """Accept one connection after the other, and hold all of them for as long."""
    while True:
        connection, _ = listener.accept()
        held.enter_context(connection)
        connection.settimeout(PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield connection


def is_extension(connection: socket.socket) -> bool:
    """Tell whether an extension within the runtime speaks here, as that of a web application does."""
    return b"/extension/register " in connection.recv(CHUNK, socket.MSG_PEEK)


def serve(listener: socket.socket, event: bytes, count: int) -> None:
    """Serve one runtime its invocations, report, and wait until it is gone; an extension of it waits all the time."""
    with ExitStack() as held:
        for connection in connections(listener, held):
            if not is_extension(connection):
                break
            connection.sendall(REGISTERED)
        answer, polls, first_poll, last = invocation(event), 0, 0.0, b""
        for request in requests(connection):
            if not request.is_poll:
                last = request.body
                connection.sendall(ACCEPTED)
                continue
            first_poll = first_poll or time.monotonic()
            polls += 1
            if polls <= count:
                connection.sendall(answer)
            else:
                print(json.dumps({"first_poll": first_poll, "last": last.decode()}), flush=True)
    if polls <= count:
        print(json.dumps({"gone_after": last.decode()}), flush=True)


def main() -> None:
    """Take orders until standard input ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        print(listener.getsockname()[1], flush=True)
        for line in sys.stdin:
            order = json.loads(line)
            try:
                serve(listener, Path(order["event"]).read_bytes(), order["invocations"])
            except TimeoutError:
                print(json.dumps({"gone_after": f"{PATIENCE} s of silence"}), flush=True)


if __name__ == "__main__":
    main()
