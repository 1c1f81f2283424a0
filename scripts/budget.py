"""Measure what the built layer takes in ways that repeat, and hold it against data/budget.json.

Seconds depend on what else the machine does. Instructions repeat to about a thousandth on one interpreter and one kind
of processor, resident memory to three hundredths, and what a start imports and opens to the name.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import callgrind
from bench_runs import Contender, RuntimeAPI, compile_handlers, measure, read_anew, runtime_api
from bench_workloads import BATCH_EVENT, MANY, small
from budgets import BUDGET, FIGURES, LISTS, Budgets, judge, read, write
from build_layer import LAYER
from console import Failure, exit_code, say, step
from starts import imported, opened, starts
from tools import ARCHITECTURES, machine

if TYPE_CHECKING:
    from collections.abc import Iterable

ROUNDS = 5
"""Of how many runs the least memory is taken."""

TOOLS = {"valgrind": "counts instructions", "strace": "sees which files are opened"}


def instructions(api: RuntimeAPI, launcher: Path, folder: Path) -> dict[str, int]:
    """Count the instructions of a start and of a warm invocation, untyped and typed."""
    command = (launcher, LAYER / "python" / "aws_lambda_runtime")
    names, starting, warm = FIGURES["instructions"], [], []
    for handler, event in (("plain.handler", small(folder).event), ("typed.handler", BATCH_EVENT)):
        with step(f"counting the instructions of {handler} and {event.name}"):
            contender = Contender(handler, command, handler)
            starting.append(callgrind.count(api, contender, event, 0))
            warm.append(callgrind.count_warm(api, contender, event))
    return dict(zip(names, starting + warm, strict=True))


def memory(api: RuntimeAPI) -> dict[str, int]:
    """Take the least memory of a few runs through many batches, untyped and typed, in KB as the kernel counts it."""
    resident, peak = [], []
    with step(f"memory of {MANY} batches of SQS, {ROUNDS} rounds"):
        for start in starts(LAYER).values():
            runs = [measure(api, start, BATCH_EVENT, MANY) for _ in range(ROUNDS)]
            resident.append(min(run.rss for run in runs) // 1024)
            peak.append(min(run.peak for run in runs) // 1024)
    return dict(zip(FIGURES["memory, KB"], resident + peak, strict=True))


def beyond(kind: str, untyped: Iterable[str], typed: Iterable[str]) -> dict[str, list[str]]:
    """List what an untyped start has, and what a typed one has in addition."""
    additional = sorted((Counter(typed) - Counter(untyped)).elements())
    return dict(zip(LISTS[kind], (list(untyped), additional), strict=True))


def measure_all(launcher: Path) -> Budgets:
    """Measure every figure and list that has a budget."""
    compile_handlers(launcher)
    read_anew(launcher)
    with tempfile.TemporaryDirectory() as folder, runtime_api() as api:
        everyone = starts(LAYER).values()
        imports, files = ([find(api, start) for start in everyone] for find in (imported, opened))
        lists = {"imports": beyond("imports", *imports), "files": beyond("files", *files)}
        return Budgets({"instructions": instructions(api, launcher, Path(folder)), "memory, KB": memory(api)}, lists)


def main() -> None:
    """Measure, and judge or write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    options.add_argument("--arch", default=machine(), help="architecture of the built layer")
    options.add_argument("--write", action="store_true", help="make what is measured the new budgets")
    given = options.parse_args()
    arch = ARCHITECTURES[given.arch]
    if arch != machine():
        raise Failure(f"a layer for {arch} cannot be measured on {machine()}", f"run `make budget` on {arch}")
    for tool, use in TOOLS.items():
        if not shutil.which(tool):
            install = f"install it: `apt-get install {tool}` on Debian, `dnf install {tool}` on Amazon Linux"
            raise Failure(f"{tool}, which {use}, is not on this machine", install)
    launcher = LAYER / "runtime" / "bin" / f"python{given.python}"
    if not launcher.is_file():
        raise Failure(f"dist/layer has no Python {given.python}", f"build it with `make layer PY={given.python}`")
    budgets = None if given.write else read(BUDGET, given.python, arch)
    measured = measure_all(launcher)
    if given.write:
        write(BUDGET, given.python, arch, measured, callgrind.counted_with(launcher))
        say("written to data/budget.json; the differences below are from these")
    judge(measured, budgets or measured)


if __name__ == "__main__":
    sys.exit(exit_code(main))
