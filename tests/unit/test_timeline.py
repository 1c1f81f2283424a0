"""The timeline of the start: imports become a tree that adds up, fits into one line of the log, and leaves no trace."""

from __future__ import annotations

import importlib
import json
import sys
import threading
from importlib import _bootstrap
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._timeline import Imports, Module, described_all, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULES = {
    "timed_one": "import timed_two\nfrom timed_package import part\n",
    "timed_two": "",
    "timed_package/__init__": "",
    "timed_package/part": "import timed_two\n",
    "timed_broken": "import timed_two\nimport timed_absent\n",
}


def module(name: str, parts: list[Any]) -> Module:
    """Make up an import that follows the clock: some time of its own, its imports, each after the one before."""
    made = Module(name, 0)
    return place(made, parts, 0)


def place(made: Module, parts: list[Any], began: float) -> Module:
    """Let an import begin at a moment; each part is a time of its own, or the parts of an import in it."""
    now = began
    for number, part in enumerate(parts):
        if isinstance(part, list):
            made.imports.append(place(Module(f"{made.name}.{number}", now), part, now))
            now = made.imports[-1].ended
        else:
            now += part
    made.began, made.ended = began, now
    return made


PARTS = st.recursive(st.floats(0, 0.01), lambda inner: st.lists(inner, max_size=6), max_leaves=40)
TREES = st.lists(PARTS, max_size=6).map(lambda parts: module("m", parts))


def flat(described: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give all modules of a described tree."""
    for one in described:
        yield one
        yield from flat(one.get("imports", []))


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put some modules on the path, and forget them after the test."""
    for name, text in MODULES.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in [name for name in sys.modules if name.startswith("timed_")]:
        del sys.modules[name]


def names(modules: list[Module]) -> list[Any]:
    """Return a tree by its names: a name, or a name and what it led to."""
    return [[one.name, *names(one.imports)] if one.imports else one.name for one in modules]


@pytest.mark.usefixtures("modules")
def test_imports_are_a_tree() -> None:
    """Each import stands once, under the one that led to it, in the order of their beginnings."""
    imports = Imports()
    try:
        importlib.import_module("timed_one")
        importlib.import_module("timed_package.part")
    finally:
        imports.stop()
    assert names(imports.modules) == [["timed_one", "timed_two", "timed_package", "timed_package.part"]]
    for one in imports.modules[0].imports:
        assert imports.modules[0].began <= one.began <= one.ended <= imports.modules[0].ended


@pytest.mark.usefixtures("modules")
def test_failing_import() -> None:
    """An import that fails is told up to there, with the module that is missing, and what follows it stands beside."""
    imports = Imports()
    try:
        with pytest.raises(ModuleNotFoundError, match="timed_absent"):
            importlib.import_module("timed_broken")
        importlib.import_module("timed_package")
    finally:
        imports.stop()
    assert names(imports.modules) == [["timed_broken", "timed_two", "timed_absent"], "timed_package"]
    described = flat(described_all(imports.modules, 0))
    assert [one["name"] for one in described if one.get("failed")] == ["timed_broken", "timed_absent"]


@pytest.mark.usefixtures("modules")
def test_other_threads() -> None:
    """Imports of other threads work and are not told, as they are not what the start waits for."""
    imports = Imports()
    try:
        thread = threading.Thread(target=importlib.import_module, args=("timed_one",))
        thread.start()
        thread.join()
    finally:
        imports.stop()
    assert "timed_one" in sys.modules
    assert imports.modules == []


@pytest.mark.usefixtures("modules")
def test_nothing_is_left() -> None:
    """After the end the import system is what it was, and imports are not told any more."""
    before = vars(_bootstrap)["_find_and_load"]
    imports = Imports()
    assert vars(_bootstrap)["_find_and_load"] is not before
    imports.stop()
    assert vars(_bootstrap)["_find_and_load"] is before
    importlib.import_module("timed_two")
    assert imports.modules == []


@given(TREES)
def test_times_add_up(tree: Module) -> None:
    """A module's own time and the times of its imports are its time, and imports lie within it."""
    for one in flat(described_all([tree], 0)):
        parts = one.get("imports", [])
        assert one["cumulativeMs"] == pytest.approx(
            one["selfMs"] + sum(part["cumulativeMs"] for part in parts), abs=0.001 * (len(parts) + 2)
        )
        end = one["startMs"] + one["cumulativeMs"]
        for part in parts:
            assert one["startMs"] <= part["startMs"]
            assert part["startMs"] + part["cumulativeMs"] <= end + 0.005


@given(TREES, st.integers(2, 4000))
def test_fits(tree: Module, most: int) -> None:
    """However many imports there were, the slow ones fit, and all that are left out took less than is said."""
    described, least = shortened([tree], 0, most)
    assert len(json.dumps(described)) <= most
    told = [one["name"] for one in flat(described)]
    everything = list(flat(described_all([tree], 0)))
    assert told == [one["name"] for one in everything if one["name"] in told]
    assert all(one["cumulativeMs"] <= least * 1000 + 0.001 for one in everything if one["name"] not in told)
