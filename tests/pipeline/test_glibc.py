"""The one repair of a version of glibc, on real files, and the refusal of all others."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pytest

import audit
import glibc
from elf import requirements_of
from failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree

# A stand-in for a newer libm, so that these tests hold on a machine with an older glibc too.
LIBM = """
double old(double x, double y) { return x; }
double new(double x, double y) { return y; }
__asm__(".symver old,hypot@GLIBC_2.2.5");
__asm__(".symver new,hypot@@GLIBC_2.35");
double fmaximum(double x, double y) { return x; }
double sin(double x) { return x; }
"""
VERSIONS = "GLIBC_2.2.5 { global: sin; local: *; };\nGLIBC_2.35 { global: fmaximum; } GLIBC_2.2.5;\n"
HYPOT = "double hypot(double, double); double sin(double);\ndouble use(double x) { return hypot(x, 4) + 0 * sin(x); }"
FMAXIMUM = "double fmaximum(double, double); double sin(double);\ndouble use(double x) { return fmaximum(x, sin(x)); }"


@pytest.fixture
def against_new_libm(library: Callable[..., Path], tmp_path: Path) -> Callable[[Path, str], Path]:
    """Return a maker of libraries that are linked with the stand-in."""
    script = tmp_path / "versions"
    script.write_text(VERSIONS, encoding="utf-8")
    libm = library(tmp_path / "libm.so.6", LIBM, "-Wl,-soname,libm.so.6", f"-Wl,--version-script={script}")
    return lambda path, source: library(path, source, str(libm))


def needed(path: Path) -> set[str]:
    """Return the versions of libm that *path* needs."""
    return {requirement.version for requirement in requirements_of(path) if requirement.library == "libm.so.6"}


def test_hypot_is_repaired_and_computes(against_new_libm: Callable[[Path, str], Path], tmp_path: Path) -> None:
    """A file that needed the second version of hypot needs the first, and this machine's libm answers it."""
    made = against_new_libm(tmp_path / "libuser.so", HYPOT)
    assert "GLIBC_2.35" in needed(made)
    assert glibc.repair(made, "x86_64")
    assert needed(made) == {"GLIBC_2.2.5"}
    use = ctypes.CDLL(str(made)).use
    use.restype, use.argtypes = ctypes.c_double, [ctypes.c_double]
    assert use(3.0) == 5.0


def test_other_symbols_are_not_repaired(
    against_new_libm: Callable[[Path, str], Path], tree: Tree, tmp_path: Path
) -> None:
    """Another too-new symbol stays, and the audit refuses it by file and name."""
    made = against_new_libm(tree.dynload / "user.so", FMAXIMUM)
    assert not glibc.repair(made, "x86_64")
    assert "GLIBC_2.35" in needed(made)
    message = r"lib-dynload/user\.so needs fmaximum of libm\.so\.6 in GLIBC_2\.35, and Lambda has glibc 2\.34"
    with pytest.raises(BuildError, match=message):
        audit.check_glibc(tree)


def test_file_without_need_of_it_is_left_alone(library: Callable[..., Path], tmp_path: Path) -> None:
    """A file that needs nothing too new is not touched."""
    made = library(tmp_path / "libplain.so", "int f(void) { return 1; }")
    before = made.read_bytes()
    assert not glibc.repair(made, "x86_64")
    assert made.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "version"),
    [("GLIBC_2.34", (2, 34)), ("GLIBC_2.2.5", (2, 2, 5)), ("OPENSSL_3.0.0", None), ("GLIBC_PRIVATE", None)],
)
def test_versions_are_numbers(name: str, version: tuple[int, ...] | None) -> None:
    """The names of glibc's versions compare as numbers, and others do not count."""
    assert glibc.version_of(name) == version
