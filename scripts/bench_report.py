"""What the benchmark found: figures by measure and contender, as tables with ratios and goals, and as JSON."""

from __future__ import annotations

import json
import os
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bench_goals import GOALS, LIMITS, TABLES, TITLES
from console import bold, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench_goals import Goal, Table

PRECISE = 1000
"""Figures below this have a decimal."""


@dataclass(slots=True)
class Figures:
    """Every single figure, by measure and contender; what contenders are called, and what was said of the run."""

    names: dict[str, str]
    about: str = ""
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
        """Return the titles of what was measured: without strace or valgrind it is less."""
        return {measure: title for measure, title in TITLES.items() if measure in self.values}


class Row(NamedTuple):
    """One contender in a table: its name, its figures in the order of the headings, and what is to be said of them."""

    name: str
    figures: list[str]
    verdict: str


class Rendered(NamedTuple):
    """A table in words."""

    title: str
    headings: list[str]
    rows: list[Row]


def tables(figures: Figures) -> Iterator[Rendered]:
    """Put what was measured into words; a table of several measures has the minimum of each."""
    for table in TABLES:
        columns = {measure: heading for measure, heading in table.columns.items() if measure in figures.values}
        if columns:
            headings = list(columns.values()) if len(table.columns) > 1 else ["minimum", "median"]
            present = {contender for measure in columns for contender in figures.values[measure]}
            rows = [_row(figures, table, columns, key) for key in figures.names if key in present]
            yield Rendered(table.title, headings, rows)


def _row(figures: Figures, table: Table, columns: dict[str, str], contender: str) -> Row:
    name = figures.names[contender]
    if len(table.columns) > 1:
        cells = [_cell(figures, measure, contender) for measure in columns]
        return Row(name, cells, "; ".join(_remarks(figures, columns, contender)))
    (measure,) = columns
    runs = figures.values[measure][contender]
    verdicts = [f"{figures.ratio(goal):.2f}{_of(figures, goal)}" for goal in _goals(measure, contender)]
    return Row(name, [readable(min(runs)), readable(statistics.median(runs))], "; ".join(verdicts))


def _cell(figures: Figures, measure: str, contender: str) -> str:
    """Give the best run, and in brackets what it is of the first peer's."""
    runs = figures.values[measure].get(contender)
    ratios = "".join(f" ({figures.ratio(goal):.2f})" for goal in _goals(measure, contender)[:1])
    return f"{readable(min(runs))}{ratios}" if runs else ""


def _remarks(figures: Figures, columns: dict[str, str], contender: str) -> Iterator[str]:
    """Name the peer of the ratios in brackets, and tell what else there is to say of a measure by its heading."""
    yield from dict.fromkeys(
        f"(of {figures.names[goal.peer]})" for measure in columns for goal in _goals(measure, contender)[:1]
    )
    for measure, heading in columns.items():
        for goal in _goals(measure, contender)[1:]:
            yield f"{heading}: {figures.ratio(goal):.2f}{_of(figures, goal)}"
        for limit in LIMITS:
            if (limit.measure, limit.ours) == (measure, contender):
                best = min(figures.values[measure][contender])
                yield f"{heading}: {_judged(best, limit.at_most)}"


def _goals(measure: str, contender: str) -> list[Goal]:
    return [goal for goal in GOALS if (goal.measure, goal.ours) == (measure, contender)]


def _of(figures: Figures, goal: Goal) -> str:
    judged = f" ({_judged(figures.ratio(goal), goal.at_most)})" if goal.at_most else ""
    return f" of {figures.names[goal.peer]}{judged}"


def _judged(figure: float, at_most: float) -> str:
    return f"goal {at_most:.2f}: {'met' if figure <= at_most else 'MISSED'}"


def readable(value: float) -> str:
    """Write a figure as a person reads it best: what was counted as it is, what was measured to four or more digits."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.{1 if value < PRECISE else 0}f}"


def print_tables(figures: Figures) -> None:
    """Print the tables."""
    say(f"\n{figures.about}")
    for title, headings, rows in tables(figures):
        widths = [
            max(len(heading), *(len(row.figures[index]) for row in rows)) + 2 for index, heading in enumerate(headings)
        ]
        say(f"\n{bold(title)}")
        say(" " * 28 + "".join(f"{heading:>{width}}" for heading, width in zip(headings, widths, strict=True)))
        for name, found, verdict in rows:
            row = "".join(f"{figure:>{width}}" for figure, width in zip(found, widths, strict=True))
            say(f"  {name:<26}{row}  {verdict}".rstrip())


def write_result(path: Path, figures: Figures, python: str) -> None:
    """Keep every figure and ratio for later comparison, for the chart and for the page."""
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
    titles = {"about": figures.about, "measures": measures, "contenders": figures.names}
    result = {"python": python, **titles, "ratios": ratios, "values": figures.values}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    say(f"\nall figures: {path}")


def read_result(path: Path) -> Figures:
    """Read what `write_result` has kept, but for how busy the machine was at each figure."""
    result = json.loads(path.read_text(encoding="utf-8"))
    return Figures(result["contenders"], result["about"], result["values"])
