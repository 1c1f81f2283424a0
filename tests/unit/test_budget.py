"""Budgets: how callgrind's total and CPython's imports are read, how figures and lists are judged, and what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budget
import budgets
from budgets import BUDGET, FIGURES, LISTS, TOLERANCES, Budgets, counted_with, judge, read, write
from callgrind import collected
from console import Failure

if TYPE_CHECKING:
    from pathlib import Path

SOME = Budgets(
    {kind: dict.fromkeys(names, 1000) for kind, names in FIGURES.items()},
    {kind: {name: ["a", "b", "b"] for name in names} for kind, names in LISTS.items()},
)
SAID = """==7== Callgrind, a call-graph generating cache profiler
==7== Process terminating with default action of signal 15 (SIGTERM)
==7== Events    : Ir
==7== Collected : 44155812
==7==
==7== I   refs:      44,155,812
"""


def with_figure(kind: str, name: str, figure: int) -> Budgets:
    """Change one figure."""
    return replace(SOME, figures=SOME.figures | {kind: SOME.figures[kind] | {name: figure}})


def with_list(kind: str, name: str, names: list[str]) -> Budgets:
    """Change one list."""
    return replace(SOME, lists=SOME.lists | {kind: SOME.lists[kind] | {name: names}})


def test_total_is_found_in_what_callgrind_says() -> None:
    """The total is the figure after `Collected`, on a line of callgrind's own."""
    assert collected(f"the function printed this: Collected : 1\n{SAID}") == 44_155_812


def test_a_run_without_a_total_is_told_in_callgrinds_words() -> None:
    """If callgrind ends otherwise, the failure shows the end of what it said."""
    with pytest.raises(Failure, match="callgrind gave no total") as refused:
        collected("valgrind: failed to start tool 'callgrind'\n")
    assert "failed to start tool" in refused.value.cure


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("share", [0, None, -50], ids=["same", "tolerated", "less"])
def test_figures_within_their_budgets_pass(kind: str, share: int | None, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure up to its kind's tolerance over its budget passes, and its line shows figure, budget and difference."""
    name, percent = FIGURES[kind][1], TOLERANCES[kind] if share is None else share
    figure = 1000 + 10 * percent

    judge(with_figure(kind, name, figure), SOME)

    (line,) = (line for line in capsys.readouterr().out.splitlines() if name in line)
    assert line.split()[-3:] == [f"{figure:,}", "1,000", f"{percent:+.1f}%"]


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_over_its_budget_is_refused_by_name(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The failure names the figure that is over and no other, after all tables."""
    name, tolerance = FIGURES[kind][2], TOLERANCES[kind]
    over = rf"^over data/budget\.json: {name} \({kind}\) by more than {tolerance} %$"

    with pytest.raises(Failure, match=over) as refused:
        judge(with_figure(kind, name, 1001 + 10 * tolerance), SOME)

    assert "make budget WRITE=1" in refused.value.cure
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.endswith("OVER")] == [line for line in lines if name in line]
    assert all(any(name in line for line in lines) for names in (*FIGURES.values(), *LISTS.values()) for name in names)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("new", ["c", "a"], ids=["never before", "once more"])
def test_what_came_in_addition_is_refused_by_name(kind: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A start that imports or opens what it did not, or did once more, is refused, and the table has its name."""
    name = LISTS[kind][1]

    with pytest.raises(Failure, match=rf"^over data/budget\.json: 1 in addition \({kind}, {name}\)$"):
        judge(with_list(kind, name, ["a", "b", "b", new]), SOME)

    assert f"    + {new}" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("kind", LISTS)
def test_what_is_no_longer_there_is_told(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A start that imports or opens less passes, and what is gone is named, so that the budget can follow."""
    judge(with_list(kind, LISTS[kind][0], ["a", "b"]), SOME)

    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ")] == ["    - b"]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 50))
def test_over_means_more_than_tolerated(figure: int, allowed: int, tolerance: int) -> None:
    """A figure is over its budget exactly when it is more percent above it than it may be."""
    row = budgets.Row("any", figure, allowed, tolerance)
    assert row.is_over == (Fraction(figure, allowed) > Fraction(100 + tolerance, 100))


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abcd")))
def test_a_typed_start_is_told_by_what_it_has_beyond(untyped: list[str], typed: list[str]) -> None:
    """What an untyped start has, with what a typed one has in addition, is all that the typed one has."""
    lists = budget.beyond("files", untyped, typed)

    assert list(lists) == ["untyped", "SQSEvent"]
    assert lists["untyped"] == untyped
    for name in "abcd":
        assert lists["SQSEvent"].count(name) == max(0, typed.count(name) - untyped.count(name))


def test_budgets_are_of_one_version_and_architecture(tmp_path: Path) -> None:
    """What is written for one is read for that one, and replaces nothing of another nor the sizes beside it."""
    path = tmp_path / "budget.json"
    path.write_text(json.dumps({"layer": {"zip": 16}, "instructions": {}}), encoding="utf-8")
    other = with_list("imports", "untyped", ["z"])

    write(path, "3.13", "x86_64", other, "CPython 3.13.0")
    write(path, "3.13", "arm64", other, "CPython 3.13.1")
    write(path, "3.13", "x86_64", SOME, "CPython 3.13.2")

    assert read(path, "3.13", "x86_64") == SOME
    assert read(path, "3.13", "arm64") == other
    assert (counted_with(path, "3.13", "x86_64"), counted_with(path, "3.13", "arm64")) == (
        "CPython 3.13.2",
        "CPython 3.13.1",
    )
    assert json.loads(path.read_text(encoding="utf-8"))["layer"] == {"zip": 16}
    with pytest.raises(
        Failure, match=r"lacks these for Python 3\.12 on x86_64: instructions: start, untyped;"
    ) as refused:
        read(path, "3.12", "x86_64")
    assert "make budget WRITE=1" in refused.value.cure


def test_the_projects_own_budgets_are_whole() -> None:
    """The default target has a budget for every figure and list, in the form that `--write` leaves."""
    text = BUDGET.read_text(encoding="utf-8")
    found = read(BUDGET, "3.13", "x86_64")
    assert {kind: tuple(values) for kind, values in found.figures.items()} == FIGURES
    assert {kind: tuple(values) for kind, values in found.lists.items()} == LISTS
    assert text == json.dumps(json.loads(text), indent=2) + "\n"


def test_without_its_tools_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine without valgrind the failure names the package."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", ["budget.py"])
    with pytest.raises(Failure, match="valgrind, which counts instructions, is not on this machine") as refused:
        budget.main()
    assert "apt-get install valgrind" in refused.value.cure
