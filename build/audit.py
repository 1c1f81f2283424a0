"""Refuse a layer that would not run on Lambda, or that breaks its budget."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bytecode import bytecode_of
from elf import is_elf, machine_of, requirements_of, search_path_of
from failure import BuildError
from freeze import PYC_HEADER
from glibc import FLOOR, described, is_too_new, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from freeze import Module
    from tree import Tree

MEGABYTE = 1 << 20  # as Lambda counts its own limits


def too_new(tree: Tree) -> list[str]:
    """Return what the files of *tree* need of a newer glibc than Lambda's, by file and symbol."""
    return [
        f"{path.relative_to(tree.root)} needs {described(requirement)}"
        for path in filter(is_elf, tree.files())
        for requirement in requirements_of(path)
        if is_too_new(requirement)
    ]


def check_glibc(tree: Tree) -> None:
    """Refuse a layer that needs a newer glibc than Lambda's."""
    for needs in too_new(tree):
        what = f"{needs}, and Lambda has glibc {dotted(FLOOR)}"
        raise BuildError(
            what, "build on a system with that glibc or an older one, or freeze an interpreter made for one"
        )


def check_binaries(tree: Tree, machine: str) -> tuple[int, ...]:
    """Refuse files for another machine; return the newest glibc that is needed."""
    newest: tuple[int, ...] = (0,)
    for path in filter(is_elf, tree.files()):
        name = path.relative_to(tree.root)
        if machine_of(path) != machine:
            what = f"{name} is made for {machine_of(path)}, and the layer is for {machine}"
            raise BuildError(what, "build with an interpreter and packages for the architecture in --arch")
        for requirement in requirements_of(path):
            newest = max(newest, version_of(requirement.version) or newest)
    return newest


def check_search_path(tree: Tree) -> None:
    """Refuse a launcher that a library of the function's own could get into."""
    found = search_path_of(tree.launcher)
    if found != {"DT_RPATH": "$ORIGIN/../lib"}:
        what = f"{tree.launcher.relative_to(tree.root)} has the search path {found}, not a DT_RPATH alone"
        raise BuildError(what, "use a linker that puts the option -rpath into DT_RPATH or DT_RUNPATH")


def check_frozen(tree: Tree, modules: Iterable[Module]) -> None:
    """Refuse a launcher whose frozen code is not the code that ships beside it; a ready module has none beside it."""
    program = tree.launcher.read_bytes()
    for module in modules:
        path = bytecode_of(module.source, tree.version)
        shipped = module.code if module.is_ready else path.read_bytes()[PYC_HEADER:]
        if shipped != module.code or shipped not in program:
            what = f"the frozen copy of {module.name} differs from {module.source.relative_to(tree.root)}"
            raise BuildError(what, "a stage of the build changes files after they were compiled: correct it")


def read_budget(path: Path, version: str) -> dict[str, int]:
    """Return how many megabytes each form of the layer for a version of Python may have."""
    budgets = json.loads(path.read_text(encoding="utf-8"))
    exception = budgets["exceptions"].get(version, {})
    return {form: exception.get(form, megabytes) for form, megabytes in budgets["layer"].items()}


def check_sizes(sizes: dict[str, int], budget: dict[str, int]) -> None:
    """Refuse a layer that is larger than its *budget*."""
    for name, size in sizes.items():
        if size > budget[name] * MEGABYTE:
            what = f"the layer is {size / MEGABYTE:.1f} MB ({name}), and data/budget.json allows {budget[name]} MB"
            raise BuildError(what, "see the largest files in the report above, or argue for a larger budget")


def dotted(version: Iterable[int]) -> str:
    """Return a version as it is written."""
    return ".".join(map(str, version))
