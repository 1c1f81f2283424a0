"""The closure: libraries that are needed come along, are found through the launcher, and are never forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import audit
import closure
from elf import insist_on_search_path, machine_of, needed_by, search_path_of
from failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree


@pytest.fixture
def chain(library: Callable[..., Path], tree: Tree, tmp_path: Path) -> Path:
    """Return a folder with liba, which needs libb; an extension module in the layer needs liba."""
    folder = tmp_path / "host"
    folder.mkdir()
    libb = library(folder / "libb.so.1", "int b(void) { return 2; }", "-Wl,-soname,libb.so.1")
    liba = library(folder / "liba.so.1", "int b(void); int a(void) { return b(); }", "-Wl,-soname,liba.so.1", str(libb))
    flags = ("-Wl,--enable-new-dtags,-rpath,/somewhere/of/the/build", str(liba), f"-Wl,-rpath-link,{folder}")
    library(tree.dynload / "user.so", "int a(void); int user(void) { return a(); }", *flags)
    return folder


def test_needed_libraries_and_theirs_are_copied(chain: Path, tree: Tree) -> None:
    """What a copy needs is copied as well, and nothing of glibc is."""
    machine = machine_of(tree.dynload / "user.so")
    copies = closure.complete(tree, machine, [chain], closure.libraries_of_this_machine())
    assert sorted(path.name for path in copies) == ["liba.so.1", "libb.so.1"]
    assert all(path.parent == tree.libraries for path in copies)


def test_unresolved_library_is_named(chain: Path, tree: Tree) -> None:
    """A library that this machine does not have ends the build with its name and the file that needs it."""
    (chain / "libb.so.1").unlink()
    machine = machine_of(tree.dynload / "user.so")
    with pytest.raises(BuildError, match=r"runtime/lib/liba\.so\.1 needs libb\.so\.1, and this machine has no such"):
        closure.complete(tree, machine, [chain], {})


def test_library_for_another_machine_is_not_taken(chain: Path, tree: Tree) -> None:
    """A library of the right name for the wrong architecture counts as missing, and the audit refuses one as well."""
    with pytest.raises(
        BuildError, match=r"user\.so needs liba\.so\.1, and this machine has no such library for EM_ARM"
    ):
        closure.complete(tree, "EM_ARM", [chain], {})
    with pytest.raises(BuildError, match=r"user\.so is made for EM_\w+, and the layer is for EM_ARM"):
        audit.check_binaries(tree, "EM_ARM")


@pytest.mark.usefixtures("chain")
def test_search_paths_are_left_to_the_launcher(tree: Tree) -> None:
    """A DT_RUNPATH, which would switch the DT_RPATH of the launcher off, is taken out, and the rest stays."""
    user = tree.dynload / "user.so"
    assert search_path_of(user) == {"DT_RUNPATH": "/somewhere/of/the/build"}
    closure.leave_search_to_launcher(tree)
    assert search_path_of(user) == {}
    assert "liba.so.1" in needed_by(user)


def test_files_of_wheels_stay_as_they_are(library: Callable[..., Path], tree: Tree) -> None:
    """A wheel's own files keep their search path, since their RECORD vouches for them."""
    made = library(tree.site_packages / "wheel.so", "int f(void) { return 1; }", "-Wl,-rpath,$ORIGIN/../wheel.libs")
    closure.leave_search_to_launcher(tree)
    assert list(search_path_of(made).values()) == ["$ORIGIN/../wheel.libs"]


def test_launcher_must_have_a_search_path_that_nothing_overrides(library: Callable[..., Path], tree: Tree) -> None:
    """A launcher with DT_RUNPATH, which LD_LIBRARY_PATH would win over, is refused, and can be turned round."""
    library(tree.launcher, "int f(void) { return 1; }", "-Wl,--enable-new-dtags,-rpath,$ORIGIN/../lib")
    with pytest.raises(BuildError, match=r"(?s)has the search path .*DT_RUNPATH.*cure: use a linker"):
        audit.check_search_path(tree)
    insist_on_search_path(tree.launcher)
    audit.check_search_path(tree)
