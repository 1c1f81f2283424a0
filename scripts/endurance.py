"""Let one process serve a million invocations, and tell how its memory, descriptors and threads develop.

A runtime that keeps a hundred bytes of each invocation would have grown by 100 MB in the end. Every thousandth
invocation fails, and every ten-thousandth finds its connection closed.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench_api import ACCEPTED, PATIENCE, invocation, requests
from build_layer import LAYER
from console import Failure, exit_code, say
from usage import MEGABYTE, memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MILLION = 1_000_000
FIRST = 10_000
FAILING = 1_000
CLOSING = 10_000
EVENT = b'{"key1": "value1", "key2": "value2", "key3": ["value3", 1.5, null]}'
FAILURE = b'{"fail": "as asked"}'
HANDLER = """
def handler(event, context):
    if "fail" in event:
        raise ValueError(event["fail"])
    return {"event": event, "id": context.aws_request_id, "left": context.get_remaining_time_in_millis() > 0}
"""
LARGEST_GROWTH = MEGABYTE


@dataclass(frozen=True, slots=True)
class State:
    """What the kernel tells about the process when it asks for another event."""

    invocations: int
    rss: int
    descriptors: int
    threads: int

    @classmethod
    def of(cls, pid: int, invocations: int) -> State:
        """Look at the process, which is waiting for an event."""
        proc = Path(f"/proc/{pid}")
        open_files, threads = (sum(1 for _ in (proc / name).iterdir()) for name in ("fd", "task"))
        return cls(invocations, memory(pid).rss, open_files, threads)


@contextmanager
def runtime(bootstrap: Path, port: int) -> Iterator[int]:
    """Run the function for the length of a block; give its process id."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(HANDLER, encoding="utf-8")
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
            "AWS_LAMBDA_FUNCTION_NAME": "endurance",
            "LAMBDA_TASK_ROOT": folder,
            "_HANDLER": "app.handler",
        }
        process = subprocess.Popen([bootstrap], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        try:
            yield process.pid
        finally:
            process.kill()
            process.wait()


def polls(listener: socket.socket) -> Iterator[tuple[socket.socket, bytes]]:
    """Take answer after answer; give the connection of each request for an event, and the last answer.

    Now and then the connection is closed after an answer, as a platform may do it.
    """
    answer, answers = b"", 0
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(PATIENCE)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for request in requests(connection):
                if request.is_poll:
                    yield connection, answer
                    continue
                answer, answers = request.body, answers + 1
                connection.sendall(ACCEPTED)
                if answers % CLOSING == 0:
                    break


def endure(bootstrap: Path, looks: Sequence[int]) -> Iterator[State]:
    """Serve one process its invocations, and give its state each time that as many as in `looks` are answered."""
    usual, failing = invocation(EVENT), invocation(FAILURE)
    with socket.create_server(("127.0.0.1", 0)) as listener, runtime(bootstrap, listener.getsockname()[1]) as pid:
        listener.settimeout(PATIENCE)
        for done, (connection, answer) in enumerate(polls(listener)):
            if done and (b'"errorType"' in answer) != (done % FAILING == 0):
                raise Failure(f"invocation {done} was answered with {answer!r}", "see what the function printed above")
            if done in looks:
                yield State.of(pid, done)
            if done == max(looks):
                return
            connection.sendall(usual if (done + 1) % FAILING else failing)


def main() -> None:
    """Run, print a line for each look, and judge."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--invocations", type=int, default=MILLION, metavar="N", help=f"how many (default: {MILLION})")
    count: int = options.parse_args().invocations
    began, states = time.monotonic(), []
    say("invocations   resident MB   descriptors   threads   seconds")
    for state in endure(LAYER / "bootstrap", [FIRST, *range(count // 10, count, count // 10), count]):
        states.append(state)
        seconds = time.monotonic() - began
        figures = f"{state.rss / MEGABYTE:13.2f} {state.descriptors:13} {state.threads:9} {seconds:9.0f}"
        say(f"{state.invocations:11} {figures}")
    first, last = states[0], states[-1]
    growth = last.rss - first.rss
    say(f"\ngrown by {growth / MEGABYTE:.2f} MB since invocation {first.invocations}")
    if growth > LARGEST_GROWTH or (last.descriptors, last.threads) != (first.descriptors, first.threads):
        raise Failure("the process has grown", "look for what keeps something of each invocation")


if __name__ == "__main__":
    sys.exit(exit_code(main))
