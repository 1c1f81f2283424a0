"""One measured run of one runtime: start it, let the Runtime API serve it, take its time, processor and memory."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

from console import Failure
from tools import ROOT
from usage import bytes_read, memory, peak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HANDLERS = ROOT / "scripts" / "bench_handlers"
OPENED = re.compile(r'^\d+ +open(?:at)?\((?:AT_FDCWD, |\d+, )?"([^"]*)".* = \d+$', re.MULTILINE)
"""How strace writes a call that gave a descriptor."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A runtime with a handler: the words that start it."""

    name: str
    command: tuple[str | Path, ...]
    handler: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run cost.

    Seconds from start to first poll, processor seconds of the whole life, resident bytes at its end and at most, and
    the bytes that it read from files, pipes and directories, without what was mapped into memory or came from the
    network.
    """

    start: float
    processor: float
    rss: int
    peak: int
    read: int


class RuntimeAPI:
    """The bench's Runtime API, running in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Read where it listens, which is the first thing that it says."""
        self._process = process
        self.port = int(self._line())

    def order(self, event: Path, invocations: int) -> None:
        """Tell it what to serve to the runtime that connects next."""
        if self._process.stdin:
            self._process.stdin.write(json.dumps({"event": str(event), "invocations": invocations}) + "\n")
            self._process.stdin.flush()

    def report(self) -> dict[str, Any]:
        """Wait until the runtime has answered everything, and read what was seen."""
        report: dict[str, Any] = json.loads(self._line())
        return report

    def _line(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise Failure("the bench's Runtime API ended early", "see the lines above")
        return line


@contextmanager
def runtime_api() -> Iterator[RuntimeAPI]:
    """Run the Runtime API for the length of a block."""
    command = [sys.executable, str(ROOT / "scripts" / "bench_api.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield RuntimeAPI(process)
        finally:
            process.kill()


def environment(port: int, handler: str) -> dict[str, str]:
    """Return the variables that Lambda would start a function with."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
        "AWS_REGION": "us-east-1",
        "LAMBDA_TASK_ROOT": str(HANDLERS),
        "_HANDLER": handler,
    }


def compile_handlers(python: Path) -> None:
    """Compile the handlers for everyone: awslambdaric leaves bytecode behind for its next run, and the layer none."""
    subprocess.run([python, "-m", "compileall", "-q", HANDLERS], check=True)


def read_anew(program: Path) -> None:
    """Have the system read a program from its disk again, as it lies on any machine but the one that has linked it.

    What a linker has just written may be cached in large pieces, and one touch then makes all of a piece resident: of
    the launcher up to 2 MB more.
    """
    descriptor = os.open(program, os.O_RDWR)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def check(report: dict[str, Any], name: str, event: Path) -> None:
    """Refuse a run in which the runtime gave up or answered with an error."""
    if "gone_after" in report or '"errorType"' in report["last"]:
        raise Failure(f"{name} cannot serve {event.name}: {report}", "see what it printed above")


def measure(
    api: RuntimeAPI, contender: Contender, event: Path, invocations: int, stderr: IO[str] | None = None
) -> Measurement:
    """Run a contender through its invocations and end it when it asks for one more.

    The most memory is the kernel's VmHWM. The ru_maxrss of the ended process would be at least that of this one, which
    it was until it became another program.
    """
    api.order(event, invocations)
    variables = environment(api.port, contender.handler)
    began = time.monotonic()
    process = subprocess.Popen(contender.command, cwd=HANDLERS, env=variables, stdout=subprocess.DEVNULL, stderr=stderr)
    try:
        report = api.report()
        check(report, contender.name, event)
        rss, most, read = memory(process.pid).rss, peak(process.pid), bytes_read(process.pid)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # Popen was not the one to wait
    return Measurement(report["first_poll"] - began, used.ru_utime + used.ru_stime, rss, most, read)


def files_opened(api: RuntimeAPI, contender: Contender, event: Path) -> list[str]:
    """List the files that a contender opens until its first poll, as strace sees it.

    strace runs beside the contender (-D), which is the process that is started and ended, as in every other run.
    """
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as log:
        traced = ("strace", "-D", "-f", "-qq", "-s", "4096", "-e", "trace=open,openat", "-o", log.name)
        measure(api, replace(contender, command=(*traced, *contender.command)), event, 0)
        return OPENED.findall(log.read())
