"""Measure many invocations at a time side by side with awslambdaric: how they overlap, and what memory it takes."""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import bring_peers
from bench_api import ACCEPTED, PATIENCE, invocation, requests
from build_layer import LAYER
from console import Failure, exit_code, say
from interpreters import recall
from tools import TOOLS
from usage import MEGABYTE, children, memory

if TYPE_CHECKING:
    from collections.abc import Iterator

HANDLERS = """
import asyncio, time

def sync(event, context):
    time.sleep(event)

async def awaited(event, context):
    await asyncio.sleep(event)
"""
FEW, MANY = 4, 16
INVOCATIONS = 8
SETTLED = 1.0  # seconds after which a runtime that polls has done all of its start


class RuntimeAPI:
    """A Runtime API that delivers an event to each connection that polls, as long as there are any."""

    def __init__(self) -> None:
        """Listen on a free port."""
        self._events: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.answered: queue.SimpleQueue[float] = queue.SimpleQueue()
        self.polling = threading.Semaphore(0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def deliver(self, event: bytes) -> None:
        """Give an event to whoever polls."""
        self._events.put(event)

    def close(self) -> None:
        """Accept no more connections."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            for request in requests(connection):
                if request.is_poll:
                    self.polling.release()
                    connection.sendall(invocation(self._events.get()))
                else:
                    self.answered.put(time.monotonic())
                    connection.sendall(ACCEPTED)


@contextlib.contextmanager
def running(command: list[str | Path], handler: str, count: int, folder: Path) -> Iterator[tuple[RuntimeAPI, int]]:
    """Run a runtime for so many invocations at a time, and wait until all of them are polled for."""
    api = RuntimeAPI()
    environment = {
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.port}",
        "AWS_LAMBDA_MAX_CONCURRENCY": str(count),
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "LAMBDA_TASK_ROOT": str(folder),
        "_HANDLER": handler,
        "PATH": os.environ["PATH"],
    }
    process = subprocess.Popen(
        [*command, handler] if len(command) > 1 else command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(count):
            if not api.polling.acquire(timeout=PATIENCE):
                raise Failure(f"{command[0]} did not poll {count} times", "see the lines above")
        time.sleep(SETTLED)
        yield api, process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        api.close()


def overlap(command: list[str | Path], handler: str, folder: Path) -> tuple[float, int]:
    """Return how many seconds eight invocations of one second take, four at a time, and in how many processes."""
    with running(command, handler, FEW, folder) as (api, pid):
        began = time.monotonic()
        for _ in range(INVOCATIONS):
            api.deliver(b"1")
        ended = max(api.answered.get(timeout=PATIENCE) for _ in range(INVOCATIONS))
        return ended - began, len(tree(pid)) - 1


def resident(command: list[str | Path], handler: str, folder: Path) -> float:
    """Return the memory of a runtime with all its processes, shared pages counted once, after each place was used."""
    with running(command, handler, MANY, folder) as (api, pid):
        for _ in range(MANY * 4):
            api.deliver(b"0.01")
        for _ in range(MANY * 4):
            api.answered.get(timeout=PATIENCE)
        return sum(memory(each).pss for each in tree(pid)) / MEGABYTE


def tree(pid: int) -> list[int]:
    """List a process and all that came from it."""
    return [pid, *(found for child in children(pid) for found in tree(child))]


def main() -> None:
    """Run everyone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version (default: 3.13)")
    interpreter = recall(TOOLS / f"interpreter-{options.parse_args().python}.json")
    if interpreter is None:
        raise Failure("no interpreter has been chosen", "run `make setup` first")
    peer: list[str | Path] = [bring_peers(interpreter), "-m", "awslambdaric"]
    layer: list[str | Path] = [LAYER / "bootstrap"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "app.py").write_text(HANDLERS, encoding="utf-8")
        for who, command, handler in (
            ("awslambdaric, def", peer, "app.sync"),
            ("this layer, def", layer, "app.sync"),
            ("this layer, async def", layer, "app.awaited"),
        ):
            seconds, workers = overlap(command, handler, folder)
            pss = resident(command, handler, folder)
            say(
                f"{who:22} {INVOCATIONS} x 1 s at concurrency {FEW}: {seconds:.2f} s in {workers} worker process(es); "
                f"memory at concurrency {MANY}: {pss:.1f} MB"
            )


if __name__ == "__main__":
    sys.exit(exit_code(main))
