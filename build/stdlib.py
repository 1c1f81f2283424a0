"""Stage the standard library: all of it except what nobody can use on Lambda, and what we may not pass on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from elf import is_elf, needed_by

if TYPE_CHECKING:
    from pathlib import Path

    from tree import Tree

FOLDERS_LEFT_OUT = {
    "__pycache__",
    "ensurepip",
    "idlelib",
    "site-packages",
    "test",
    "tests",
    "idle_test",
    "tkinter",
    "turtledemo",
}
FILES_LEFT_OUT = {"sitecustomize.py", "turtle.py"}  # the former is a distribution's, not Python's
EXTENSIONS_LEFT_OUT = ("_ctypes_test", "_test", "_tkinter", "_xx", "nis", "xx")  # a function has no NIS server to ask

# GNU readline and gdbm are under the GPL, Berkeley DB under the AGPL: who passes them on owes their source. An
# interpreter linked with libedit keeps `readline`, and `dbm` has other ways to store (`dbm.sqlite3`, `dbm.dumb`).
LIBRARIES_LEFT_OUT = ("libreadline.so", "libgdbm", "libdb-", "libdb.so")


def is_left_out(path: Path) -> bool:
    """Tell whether the file or folder *path* of a standard library stays behind."""
    if path.is_dir():
        return path.name in FOLDERS_LEFT_OUT or path.name.startswith("config-")
    if path.suffix == ".so":
        needs_gpl = is_elf(path) and any(name.startswith(LIBRARIES_LEFT_OUT) for name in needed_by(path))
        return needs_gpl or path.name.startswith(EXTENSIONS_LEFT_OUT)
    return path.name in FILES_LEFT_OUT or path.suffix in {".a", ".o", ".exe"}


def stage(source: Path, tree: Tree) -> None:
    """Copy the standard library at *source* into *tree*."""

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if is_left_out(type(source)(folder) / name)]

    shutil.copytree(source, tree.stdlib, ignore=left_out, dirs_exist_ok=True)
    tree.dynload.mkdir(exist_ok=True)
