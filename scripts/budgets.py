"""The budgets of data/budget.json that `make budget` judges: figures and lists, by version of Python and architecture.

The sizes in the same file are judged by the build.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from console import Failure, bold, say
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUDGET = ROOT / "data" / "budget.json"
FIGURES = {
    "instructions": (
        "start, untyped",
        "start, SQSEvent",
        "warm invocation, small and untyped",
        "warm invocation, SQSEvent of 10",
    ),
    "memory, KB": ("resident, untyped", "resident, SQSEvent", "peak, untyped", "peak, SQSEvent"),
}
"""The names of the figures of each kind."""

TOLERANCES = {"instructions": 2, "memory, KB": 5}
"""By how many percent the figures of a kind may be above their budgets."""

LISTS = {"imports": ("untyped", "SQSEvent"), "files": ("untyped", "SQSEvent")}
"""The names of the lists of each kind: what a start has, and what one with SQSEvent has in addition."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """What was measured, or what it may be: numbers and names, by kind and name of figure or list."""

    figures: dict[str, dict[str, int]]
    lists: dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and what it may be, and by how many percent it may be above that."""

    name: str
    figure: int
    budget: int
    tolerance: int

    @property
    def difference(self) -> float:
        """Tell which share of the budget the figure is above it, or below it if negative."""
        return self.figure / self.budget - 1

    @property
    def is_over(self) -> bool:
        """Tell whether it is further above its budget than measuring varies."""
        return 100 * (self.figure - self.budget) > self.tolerance * self.budget


def read(path: Path, python: str, arch: str) -> Budgets:
    """Read the budgets of a minor version of Python on an architecture."""
    everything: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found = {kind: everything.get(kind, {}).get(python, {}).get(arch, {}) for kind in (*FIGURES, *LISTS)}
    expected = {**FIGURES, **LISTS}
    if missing := [f"{kind}: {name}" for kind, names in expected.items() for name in names if name not in found[kind]]:
        what = f"data/budget.json lacks these for Python {python} on {arch}: {'; '.join(missing)}"
        raise Failure(what, "measure them with `make budget WRITE=1`")
    return Budgets({kind: found[kind] for kind in FIGURES}, {kind: found[kind] for kind in LISTS})


def counted_with(path: Path, python: str, arch: str) -> str:
    """Return the interpreter and the valgrind for which the counts hold."""
    found: str = json.loads(path.read_text(encoding="utf-8"))["counted with"][python][arch]
    return found


def write(path: Path, python: str, arch: str, measured: Budgets, counted_with: str) -> None:
    """Make what was measured the budgets of a version and an architecture, and leave everything else as it is."""
    everything = json.loads(path.read_text(encoding="utf-8"))
    everything.setdefault("counted with", {}).setdefault(python, {})[arch] = counted_with
    for kind, values in {**measured.figures, **measured.lists}.items():
        everything.setdefault(kind, {}).setdefault(python, {})[arch] = values
    path.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")


def judge(measured: Budgets, budgets: Budgets) -> None:
    """Print everything beside its budget; fail if figures are over by more than they may, or lists name what is new."""
    if over := [*_judge_figures(measured, budgets), *_judge_lists(measured, budgets)]:
        cure = "look for what was added (`callgrind_annotate`, `-X importtime`), or argue for `make budget WRITE=1`"
        raise Failure(f"over data/budget.json: {'; '.join(over)}", cure)


def _judge_figures(measured: Budgets, budgets: Budgets) -> Iterator[str]:
    for kind, names in FIGURES.items():
        allowed, found = budgets.figures[kind], measured.figures[kind]
        say(f"\n{bold(f'{kind:<36}')}      figure      budget  difference")
        for row in (Row(name, found[name], allowed[name], TOLERANCES[kind]) for name in names):
            verdict = "  OVER" if row.is_over else ""
            say(f"  {row.name:<34}{row.figure:12,}{row.budget:12,}{row.difference:+11.1%}{verdict}")
            if row.is_over:
                yield f"{row.name} ({kind}) by more than {row.tolerance} %"


def _judge_lists(measured: Budgets, budgets: Budgets) -> Iterator[str]:
    for kind, names in LISTS.items():
        say(f"\n{bold(f'{kind:<36}')}       found      budget")
        for name in names:
            found, allowed = Counter(measured.lists[kind][name]), Counter(budgets.lists[kind][name])
            more, less = sorted((found - allowed).elements()), sorted((allowed - found).elements())
            verdict = "  OVER" if more else ""
            say(f"  {name:<34}{found.total():12,}{allowed.total():12,}{verdict}")
            for sign, changed in (("+", more), ("-", less)):
                for each in changed:
                    say(f"    {sign} {each}")
            if more:
                yield f"{len(more)} in addition ({kind}, {name})"
