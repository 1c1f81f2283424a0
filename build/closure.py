"""Bring every shared library that the layer needs and Lambda need not have.

The launcher is linked with a DT_RPATH of `$ORIGIN/../lib`. The dynamic loader looks there for the libraries of
whatever the program loads, and before it looks at LD_LIBRARY_PATH, as long as the file that needs them has no
DT_RUNPATH: so those are taken out.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from command import run
from elf import forget_search_path, is_elf, machine_of, needed_by, search_path_of
from failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree import Tree

GLIBC = re.compile(r"(ld-linux[-\w]*|lib(c|m|dl|pthread|rt|util|resolv))\.so\.\d+")
CACHED_LIBRARY = re.compile(r"\t(\S+) \(.*\) => (.+)")


def libraries_of_this_machine() -> dict[str, list[Path]]:
    """Return where this machine has which library, as its dynamic loader knows it."""
    known: dict[str, list[Path]] = {}
    loader = shutil.which("ldconfig", path="/sbin:/usr/sbin") or "ldconfig"
    listing = run([loader, "-p"], cure="install ldconfig, a part of glibc (on Debian the package libc-bin)")
    for name, path in CACHED_LIBRARY.findall(listing):
        known.setdefault(name, []).append(Path(path))
    return known


def complete(tree: Tree, machine: str, folders: Iterable[Path], known: dict[str, list[Path]]) -> dict[Path, Path]:
    """Copy from *folders*, or a *known* place, what the files of *tree* need; return where each copy is from."""
    copies: dict[Path, Path] = {}
    waiting = [path for path in tree.files() if is_elf(path)]
    while waiting:
        user = waiting.pop()
        for name in needed_by(user):
            if GLIBC.fullmatch(name) or (tree.libraries / name).exists():
                continue
            candidates = (*_named_by(user, name), *(folder / name for folder in folders), *known.get(name, ()))
            found = next((path for path in candidates if is_elf(path.resolve()) and machine_of(path) == machine), None)
            if found is None:
                what = f"{user.relative_to(tree.root)} needs {name}, and this machine has no such library for {machine}"
                raise BuildError(what, "install the library, or choose an interpreter that brings its own")
            if not found.resolve().is_relative_to(tree.root.resolve()):
                copy = tree.libraries / name
                shutil.copy(found, copy)
                copies[copy] = found
                waiting.append(copy)
    return copies


def leave_search_to_launcher(tree: Tree) -> None:
    """Take the search paths out of all files but the launcher and those that a wheel has brought as they are."""
    for path in tree.files():
        if (
            path != tree.launcher
            and not path.is_relative_to(tree.site_packages)
            and is_elf(path)
            and search_path_of(path)
        ):
            forget_search_path(path)


def _named_by(user: Path, name: str) -> Iterator[Path]:
    for folders in search_path_of(user).values():
        for folder in folders.split(":"):
            yield Path(folder.replace("$ORIGIN", str(user.parent)).replace("${ORIGIN}", str(user.parent))) / name
