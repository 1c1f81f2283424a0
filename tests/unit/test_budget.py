"""Budgets of instructions: how callgrind's total is read, how figures are judged, and what is kept."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budget
from console import Failure

if TYPE_CHECKING:
    from pathlib import Path

BUDGETS = dict.fromkeys(budget.FIGURES, 1000)
SAID = """==7== Callgrind, a call-graph generating cache profiler
==7== Process terminating with default action of signal 15 (SIGTERM)
==7== Events    : Ir
==7== Collected : 44155812
==7==
==7== I   refs:      44,155,812
"""


def test_total_is_found_in_what_callgrind_says() -> None:
    """The total is the figure after `Collected`, on a line of callgrind's own."""
    assert budget.collected(f"the function printed this: Collected : 1\n{SAID}") == 44_155_812


def test_a_run_without_a_total_is_told_in_callgrinds_words() -> None:
    """If callgrind ends otherwise, the failure shows the end of what it said."""
    with pytest.raises(Failure, match="callgrind gave no total") as refused:
        budget.collected("valgrind: failed to start tool 'callgrind'\n")
    assert "failed to start tool" in refused.value.cure


@pytest.mark.parametrize(
    ("figure", "verdict"), [(1000, "+0.0%"), (1020, "+2.0%"), (500, "-50.0%")], ids=["same", "tolerated", "less"]
)
def test_figures_within_their_budgets_pass(figure: int, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure up to 2 % over its budget passes, and its line shows figure, budget and difference."""
    budget.judge(BUDGETS | {budget.FIGURES[1]: figure}, BUDGETS)

    (line,) = (line for line in capsys.readouterr().out.splitlines() if budget.FIGURES[1] in line)
    assert line.split()[-3:] == [f"{figure:,}", "1,000", verdict]


def test_a_figure_over_its_budget_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The failure names the figures that are over and no others, after the whole table."""
    with pytest.raises(Failure, match=rf"^more than 2 % over data/budget\.json: {budget.FIGURES[2]}$"):
        budget.judge(BUDGETS | {budget.FIGURES[2]: 1021}, BUDGETS)
    lines = capsys.readouterr().out.splitlines()
    assert [name for name in budget.FIGURES if any(name in line for line in lines)] == list(budget.FIGURES)
    assert [line.endswith("OVER") for line in lines if "1,000" in line] == [False, False, True, False]


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_over_means_more_than_two_hundredths(figure: int, allowed: int) -> None:
    """A figure is over its budget exactly when it is more than 2 % above it."""
    row = budget.Row("any", figure, allowed)
    assert row.is_over == (Fraction(figure, allowed) > Fraction(102, 100))


def test_budgets_are_of_one_version_and_architecture(tmp_path: Path) -> None:
    """What is written for one is read for that one, and replaces nothing of another nor the sizes beside it."""
    path = tmp_path / "budget.json"
    path.write_text(json.dumps({"layer": {"zip": 16}, "instructions": {}}), encoding="utf-8")
    other = dict.fromkeys(budget.FIGURES, 7)

    budget.write(path, "3.13", "x86_64", other)
    budget.write(path, "3.13", "arm64", other)
    budget.write(path, "3.13", "x86_64", BUDGETS)

    assert budget.read(path, "3.13", "x86_64") == BUDGETS
    assert budget.read(path, "3.13", "arm64") == other
    assert json.loads(path.read_text(encoding="utf-8"))["layer"] == {"zip": 16}
    with pytest.raises(Failure, match=r"no instructions for Python 3\.12 on x86_64") as refused:
        budget.read(path, "3.12", "x86_64")
    assert "make budget WRITE=1" in refused.value.cure


def test_the_projects_own_budgets_are_whole() -> None:
    """The default target has a budget for every figure, in the form that `--write` leaves."""
    text = budget.BUDGET.read_text(encoding="utf-8")
    assert list(budget.read(budget.BUDGET, "3.13", "x86_64")) == list(budget.FIGURES)
    assert text == json.dumps(json.loads(text), indent=2) + "\n"


def test_without_valgrind_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine without valgrind the failure names the package."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", ["budget.py"])
    with pytest.raises(Failure, match="valgrind, which counts instructions, is not on this machine") as refused:
        budget.main()
    assert "apt-get install valgrind" in refused.value.cure
