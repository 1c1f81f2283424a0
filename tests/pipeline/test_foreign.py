"""The facts of an interpreter that does not run here are those that it would state itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import foreign
from failure import BuildError

if TYPE_CHECKING:
    from interpreter import Interpreter


def test_facts_that_are_read_are_those_that_are_told(base: Interpreter) -> None:
    """Of an interpreter that runs here, its files tell the same as it does."""
    read = foreign.examine(Path(sys.base_prefix), base)
    assert (read.version, read.release, read.stdlib.resolve()) == (base.version, base.release, base.stdlib.resolve())
    assert (read.headers.resolve(), read.libpythons[0].name) == (base.headers.resolve(), base.libpythons[0].name)
    assert set(base.link_flags) <= set(read.link_flags)


def test_folder_without_an_interpreter_is_named_with_what_it_lacks(base: Interpreter, tmp_path: Path) -> None:
    """A prefix that holds no CPython of the wanted version is refused with the first file that is missing."""
    with pytest.raises(BuildError, match=rf"holds no CPython {base.version} .*os\.py does not exist\n  cure: name the"):
        foreign.examine(tmp_path, base)
