"""Measure the built layer side by side with awslambdaric and Powertools: same interpreter, same run, interleaved."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import callgrind
from bench_answers import largest
from bench_goals import PLAIN
from bench_report import Figures, print_tables, write_result
from bench_runs import Contender, RuntimeAPI, compile_handlers, files_opened, measure, read_anew, runtime_api
from bench_workloads import BATCH_EVENT, FEW, Workload, small, workloads
from build_layer import DIST, LAYER
from console import Failure, exit_code, say, step
from interpreters import Interpreter, recall
from tools import REQUIREMENTS, TOOLS, bring_uv, is_made_from, lock_key, machine, quiet, replaced, run
from usage import MEGABYTE

STARTS = 21
BARE = """
import _socket, posix
host, port = posix.environ[b"AWS_LAMBDA_RUNTIME_API"].decode().split(":")
connection = _socket.socket()
connection.connect((host, int(port)))
connection.send(b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\n\\r\\n")
connection.recv(1)
"""
"""The least that a Python does to ask for an event; run with -S it imports nothing else."""


def bring_peers(interpreter: Interpreter) -> Path:
    """Install the peers into an environment of their own on the interpreter that is frozen in the layer."""
    folder, key, uv = TOOLS / "bench", lock_key("bench", interpreter.path, interpreter.version), bring_uv()
    if not is_made_from(folder, key):
        with step("installing awslambdaric, Powertools and Mangum"), replaced(folder, key) as partial:
            run([uv, "venv", "--quiet", "--clear", "--no-project", "--python", interpreter.path, partial], "no venv")
            sync: list[str | Path] = [uv, "pip", "sync", *quiet(), "--require-hashes", "--compile-bytecode"]
            run([*sync, "--python", partial, REQUIREMENTS / "bench.txt"], "the peers could not be installed")
    return folder / "bin" / "python"


def contenders(peer_python: Path) -> dict[str, Contender]:
    """Name everyone in the race.

    The peers start the way AWS's documentation starts them, in a container: with AWS_EXECUTION_ENV set as on the
    managed runtime, awslambdaric polls through a thread and costs more than twice as much for each invocation.
    """
    peer = (peer_python, "-m", "awslambdaric")
    layer = (LAYER / "bootstrap",)
    return {
        "awslambdaric": Contender("awslambdaric", (*peer, "plain.handler"), "plain.handler"),
        "data class": Contender("awslambdaric + data class", (*peer, "data_class.handler"), "data_class.handler"),
        "parser": Contender("awslambdaric + parser", (*peer, "parser.handler"), "parser.handler"),
        "layer": Contender("this layer", layer, "plain.handler"),
        "layer typed": Contender("this layer, typed", layer, "typed.handler"),
    }


def bare(interpreter: Interpreter) -> Contender:
    """Name what every start is held against: the interpreter alone, and one request."""
    return Contender("the interpreter alone (-S)", (interpreter.path, "-S", "-c", BARE), "none")


def contenders_of(measure: str, peer_python: Path) -> dict[str, Contender]:
    """Name those who race with one of the further workloads: each side plain and checked."""
    peer = (peer_python, "-m", "awslambdaric")
    layer = (LAYER / "bootstrap",)
    plain, parser, typed = (f"workloads_{kind}.{measure}" for kind in ("plain", "parser", "typed"))
    return {
        "awslambdaric": Contender("awslambdaric", (*peer, plain), plain),
        "parser": Contender("awslambdaric + parser", (*peer, parser), parser),
        "layer": Contender("this layer", layer, plain),
        "layer typed": Contender("this layer, typed", layer, typed),
    }


def race(api: RuntimeAPI, peer_python: Path, alone: Contender, folder: Path, figures: Figures) -> None:
    """Run everyone in turn, round after round, so that what else the machine does falls on all alike."""
    everyone = contenders(peer_python)
    with step("one run of each, to fill caches and see them answer"):
        compile_handlers(peer_python)
        read_anew(next((LAYER / "runtime" / "bin").glob("python3.*")))
        for contender in everyone.values():
            measure(api, contender, BATCH_EVENT, FEW)
    with step(f"start to first poll, {STARTS} rounds"):
        for _ in range(STARTS):
            for key, contender in {"bare": alone, **everyone}.items():
                started = measure(api, contender, BATCH_EVENT, 0)
                figures.add("start", key, started.start * 1e3)
                figures.add("read", key, started.read / 1024)
    if is_here("strace", "opened files"):
        for key, contender in everyone.items():
            figures.add("opened", key, len(files_opened(api, contender, BATCH_EVENT)))
    warm_costs(api, everyone, Workload("batch", BATCH_EVENT), figures)
    warm_costs(api, {key: everyone[key] for key in PLAIN}, small(folder), figures)
    for workload in workloads(folder):
        warm_costs(api, contenders_of(workload.measure, peer_python), workload, figures)
    with step("answers of 6 MB, streamed where one can"):
        for measured, key, value in largest((peer_python, "-m", "awslambdaric"), folder):
            figures.add(measured, key, value)
    if is_here("valgrind", "instructions"):
        instructions(api, everyone, small(folder).event, figures)


def warm_costs(api: RuntimeAPI, everyone: dict[str, Contender], workload: Workload, figures: Figures) -> None:
    """Take what many invocations cost more than few, so that the cost of starting and ending drops out."""
    few: dict[str, list[float]] = {key: [] for key in everyone}
    many: dict[str, list[float]] = {key: [] for key in everyone}
    count = workload.many - workload.few
    with step(f"processor time of {count} warm invocations, {workload.measure}, {workload.rounds} rounds"):
        for _ in range(workload.rounds):
            for key, contender in everyone.items():
                few[key].append(measure(api, contender, workload.event, workload.few).processor)
                run_of_many = measure(api, contender, workload.event, workload.many)
                many[key].append(run_of_many.processor)
                figures.add(f"{workload.measure} resident", key, run_of_many.rss / MEGABYTE)
                figures.add(f"{workload.measure} peak", key, run_of_many.peak / MEGABYTE)
    for key in everyone:
        for processor in many[key]:
            # the least of few, not the one of the same round: a disturbed short run would make the long one look cheap
            figures.add(workload.measure, key, (processor - min(few[key])) / count * 1e6)


def instructions(api: RuntimeAPI, everyone: dict[str, Contender], few_keys: Path, figures: Figures) -> None:
    """Count what a start and a warm invocation take, in thousands; of the layer it is the launcher that is counted."""
    (launcher,) = (LAYER / "runtime" / "bin").glob("python3.*")
    program = (launcher, LAYER / "python" / "aws_lambda_runtime")
    for key, contender in everyone.items():
        counted = replace(contender, command=program) if key.startswith("layer") else contender
        with step(f"instructions of {contender.name}"):
            figures.add("start instructions", key, callgrind.count(api, counted, BATCH_EVENT, 0) / 1000)
            figures.add("batch instructions", key, callgrind.count_warm(api, counted, BATCH_EVENT) / 1000)
            if key in PLAIN:
                figures.add("small instructions", key, callgrind.count_warm(api, counted, few_keys) / 1000)


def is_here(tool: str, what: str) -> bool:
    """Tell whether this machine has a tool, and a person what is left out without it."""
    found = shutil.which(tool) is not None
    if not found:
        say(f"  {tool} is not on this machine: {what} are left out")
    return found


def about(version: str, arch: str, load: float) -> str:
    """Say when and where the run was made."""
    day = datetime.now(tz=UTC)
    where = f"{arch}, {os.cpu_count()} cores with a load of {load:.1f} on average"
    return f"{day.day} {day:%B %Y}, {where}, CPython {version} for all, warm disk cache."


def main() -> None:
    """Bring the peers, run the race, print and keep the result."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    options.add_argument("--arch", default=machine(), help="architecture of the built layer")
    given = options.parse_args()
    interpreter = recall(TOOLS / f"interpreter-{given.python}.json")
    if interpreter is None:
        raise Failure(f"no interpreter has been chosen for Python {given.python}", "run `make setup` first")
    peer_python = bring_peers(interpreter)
    alone = bare(interpreter)
    named = {"bare": alone, **contenders(peer_python)}
    streams = {"layer stream": "this layer, streaming", "loop": "a bare loop on a socket"}
    figures = Figures({key: contender.name for key, contender in named.items()} | streams)
    with tempfile.TemporaryDirectory() as folder, runtime_api() as api:
        race(api, peer_python, alone, Path(folder), figures)
    figures.about = about(interpreter.version, given.arch, statistics.mean(figures.load))
    print_tables(figures)
    write_result(DIST / "bench.json", figures, interpreter.version)


if __name__ == "__main__":
    sys.exit(exit_code(main))
