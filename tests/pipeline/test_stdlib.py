"""The standard library: what of it stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import stdlib

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree


def test_only_what_nobody_can_use_on_lambda_stays_behind(base: Interpreter, tree: Tree) -> None:
    """Tests, tkinter, idlelib, turtle, ensurepip, NIS and GNU readline are left out, and all else is there."""
    stdlib.stage(base.stdlib, tree)
    staged = {path.name.partition(".")[0] for path in tree.stdlib.iterdir()}
    original = {path.name.partition(".")[0] for path in base.stdlib.iterdir()}
    left = {name for name in original - staged if not name.startswith("config-")}
    assert left == {"ensurepip", "idlelib", "test", "tkinter", "turtle", "turtledemo", "__pycache__"} & original
    extensions = {path.name.partition(".")[0] for path in tree.dynload.iterdir()}
    built = {path.name.partition(".")[0] for path in (base.stdlib / "lib-dynload").glob("*.so")}
    kinds = ("_test", "_ctypes_test", "_xx", "xx", "_tkinter", "nis", "readline")
    assert all(name.startswith(kinds) for name in built - extensions)
    assert not any(path.name in {"test", "tests", "__pycache__"} for path in tree.stdlib.rglob("*"))


@pytest.mark.parametrize(
    ("needed", "is_left_out"),
    [("libreadline.so.8", True), ("libgdbm_compat.so.4", True), ("libdb-5.3.so", True), ("libedit.so.2", False)],
)
def test_extensions_of_libraries_we_may_not_pass_on_stay_behind(
    library: Callable[..., Path], tmp_path: Path, needed: str, *, is_left_out: bool
) -> None:
    """An extension module stays behind if its library is under the GPL or the AGPL, whatever the module is called."""
    other = library(tmp_path / needed, "int other(void) { return 1; }", f"-Wl,-soname,{needed}")
    module = library(tmp_path / "module.so", "int other(void); int own(void) { return other(); }", str(other))
    assert stdlib.is_left_out(module) == is_left_out


def test_packages_of_the_base_interpreter_stay_behind(base: Interpreter, tree: Tree) -> None:
    """Nothing of the interpreter's own site-packages ships."""
    stdlib.stage(base.stdlib, tree)
    assert list(tree.site_packages.iterdir()) == []
