"""Measure streamed responses on the built layer: when the first byte arrives, what a long one costs in memory and time.

The peer of the last figure is a bare loop on a socket that writes the same chunks, run in turn with the layer.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench_api import ACCEPTED, CHUNK, PATIENCE, invocation
from build_layer import LAYER
from usage import MEGABYTE, peak

if TYPE_CHECKING:
    from collections.abc import Sequence

LAUNCH = (LAYER / "bootstrap",)
ROUNDS = 9
SIZES = (1 << 16, 1 << 20)
TOTAL = 200_000_000
END = b"0\r\n\r\n"
HEAD = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
HANDLERS = """
import time

def sync_generator(event, context):
    part = bytes(event["size"])
    for _ in range(event["count"]): yield part

async def async_generator(event, context):
    part = bytes(event["size"])
    for _ in range(event["count"]): yield part

def first_byte(event, context):
    yield str(time.monotonic())
    time.sleep(0.05)
    yield b" "

async def async_first_byte(event, context):
    import asyncio
    yield str(time.monotonic())
    await asyncio.sleep(0.05)
    yield b" "
"""
BARE = f"""
import socket, sys
port, size, count = map(int, sys.argv[1:])
part = bytes(size)
with socket.create_connection(("127.0.0.1", port)) as connection:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.recv(1)
    connection.sendall({HEAD!r})
    for _ in range(count): connection.sendall(b"%x\\r\\n" % size + part + b"\\r\\n")
    connection.sendall({END!r})
    connection.recv(1000)
"""


class Stream(NamedTuple):
    """One answer as it was read: seconds from its first to its last byte; moment and content of what came first."""

    seconds: float
    first_at: float
    first: bytes


def read_head(connection: socket.socket) -> tuple[bytes, bytes]:
    """Read up to the end of a request's head; return it, and what came behind it."""
    received = b""
    while b"\r\n\r\n" not in received:
        if not (data := connection.recv(CHUNK)):
            raise ConnectionError("closed within a request")
        received += data
    head, _, rest = received.partition(b"\r\n\r\n")
    return head, rest


def read_stream(connection: socket.socket) -> Stream:
    """Read one request to its end, in chunks or of a stated length, as fast as can be, and accept it."""
    head, rest = read_head(connection)
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
    buffer, tail, first, first_at = bytearray(1 << 20), rest[-len(END) :], rest, time.monotonic()
    received = len(rest)
    while received < length if length else tail != END:
        count = connection.recv_into(buffer)
        if not count:
            raise ConnectionError("closed within an answer")
        if not first:
            first, first_at = bytes(buffer[:count]), time.monotonic()
        tail = (tail + bytes(buffer[max(count - len(END), 0) : count]))[-len(END) :]
        received += count
    seconds = time.monotonic() - first_at
    connection.sendall(ACCEPTED)
    return Stream(seconds, first_at, first)


class Function:
    """A function, on the built layer unless told otherwise, and the Runtime API that it talks to, in this process."""

    def __init__(self, folder: Path, handler: str, command: Sequence[str | Path] = LAUNCH) -> None:
        """Start it and wait for its first poll."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(PATIENCE)
        environment = {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._listener.getsockname()[1]}",
            "LAMBDA_TASK_ROOT": str(folder),
            "_HANDLER": f"app.{handler}",
            "PATH": os.environ["PATH"],
        }
        self._process = subprocess.Popen(command, cwd=folder, env=environment)
        self._polls, _ = self._listener.accept()
        read_head(self._polls)

    def answer(self, event: bytes) -> Stream:
        """Deliver an event and read the answer: a stream has a connection of its own, others come where it polls."""
        self._polls.sendall(invocation(event))
        if self._polls in select.select((self._polls, self._listener), (), (), PATIENCE)[0]:
            stream = read_stream(self._polls)
        else:
            connection, _ = self._listener.accept()
            with connection:
                stream = read_stream(connection)
        read_head(self._polls)
        return stream

    def peak(self) -> int:
        """Return the most memory that the process ever had, in bytes."""
        return peak(self._process.pid)

    def close(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._polls.close()
        self._listener.close()


def bare(size: int, count: int) -> tuple[float, Stream]:
    """Have a bare loop on a socket write the same chunks; return when it was told to, and what came."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        python = next((LAYER / "runtime" / "bin").glob("python3.*"))
        command: list[str | Path] = [python, "-c", BARE, str(port), str(size), str(count)]
        with subprocess.Popen(command) as process:
            connection, _ = listener.accept()
            with connection:
                told_at = time.monotonic()
                connection.sendall(b"!")
                stream = read_stream(connection)
            process.wait()
    return told_at, stream


def first_byte(folder: Path) -> None:
    """Print how long the first chunk took from its yield to the reader."""
    for handler in ("first_byte", "async_first_byte"):
        with contextlib.closing(Function(folder, handler)) as layer:
            delays = []
            for _ in range(ROUNDS * 5):
                stream = layer.answer(b"{}")
                made = float(stream.first.split(b"\r\n")[1])
                delays.append((stream.first_at - made) * 1000)
        print(f"{handler:18} yield to reader: minimum {min(delays):.3f} ms, median {statistics.median(delays):.3f} ms")


def long_streams(folder: Path) -> None:
    """Print time and memory of long streams, and the ratio to a bare loop."""
    for size in SIZES:
        event = b'{"size": %d, "count": %d}' % (size, TOTAL // size)
        seconds: dict[str, list[float]] = {"bare loop": [], "sync_generator": [], "async_generator": []}
        growth = {}
        with contextlib.ExitStack() as stack:
            layers = {
                name: stack.enter_context(contextlib.closing(Function(folder, name))) for name in list(seconds)[1:]
            }
            small = b'{"size": %d, "count": 1}' % size
            for name, layer in layers.items():
                layer.answer(small)
                growth[name] = -layer.peak()
            for _ in range(ROUNDS):
                seconds["bare loop"].append(bare(size, TOTAL // size)[1].seconds)
                for name, layer in layers.items():
                    seconds[name].append(layer.answer(event).seconds)
            for name, layer in layers.items():
                growth[name] += layer.peak()
        for name, taken in seconds.items():
            rate = TOTAL / MEGABYTE / min(taken)
            ratio = min(seconds["bare loop"]) / min(taken)
            more = f", peak memory grew by {growth[name] / MEGABYTE:.2f} MB" if name in growth else ""
            print(f"{size:8} bytes a chunk, {name:16} {rate:6.0f} MB/s, {ratio:.2f} of the bare loop{more}")


def main() -> int:
    """Run everything."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "app.py").write_text(HANDLERS, encoding="utf-8")
        first_byte(Path(folder))
        long_streams(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
