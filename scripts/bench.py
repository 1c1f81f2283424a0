"""Measure the built layer side by side with awslambdaric and Powertools: same interpreter, same run, interleaved."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from bench_report import Figures, print_tables, write_result
from bench_runs import Contender, RuntimeAPI, files_opened, measure, runtime_api
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


def race(api: RuntimeAPI, peer_python: Path, alone: Contender, folder: Path) -> Figures:
    """Run everyone in turn, round after round, so that what else the machine does falls on all alike."""
    everyone, figures = contenders(peer_python), Figures()
    with step("one run of each, to fill caches and see them answer"):
        for contender in everyone.values():
            measure(api, contender, BATCH_EVENT, FEW)
    with step(f"start to first poll, {STARTS} rounds"):
        for _ in range(STARTS):
            for key, contender in {"bare": alone, **everyone}.items():
                started = measure(api, contender, BATCH_EVENT, 0)
                figures.add("start", key, started.start * 1e3)
                figures.add("read", key, started.read / 1024)
        for key, contender in everyone.items():
            if (opened := files_opened(api, contender, BATCH_EVENT, folder)) is not None:
                figures.add("opened", key, opened)
    warm_costs(api, everyone, Workload("batch", BATCH_EVENT), figures)
    warm_costs(api, {key: everyone[key] for key in ("awslambdaric", "layer")}, small(folder), figures)
    for workload in workloads(folder):
        warm_costs(api, contenders_of(workload.measure, peer_python), workload, figures)
    return figures


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
                if workload.measure == "batch":
                    figures.add("memory", key, run_of_many.rss / MEGABYTE)
    for key in everyone:
        for processor in many[key]:
            # the least of few, not the one of the same round: a disturbed short run would make the long one look cheap
            figures.add(workload.measure, key, (processor - min(few[key])) / count * 1e6)


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
    with tempfile.TemporaryDirectory() as folder, runtime_api() as api:
        figures = race(api, peer_python, bare(interpreter), Path(folder))
    everyone = {"bare": bare(interpreter), **contenders(peer_python)}
    names = {key: contender.name for key, contender in everyone.items()}
    say(f"\nCPython {interpreter.version} for all, {given.arch}, {statistics.mean(figures.load):.1f} load on average")
    print_tables(figures, names)
    write_result(DIST / "bench.json", figures, names, interpreter.version)


if __name__ == "__main__":
    sys.exit(exit_code(main))
