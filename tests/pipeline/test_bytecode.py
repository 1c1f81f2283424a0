"""Bytecode: valid whatever the dates are, the same every time, and named as it will lie on Lambda."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

import pytest

import bytecode
from failure import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree

SOURCE = "NAMES = {'a', 'b', 'c'}\ndef f(x: int) -> bool:\n    return x in {'spam', 'eggs', 'bacon', 1.5}\n"


@pytest.fixture
def module(tree: Tree) -> Path:
    """Return the source of a module in the layer."""
    path = tree.python / "spam.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_bytecode_is_never_compared_with_its_source(base: Interpreter, tree: Tree, module: Path) -> None:
    """The header says that the file is made from a hash, and that nobody is to check it."""
    assert bytecode.compile_tree(base, tree) == 1
    assert bytecode.bytecode_of(module, base.version).read_bytes()[4:8] == b"\x01\0\0\0"


def test_code_names_the_file_on_lambda(base: Interpreter, tree: Tree, module: Path) -> None:
    """Tracebacks show the path below /opt, not the folder of the build."""
    bytecode.compile_tree(base, tree)
    code = marshal.loads(bytecode.bytecode_of(module, base.version).read_bytes()[16:])  # noqa: S302 - made a line above
    assert code.co_filename == "/opt/python/spam.py"


def test_same_source_gives_same_bytecode(base: Interpreter, tree: Tree, module: Path) -> None:
    """Sets and names have one order in the file, whatever the process that compiles it hashes them to."""
    made = set()
    for _ in range(4):
        bytecode.compile_tree(base, tree)
        made.add(bytecode.bytecode_of(module, base.version).read_bytes())
    assert len(made) == 1


def test_syntax_error_is_named(base: Interpreter, tree: Tree, module: Path) -> None:
    """A source that does not compile ends the build with its path and line."""
    module.write_text("def f(:\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"(?s)/opt/python/spam\.py.*line 1.*cure: "):
        bytecode.compile_tree(base, tree)
