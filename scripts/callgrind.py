"""Count instructions under valgrind's callgrind, which repeat where seconds do not.

A start is counted until the process waits for its first event, a warm invocation as the difference between few and
many of them.
"""

from __future__ import annotations

import re
import signal
import subprocess
from typing import TYPE_CHECKING

from bench_runs import HANDLERS, check, environment
from console import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from bench_runs import Contender, RuntimeAPI

FEW, MANY = 20, 220
PATIENCE = 60
"""Seconds that callgrind has to write its total once the process was told to end."""

COMMAND = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")


def collected(said: str) -> int:
    """Find the total in what callgrind said at its end."""
    found = re.search(r"^==\d+== Collected : (\d+)$", said, re.MULTILINE)
    if not found:
        raise Failure("callgrind gave no total", "it said:\n" + "\n".join(said.splitlines()[-10:]))
    return int(found[1])


def counted_with(launcher: Path) -> str:
    """Return what counts depend on: the very build of CPython, and the valgrind."""
    asked = ([str(launcher), "-c", "import sys; print('CPython', sys.version)"], [COMMAND[0], "--version"])
    return ", ".join(subprocess.check_output(command, text=True).strip() for command in asked)


def count(api: RuntimeAPI, contender: Contender, event: Path, invocations: int) -> int:
    """Run a contender under callgrind, end it as it waits for one more event, and return its instructions.

    callgrind counts the program that it starts and none that this one becomes or starts: a contender names it, no shim.
    """
    api.order(event, invocations)
    process = subprocess.Popen(
        [*COMMAND, *contender.command],
        cwd=HANDLERS,
        env={**environment(api.port, contender.handler), "PYTHONHASHSEED": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        check(api.report(), contender.name, event)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
    return collected(said)


def count_warm(api: RuntimeAPI, contender: Contender, event: Path) -> int:
    """Return the instructions of one invocation among many.

    Now and then a run has a million more, as when a thread wakes in it, so each is the lesser of two.
    """
    few, many = (min(count(api, contender, event, each) for _ in range(2)) for each in (FEW, MANY))
    return (many - few) // (MANY - FEW)
