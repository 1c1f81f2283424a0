"""The facts of an interpreter, and what is said of one that cannot be frozen."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from failure import BuildError
from interpreter import examine, find_libpythons

if TYPE_CHECKING:
    from interpreter import Interpreter


def test_facts_name_files_that_exist(base: Interpreter) -> None:
    """Headers, libpython and the standard library are where the interpreter says."""
    assert (base.headers / "Python.h").is_file()
    assert all(path.is_file() for path in base.libpythons)
    assert (base.stdlib / "os.py").is_file()
    assert base.release.startswith(base.version)


def test_facts_hold_no_search_path_of_the_build_machine(base: Interpreter) -> None:
    """Of the flags that libpython was linked with, only libraries are taken over."""
    assert all(flag.startswith("-l") or flag == "-pthread" for flag in base.link_flags)


def test_missing_headers_are_named_with_their_cure(base: Interpreter, tmp_path: Path) -> None:
    """An interpreter without headers is refused with the file that is missing and the package that brings it."""
    program = tmp_path / "bin" / f"python{base.version}"
    program.parent.mkdir()
    shutil.copy(Path(base.executable).resolve(), program)
    (tmp_path / "lib").mkdir()
    for path in Path(sys.base_prefix, "lib").iterdir():
        (tmp_path / "lib" / path.name).symlink_to(path)
    with pytest.raises(BuildError, match=r"Python\.h does not exist\n  cure: install its development files"):
        examine(str(program))


def test_missing_libpython_is_named_with_the_folders_searched(tmp_path: Path) -> None:
    """An interpreter without libpython is refused with the names and the folders that were tried."""
    with pytest.raises(BuildError, match=rf"neither a\.a nor b\.so is in {tmp_path}\n  cure: "):
        find_libpythons("python3", ("a.a", "b.so"), ((tmp_path,), (tmp_path,)))


def test_static_library_is_preferred_beside_the_interpreter(tmp_path: Path) -> None:
    """The static library wins in one place, but one beside the interpreter wins over any that lies elsewhere."""
    here, there = tmp_path / "here", tmp_path / "there"
    for path in (here / "b.so", there / "a.a", there / "b.so"):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    names = ("a.a", "b.so")
    assert find_libpythons("python3", names, ((there,),)) == (there / "a.a", there / "b.so")
    assert find_libpythons("python3", names, ((here,), (there,))) == (here / "b.so", there / "a.a", there / "b.so")


def test_what_does_not_run_is_named(tmp_path: Path) -> None:
    """A path that is no program is refused with its name and a cure."""
    with pytest.raises(BuildError, match=r"python9 does not run: No such file or directory\n  cure: "):
        examine(str(tmp_path / "python9"))
