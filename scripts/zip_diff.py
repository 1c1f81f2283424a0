"""Tell in which files two zips of a layer differ, and what that most likely comes from."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = "runtime/manifest.json"
FACTS = ("layer", "release", "architecture", "python")
SHOWN = 20


def explain(published: Path, rebuilt: Path) -> list[str]:
    """Return lines about two zips of different bytes: what each is made of where that differs, then the files."""
    causes = list(_causes(_manifest(published), _manifest(rebuilt)))
    files = list(_files(published, rebuilt))
    if not files:
        return [*causes, "every file is the same: only the way in which the zips were packed differs"]
    more = [f"and {len(files) - SHOWN} more"] if len(files) > SHOWN else []
    return [*causes, f"{len(files)} files differ", *(f"  {line}" for line in (*files[:SHOWN], *more))]


def _causes(published: dict[str, Any], rebuilt: dict[str, Any]) -> Iterator[str]:
    before, now = (
        {**{key: made.get(key) for key in FACTS}, **made.get("components", {})} for made in (published, rebuilt)
    )
    for name in dict.fromkeys((*before, *now)):
        if before.get(name) != now.get(name):
            yield f"{name}: published with {before.get(name) or 'none'}, rebuilt with {now.get(name) or 'none'}"


def _facts(made: dict[str, Any]) -> dict[str, Any]:
    components: dict[str, Any] = made.get("components", {})
    return {key: made.get(key) for key in FACTS} | components


def _files(published: Path, rebuilt: Path) -> Iterator[str]:
    with zipfile.ZipFile(published) as first, zipfile.ZipFile(rebuilt) as second:
        before, now = ({entry.filename: entry for entry in archive.infolist()} for archive in (first, second))
        for name in sorted(before.keys() | now.keys()):
            if name not in now:
                yield f"{name} is only in the published one"
            elif name not in before:
                yield f"{name} is only in the rebuilt one"
            elif first.read(name) != second.read(name):
                yield f"{name} differs"
            elif before[name].external_attr != now[name].external_attr:
                yield f"{name} has other rights"


def _manifest(archive: Path) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as stream:
        if MANIFEST not in stream.namelist():
            return {}
        made: dict[str, Any] = json.loads(stream.read(MANIFEST))
        return made
