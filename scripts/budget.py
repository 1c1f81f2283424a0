"""Count the instructions that the built layer takes, under callgrind, and hold them against data/budget.json.

Seconds depend on what else the machine does; instructions repeat to about a thousandth on one interpreter and one kind
of processor. A start is counted until the process waits for its first event, a warm invocation as the difference
between few and many of them.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench_runs import HANDLERS, RuntimeAPI, check, environment, runtime_api
from build_layer import LAYER
from console import Failure, bold, exit_code, say, step
from tools import ARCHITECTURES, ROOT, machine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUDGET = ROOT / "data" / "budget.json"
TOLERANCE = 2
"""By how many percent a figure may be above its budget."""

FEW, MANY = 20, 220
PATIENCE = 60
"""Seconds that callgrind has to write its total once the process was told to end."""

SMALL = {"key1": "value1", "key2": "value2", "key3": "value3"}
BATCH = ROOT / "data" / "events" / "sqs" / "batch_of_ten.json"
FIGURES = ("start, untyped", "start, SQSEvent", "warm invocation, small and untyped", "warm invocation, SQSEvent of 10")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and what it may be, in instructions."""

    name: str
    figure: int
    budget: int

    @property
    def difference(self) -> float:
        """Tell which share of the budget the figure is above it, or below it if negative."""
        return self.figure / self.budget - 1

    @property
    def is_over(self) -> bool:
        """Tell whether it is further above its budget than counting varies."""
        return 100 * (self.figure - self.budget) > TOLERANCE * self.budget


def collected(said: str) -> int:
    """Find the total in what callgrind said at its end."""
    found = re.search(r"^==\d+== Collected : (\d+)$", said, re.MULTILINE)
    if not found:
        raise Failure("callgrind gave no total", "it said:\n" + "\n".join(said.splitlines()[-10:]))
    return int(found[1])


def count(api: RuntimeAPI, command: Sequence[str | Path], handler: str, event: Path, invocations: int) -> int:
    """Run the layer under callgrind, end it as it waits for one more event, and return its instructions."""
    api.order(event, invocations)
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    variables = {**environment(api.port, handler), "PYTHONHASHSEED": "0"}
    process = subprocess.Popen(
        [*valgrind, *command],
        cwd=HANDLERS,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        check(api.report(), handler, event)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
    return collected(said)


def count_all(launcher: Path) -> dict[str, int]:
    """Count every figure of FIGURES."""
    command = (launcher, LAYER / "python" / "aws_lambda_runtime")
    figures = {}
    with tempfile.TemporaryDirectory() as folder, runtime_api() as api:
        small = Path(folder) / "small.json"
        small.write_text(json.dumps(SMALL), encoding="utf-8")
        cases = (("plain.handler", small), ("typed.handler", BATCH))
        for (handler, event), start, warm in zip(cases, FIGURES[:2], FIGURES[2:], strict=True):
            with step(f"counting the instructions of {handler} and {event.name}"):
                figures[start], few, many = (count(api, command, handler, event, n) for n in (0, FEW, MANY))
                figures[warm] = (many - few) // (MANY - FEW)
    return figures


def read(path: Path, python: str, arch: str) -> dict[str, int]:
    """Read the budgets of a minor version of Python on an architecture."""
    budgets: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["instructions"].get(python, {}).get(arch, {})
    if missing := [name for name in FIGURES if name not in budgets]:
        what = f"data/budget.json has no instructions for Python {python} on {arch}: {'; '.join(missing)}"
        raise Failure(what, "count them with `make budget WRITE=1`")
    return budgets


def write(path: Path, python: str, arch: str, figures: Mapping[str, int]) -> None:
    """Make *figures* the budgets of a version and an architecture, and leave everything else as it is."""
    everything = json.loads(path.read_text(encoding="utf-8"))
    everything["instructions"].setdefault(python, {})[arch] = {name: figures[name] for name in FIGURES}
    path.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")


def judge(figures: Mapping[str, int], budgets: Mapping[str, int]) -> None:
    """Print figure, budget and difference, and fail if one is over by more than TOLERANCE."""
    rows = [Row(name, figures[name], budgets[name]) for name in FIGURES]
    heading = bold(f"{'instructions':<36}")
    say(f"\n{heading}      figure      budget  difference")
    for row in rows:
        verdict = "  OVER" if row.is_over else ""
        say(f"  {row.name:<34}{row.figure:12,}{row.budget:12,}{row.difference:+11.1%}{verdict}")
    if over := [row.name for row in rows if row.is_over]:
        what = f"more than {TOLERANCE} % over data/budget.json: {'; '.join(over)}"
        raise Failure(what, "look for what was added with `callgrind_annotate`, or argue for `make budget WRITE=1`")


def main() -> None:
    """Count, and judge or write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    options.add_argument("--arch", default=machine(), help="architecture of the built layer")
    options.add_argument("--write", action="store_true", help="make what is counted the new budgets")
    given = options.parse_args()
    arch = ARCHITECTURES[given.arch]
    if arch != machine():
        raise Failure(f"a layer for {arch} cannot be counted on {machine()}", f"run `make budget` on {arch}")
    if not shutil.which("valgrind"):
        install = "install it: `apt-get install valgrind` on Debian, `dnf install valgrind` on Amazon Linux"
        raise Failure("valgrind, which counts instructions, is not on this machine", install)
    launcher = LAYER / "runtime" / "bin" / f"python{given.python}"
    if not launcher.is_file():
        raise Failure(f"dist/layer has no Python {given.python}", f"build it with `make layer PY={given.python}`")
    budgets = {} if given.write else read(BUDGET, given.python, arch)
    figures = count_all(launcher)
    if given.write:
        write(BUDGET, given.python, arch, figures)
        say("written to data/budget.json; the differences below are from these")
    judge(figures, budgets or figures)


if __name__ == "__main__":
    sys.exit(exit_code(main))
