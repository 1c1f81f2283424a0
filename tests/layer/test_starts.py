"""What a start on the built layer imports: what data/budget.json lists, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import callgrind
from bench_runs import compile_handlers, runtime_api
from bench_workloads import BATCH_EVENT
from budget import beyond
from budgets import BUDGET, FIGURES, LISTS, TOLERANCES, Row, counted_with, read
from starts import HANDLERS, imported, starts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tree import Tree

LISTED = "3.13"
ARCH = "x86_64"


@pytest.fixture(scope="module")
def found(layer_root: Path) -> dict[str, list[str]]:
    """Return what an untyped start has imported at its first poll, and what a typed one has in addition."""
    with runtime_api() as api:
        return beyond("imports", *(imported(api, start) for start in starts(layer_root).values()))


def held(names: Iterable[str], layer: Tree) -> set[str]:
    """Return the names that a layer is held to: of another version than listed, what lies in its folder `python`.

    What the standard library imports for itself differs between versions.
    """
    folder = layer.root / "python"
    roots = {path.stem for path in folder.iterdir()}
    return {name for name in names if layer.version == LISTED or name.partition(".")[0] in roots}


def test_each_list_has_its_handler() -> None:
    """The lists of imports and the handlers that are started have the same names."""
    assert tuple(HANDLERS) == LISTS["imports"]


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_start_imports_what_its_budget_lists(handler: str, found: dict[str, list[str]], layer: Tree) -> None:
    """Nothing is imported until the first poll that is not listed, and nothing is listed in vain."""
    listed = read(BUDGET, LISTED, ARCH).lists["imports"]
    assert held(found[handler], layer) == held(listed[handler], layer)


@pytest.mark.skipif(not shutil.which("valgrind"), reason="valgrind, which counts instructions, is not on this machine")
def test_a_start_takes_no_more_than_its_budget(layer: Tree) -> None:
    """A typed start takes at most 1.3 of an untyped one's instructions, and both what was counted before, and 2 %.

    Counts before hold for the very build of CPython only, and for the valgrind.
    """
    compile_handlers(layer.launcher)
    program = (layer.launcher, layer.python / "aws_lambda_runtime")
    with runtime_api() as api:
        found = [
            callgrind.count(api, replace(start, command=program), BATCH_EVENT, 0)
            for start in starts(layer.root).values()
        ]
    untyped, typed = found
    assert typed <= 1.3 * untyped
    if layer.version == LISTED and callgrind.counted_with(layer.launcher) == counted_with(BUDGET, LISTED, ARCH):
        budgets = read(BUDGET, LISTED, ARCH).figures["instructions"]
        rows = [
            Row(name, figure, budgets[name], TOLERANCES["instructions"])
            for name, figure in zip(FIGURES["instructions"], found, strict=False)
        ]
        assert not [row for row in rows if row.is_over]
