"""Freezing: which modules, and what is in the table."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import bytecode
import freeze
from failure import BuildError
from link import compiler

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree


@pytest.fixture
def filled(base: Interpreter, tree: Tree) -> Tree:
    """Return a layer with a package, a module that it imports, and one that nothing imports."""
    for name, source in {
        "spam/__init__.py": "import eggs\n",
        "spam/deep/__init__.py": "",
        "spam/deep/leaf.py": "import missing\n",
        "eggs.py": "",
        "unused.py": "",
    }.items():
        path = tree.python / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    bytecode.compile_tree(base, tree)
    return tree


def test_importing_decides_what_is_frozen(base: Interpreter, filled: Tree) -> None:
    """A module that is listed brings what its import loads, and nothing else of the layer."""
    modules = freeze.choose(["spam"], base, filled)
    assert [(module.name, module.is_package) for module in modules] == [("eggs", False), ("spam", True)]


def test_whole_package_is_frozen_without_importing_it(base: Interpreter, filled: Tree) -> None:
    """A package with a star is frozen with all of its modules, even those that cannot be imported here."""
    modules = freeze.choose(["spam.*"], base, filled)
    assert [module.name for module in modules] == ["spam", "spam.deep", "spam.deep.leaf"]


def test_unknown_package_is_named(base: Interpreter, filled: Tree) -> None:
    """A name in the list that the layer does not have ends the build."""
    with pytest.raises(BuildError, match=r"data/frozen\.txt lists bacon\.\*, and the layer has no such package"):
        freeze.choose(["bacon.*"], base, filled)
    with pytest.raises(BuildError, match="No module named 'bacon'"):
        freeze.choose(["bacon"], base, filled)


def test_list_may_give_reasons(tmp_path: Path) -> None:
    """What stands behind a number sign is for people."""
    listing = tmp_path / "frozen.txt"
    listing.write_text("# heading\n\njson  # every event\nspam.*\n", encoding="utf-8")
    assert freeze.read_list(listing) == ["json", "spam.*"]


def test_table_holds_the_bytecode_that_ships(base: Interpreter, filled: Tree, tmp_path: Path) -> None:
    """The object file made from the table contains the code of every module, byte for byte."""
    modules = freeze.choose(["spam.*"], base, filled)
    extra = freeze.compile_alone("extra", filled.python / "eggs.py", base)
    table = freeze.write_table(modules, extra, tmp_path)
    made = tmp_path / "frozen.o"
    subprocess.run([*compiler(), f"-I{base.headers}", "-c", str(table), "-o", str(made)], check=True, timeout=60)
    content = made.read_bytes()
    for module in (extra, *modules):
        assert module.code in content
        assert module.name.encode() + b"\0" in content
    leaf = bytecode.bytecode_of(filled.python / "spam" / "deep" / "leaf.py", base.version)
    assert leaf.read_bytes()[freeze.PYC_HEADER :] in content
