"""What Python has given up goes from the layer where it would not run on Lambda, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import expendable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree

VERSIONS = "GLIBC_2.2.5 { global: old; local: *; };\nGLIBC_2.36 { global: new; } GLIBC_2.2.5;\n"


@pytest.fixture
def crypt(library: Callable[..., Path], tree: Tree, tmp_path: Path) -> Callable[[str], Path]:
    """Return a maker of the module `_crypt`, whose library calls one function of a stand-in for glibc."""
    script = tmp_path / "versions"
    script.write_text(VERSIONS, encoding="utf-8")
    code = "int old(void) { return 1; } int new(void) { return 2; }"
    glibc = library(
        tmp_path / "libc.so.6", code, "-nostdlib", "-Wl,-soname,libc.so.6", f"-Wl,--version-script={script}"
    )

    def make(called: str) -> Path:
        source = f"int {called}(void); int crypt(void) {{ return {called}(); }}"
        uses = library(tree.libraries / "libcrypt.so.1", source, "-nostdlib", "-Wl,-soname,libcrypt.so.1", str(glibc))
        caller = "int crypt(void); int init(void) { return crypt(); }"
        return library(tree.dynload / "_crypt.cpython-311.so", caller, "-nostdlib", str(uses))

    return make


def test_module_that_would_not_run_goes_with_its_library(crypt: Callable[[str], Path], tree: Tree) -> None:
    """The module and its library are taken out, and the reason names the library, the symbol and the version."""
    module = crypt("new")
    assert expendable.leave_out(tree) == ["_crypt: libcrypt.so.1 needs new of libc.so.6 in GLIBC_2.36"]
    assert not module.exists()
    assert not (tree.libraries / "libcrypt.so.1").exists()


def test_module_that_runs_stays(crypt: Callable[[str], Path], tree: Tree) -> None:
    """Where the build machine's library is old enough, nothing is taken out."""
    module = crypt("old")
    assert expendable.leave_out(tree) == []
    assert module.exists()


def test_library_that_another_file_needs_stays(
    crypt: Callable[[str], Path], library: Callable[..., Path], tree: Tree
) -> None:
    """The library of a module that goes is kept, for the audit to judge, where something else is linked with it."""
    crypt("new")
    kept = tree.libraries / "libcrypt.so.1"
    library(tree.dynload / "other.so", "int crypt(void); int f(void) { return crypt(); }", "-nostdlib", str(kept))
    assert len(expendable.leave_out(tree)) == 1
    assert kept.exists()
