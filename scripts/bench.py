"""Measure the built layer side by side with awslambdaric and Powertools: same interpreter, same run, interleaved."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from bench_report import Figures, print_tables, write_result
from bench_runs import Contender, RuntimeAPI, measure, runtime_api
from build_layer import DIST, LAYER
from console import Failure, exit_code, say, step
from interpreters import Interpreter, recall
from tools import REQUIREMENTS, ROOT, TOOLS, bring_uv, is_made_from, lock_key, machine, quiet, replaced, run
from usage import MEGABYTE

STARTS = 21
ROUNDS = 15
FEW, MANY = 100, 700
SMALL_EVENT = {"key1": "value1", "key2": "value2", "key3": "value3"}
BATCH_EVENT = ROOT / "data" / "events" / "sqs" / "batch_of_ten.json"


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
        "layer typed": Contender("this layer, SQSEvent", layer, "typed.handler"),
    }


def race(api: RuntimeAPI, everyone: dict[str, Contender], folder: Path) -> Figures:
    """Run everyone in turn, round after round, so that what else the machine does falls on all alike."""
    small, batch = folder / "small.json", BATCH_EVENT
    small.write_text(json.dumps(SMALL_EVENT), encoding="utf-8")
    figures = Figures()
    with step("one run of each, to fill caches and see them answer"):
        for contender in everyone.values():
            measure(api, contender, batch, FEW)
    with step(f"start to first poll, {STARTS} rounds"):
        for _ in range(STARTS):
            for key, contender in everyone.items():
                figures.add("start", key, measure(api, contender, batch, 0).start * 1e3)
    with step(f"processor time of {MANY - FEW} warm invocations, {ROUNDS} rounds"):
        warm_costs(api, everyone, ("batch", batch), figures)
        warm_costs(api, {key: everyone[key] for key in ("awslambdaric", "layer")}, ("small", small), figures)
    return figures


def warm_costs(api: RuntimeAPI, everyone: dict[str, Contender], case: tuple[str, Path], figures: Figures) -> None:
    """Take what many invocations cost more than few, so that the cost of starting and ending drops out."""
    title, event = case
    few: dict[str, list[float]] = {key: [] for key in everyone}
    many: dict[str, list[float]] = {key: [] for key in everyone}
    for _ in range(ROUNDS):
        for key, contender in everyone.items():
            few[key].append(measure(api, contender, event, FEW).processor)
            run_of_many = measure(api, contender, event, MANY)
            many[key].append(run_of_many.processor)
            if title == "batch":
                figures.add("memory", key, run_of_many.rss / MEGABYTE)
    for key in everyone:
        for processor in many[key]:
            # the least of few, not the one of the same round: a disturbed short run would make the long one look cheap
            figures.add(title, key, (processor - min(few[key])) / (MANY - FEW) * 1e6)


def main() -> None:
    """Bring the peers, run the race, print and keep the result."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    options.add_argument("--arch", default=machine(), help="architecture of the built layer")
    given = options.parse_args()
    interpreter = recall(TOOLS / f"interpreter-{given.python}.json")
    if interpreter is None:
        raise Failure(f"no interpreter has been chosen for Python {given.python}", "run `make setup` first")
    everyone = contenders(bring_peers(interpreter))
    with tempfile.TemporaryDirectory() as folder, runtime_api() as api:
        figures = race(api, everyone, Path(folder))
    names = {key: contender.name for key, contender in everyone.items()}
    say(f"\nCPython {interpreter.version} for all, {given.arch}, {statistics.mean(figures.load):.1f} load on average")
    print_tables(figures, names)
    write_result(DIST / "bench.json", figures, interpreter.version)


if __name__ == "__main__":
    sys.exit(exit_code(main))
