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
    "http": "Processor time per warm invocation, API Gateway v2, us",
    "changes": "Processor time per warm invocation, DynamoDB x100, us",
    "large": "Processor time per warm invocation, 6 MB both ways, us",
    "read": "Bytes read until the first poll, KB",
    "opened": "Files opened until the first poll",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """One of ours held against a peer: the most that the ratio of the two may be, where a goal was set."""

    measure: str
    ours: str
    peer: str
    at_most: float | None = None


GOALS = (
    Goal("start", "layer", "awslambdaric", 0.5),
    Goal("start", "layer", "bare", 1.6),
    Goal("start", "layer typed", "parser", 0.25),
    Goal("start", "layer typed", "layer", 1.3),
    Goal("small", "layer", "awslambdaric", 0.45),
    Goal("batch", "layer", "awslambdaric", 0.5),
    Goal("batch", "layer typed", "parser", 0.4),
    Goal("http", "layer", "awslambdaric"),
    Goal("http", "layer typed", "parser"),
    Goal("changes", "layer", "awslambdaric"),
    Goal("changes", "layer typed", "parser"),
    Goal("large", "layer", "awslambdaric"),
    Goal("large", "layer typed", "parser", 0.4),
    Goal("memory", "layer", "awslambdaric"),
    Goal("memory", "layer typed", "parser"),
    Goal("read", "layer", "awslambdaric"),
    Goal("read", "layer typed", "parser"),
    Goal("opened", "layer", "awslambdaric"),
    Goal("opened", "layer typed", "parser"),
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

    def measured(self) -> dict[str, str]:
        """Return the titles of what was measured; where there is no strace, no opened files were counted."""
        return {measure: title for measure, title in TITLES.items() if measure in self.values}


def print_tables(figures: Figures, names: Mapping[str, str]) -> None:
    """Print a table a measure; ratios and goals compare minima."""
    for measure, title in figures.measured().items():
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


def write_result(path: Path, figures: Figures, names: Mapping[str, str], python: str) -> None:
    """Keep every figure and ratio for later comparison and for the chart."""
    measures = figures.measured()
    ratios = [
        {
            "measure": goal.measure,
            "ours": goal.ours,
            "peer": goal.peer,
            "ratio": figures.ratio(goal),
            "goal": goal.at_most,
        }
        for goal in GOALS
        if goal.measure in measures
    ]
    titles = {"measures": measures, "contenders": dict(names)}
    result = {"python": python, **titles, "ratios": ratios, "values": figures.values}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    say(f"\nall figures: {path}")
