"""Leave out what Python itself has given up, where the build machine's library for it would not run on Lambda.

`crypt` left Python with 3.13 (PEP 594). Older versions take its hashes from libcrypt, which is not a part of glibc, and
a distribution newer than Lambda's has it only in a form that needs a newer glibc. A layer without this one module is
better than none: `import crypt` then fails as in a CPython that was built without it, and the report says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elf import is_elf, needed_by, requirements_of
from glibc import described, is_too_new

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tree import Tree

EXPENDABLE = ("_crypt",)


def leave_out(tree: Tree) -> list[str]:
    """Take out the expendable extension modules that would not run on Lambda; return each with the reason."""
    told = []
    for module in (path for name in EXPENDABLE for path in sorted(tree.dynload.glob(f"{name}.*"))):
        libraries = [path for name in needed_by(module) if is_elf(path := tree.libraries / name)]
        reason = _reason_against((module, *libraries))
        if reason:
            module.unlink()
            told.append(f"{module.name.partition('.')[0]}: {reason}")
            _take_out_unused(libraries, tree)
    return told


def _reason_against(files: Iterable[Path]) -> str:
    reasons = (
        f"{path.name} needs {described(requirement)}"
        for path in files
        for requirement in requirements_of(path)
        if is_too_new(requirement)
    )
    return next(reasons, "")


def _take_out_unused(libraries: Iterable[Path], tree: Tree) -> None:
    used = {name for path in filter(is_elf, tree.files()) for name in needed_by(path)}
    for library in libraries:
        if library.name not in used:
            library.unlink()
