"""What the benchmark found: figures by measure and contender, as tables with ratios and goals, and as JSON."""

from __future__ import annotations

import json
import os
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from console import bold, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TITLES = {
    "start": "Process start to first poll, ms",
    "small": "Processor time per warm invocation, small event, us",
    "batch": "Processor time per warm invocation, SQS batch of 10, us",
    "memory": "Resident memory after the SQS batches, MB",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """One of ours held against a peer: the most that the ratio of the two may be, where a goal was set."""

    measure: str
    ours: str
    peer: str
    at_most: float | None = None


GOALS = (
    Goal("start", "layer", "awslambdaric", 0.55),
    Goal("start", "layer typed", "parser", 0.45),
    Goal("small", "layer", "awslambdaric", 0.5),
    Goal("batch", "layer", "awslambdaric", 0.5),
    Goal("batch", "layer typed", "parser"),
    Goal("memory", "layer", "awslambdaric"),
    Goal("memory", "layer typed", "parser"),
)


@dataclass(slots=True)
class Figures:
    """Every single figure, by measure and contender."""

    values: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    load: list[float] = field(default_factory=list)

    def add(self, measure: str, contender: str, value: float) -> None:
        """Keep one figure, and how busy the machine was."""
        self.values.setdefault(measure, {}).setdefault(contender, []).append(value)
        self.load.append(os.getloadavg()[0])

    def ratio(self, goal: Goal) -> float:
        """Compare the two by their best runs, which other work on the machine disturbs least."""
        measure = self.values[goal.measure]
        return min(measure[goal.ours]) / min(measure[goal.peer])


def print_tables(figures: Figures, names: Mapping[str, str]) -> None:
    """Print a table a measure; ratios and goals compare minima."""
    for measure, title in TITLES.items():
        say(f"\n{bold(f'{title:<56}')}     min   median")
        for contender, values in figures.values[measure].items():
            row = f"  {names[contender]:<54}{min(values):8.1f} {statistics.median(values):8.1f}"
            verdicts = [
                _verdict(figures, goal, names) for goal in GOALS if (goal.measure, goal.ours) == (measure, contender)
            ]
            say("  ".join([row, *verdicts]))


def _verdict(figures: Figures, goal: Goal, names: Mapping[str, str]) -> str:
    ratio = figures.ratio(goal)
    text = f"{ratio:.2f} of {names[goal.peer]}"
    if goal.at_most is None:
        return text
    return f"{text}, goal {goal.at_most:.2f}: {'met' if ratio <= goal.at_most else 'MISSED'}"


def write_result(path: Path, figures: Figures, python: str) -> None:
    """Keep every figure and ratio for later comparison."""
    ratios = [
        {
            "measure": goal.measure,
            "ours": goal.ours,
            "peer": goal.peer,
            "ratio": figures.ratio(goal),
            "goal": goal.at_most,
        }
        for goal in GOALS
    ]
    result = {"python": python, "measures": TITLES, "ratios": ratios, "values": figures.values}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    say(f"\nall figures: {path}")
