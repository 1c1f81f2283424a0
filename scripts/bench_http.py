"""Measure FastAPI's "hello" on the built layer side by side with awslambdaric and Mangum: processor time a request."""

from __future__ import annotations

import argparse
import statistics
import sys
from typing import TYPE_CHECKING

from bench import bring_peers
from bench_runs import Contender, measure, runtime_api
from bench_workloads import FEW, MANY, ROUNDS
from build_layer import LAYER
from console import Failure, exit_code, say, step
from interpreters import recall
from tools import ROOT, TOOLS

if TYPE_CHECKING:
    from pathlib import Path

EVENT = ROOT / "data" / "events" / "api_gateway_v2" / "get.json"
OURS = "this layer, web.app"
GOAL = 0.6


def contenders(peer_python: Path) -> list[Contender]:
    """Name everyone in the race; all of them import the same files of FastAPI."""
    peer = (peer_python, "-m", "awslambdaric")
    (packages,) = peer_python.parent.parent.glob("lib/python3.*/site-packages")
    return [
        Contender("awslambdaric + Mangum", (*peer, "mangum_web.handler"), "mangum_web.handler"),
        Contender("the same, lifespan off", (*peer, "mangum_web.no_lifespan"), "mangum_web.no_lifespan"),
        Contender(OURS, ("/usr/bin/env", f"PYTHONPATH={packages}", LAYER / "bootstrap"), "web.app"),
    ]


def main() -> None:
    """Run everyone in turn, round after round, and print what a request costs beyond the start."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    interpreter = recall(TOOLS / f"interpreter-{options.parse_args().python}.json")
    if interpreter is None:
        raise Failure("no interpreter has been chosen", "run `make setup` first")
    everyone = contenders(bring_peers(interpreter))
    few: dict[str, list[float]] = {contender.name: [] for contender in everyone}
    many: dict[str, list[float]] = {contender.name: [] for contender in everyone}
    starts: dict[str, list[float]] = {contender.name: [] for contender in everyone}
    with step(f"processor time of {MANY - FEW} warm requests, {ROUNDS} rounds"), runtime_api() as api:
        for _ in range(ROUNDS):
            for contender in everyone:
                short, long = (measure(api, contender, EVENT, count) for count in (FEW, MANY))
                few[contender.name].append(short.processor)
                many[contender.name].append(long.processor)
                starts[contender.name] += [short.start, long.start]
    costs = {name: [(processor - min(few[name])) / (MANY - FEW) * 1e6 for processor in many[name]] for name in many}
    say(f"\nCPython {interpreter.version} for all; minimum (median); ratio to what this layer is held against")
    for name, figures in costs.items():
        ratio = min(costs[OURS]) / min(figures)
        start = min(starts[name]) * 1e3
        median = statistics.median(figures)
        say(f"{name:24} {min(figures):6.0f} ({median:.0f}) us a request, ratio {ratio:.2f}, start {start:.0f} ms")
    say(f"goal: at most {GOAL} of {everyone[0].name}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
