"""Tell what was built: where the bytes are, and how much of the budget is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

    from tree import Tree

LARGEST = 10


@dataclass(frozen=True)
class Outcome:
    """What the stages of a build found out."""

    sizes: dict[str, int]
    budget: dict[str, int]
    frozen: int
    glibc: tuple[int, ...]
    left_out: list[str]
    too_new: list[str]
    unaccounted: list[str]
    seconds: float


def part_of(path: Path, tree: Tree) -> str:
    """Return the part of the layer that *path* belongs to."""
    if path == tree.launcher:
        return "interpreter and frozen modules"
    if path.is_relative_to(tree.site_packages):
        return "attrs, cattrs, requests and theirs"
    if path.is_relative_to(tree.dynload):
        return "extension modules"
    if path.is_relative_to(tree.stdlib):
        return "standard library, bytecode" if path.suffix == ".pyc" else "standard library, sources"
    if path.is_relative_to(tree.libraries):
        return "shared libraries"
    return "this runtime"


def unzipped(tree: Tree) -> int:
    """Return the bytes of all files in *tree*."""
    return sum(path.stat().st_size for path in tree.files())


def render(tree: Tree, outcome: Outcome) -> str:
    """Return the report as lines for a person."""
    files = tree.files()
    parts: dict[str, list[int]] = {}
    for path in files:
        parts.setdefault(part_of(path, tree), []).append(path.stat().st_size)
    lines = [f"{'part':<38}{'files':>6}{'MB':>8}"]
    by_size = sorted(parts.items(), key=lambda part: -sum(part[1]))
    lines += [f"{name:<38}{len(sizes):>6}{_mb(sum(sizes)):>8}" for name, sizes in by_size]
    lines += ["", "largest files"]
    largest = sorted(files, key=lambda path: (-path.stat().st_size, path))[:LARGEST]
    lines += [f"{_mb(path.stat().st_size):>8}  {path.relative_to(tree.root)}" for path in largest]
    lines += [
        "",
        f"unzipped {_mb(outcome.sizes['unzipped'])} of {outcome.budget['unzipped']} MB, {len(files)} files",
        f"zip      {_mb(outcome.sizes['zip'])} of {outcome.budget['zip']} MB",
        f"frozen   {outcome.frozen} modules",
        *(f"without  {reason}" for reason in outcome.left_out),
        f"glibc    {'.'.join(map(str, outcome.glibc))} or newer (Lambda has 2.34)",
        *(f"UNFIT    {reason}: this layer does not run on Lambda" for reason in outcome.too_new),
        *(f"LACKING  {what}" for what in outcome.unaccounted),
        f"time     {outcome.seconds:.1f} s",
    ]
    return "\n".join(lines)


def _mb(size: int) -> str:
    return f"{size / MEGABYTE:.2f}"
