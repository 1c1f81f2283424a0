"""Tell whether a zip is the folder beside it and would run on Lambda, and what is in it.

Whoever publishes asks this of the very files that go out, whenever and wherever they were built.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import audit
import report
from failure import BuildError, explained
from layer import MACHINES
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

UNZIPPED_LIMIT = 250 * audit.MEGABYTE  # of a function and all of its layers together
PROGRAM_BIT = 0o100
REBUILD = "build it again: make layer PY={python} ARCH={arch}"


def check_same(archive: Path, tree: Tree, cure: str) -> None:
    """Refuse a zip that does not hold exactly the files of *tree*, or holds them with other rights to be run."""
    files = {path.relative_to(tree.root).as_posix(): path for path in tree.files()}
    with zipfile.ZipFile(archive) as stream:
        entries = {entry.filename: entry for entry in stream.infolist() if not entry.is_dir()}
        for name in sorted(files.keys() | entries.keys()):
            path, entry = files.get(name), entries.get(name)
            if path is None or entry is None:
                what = f"{name} is only in {tree.root if entry is None else archive}"
            elif stream.read(entry) != path.read_bytes():
                what = f"{name} in {archive} is not the one in {tree.root}"
            elif (entry.external_attr >> 16 ^ path.stat().st_mode) & PROGRAM_BIT:
                what = f"{name} can be run in only one of {archive} and {tree.root}"
            else:
                continue
            raise BuildError(what, cure)


def check_complete(tree: Tree, cure: str) -> None:
    """Refuse a layer without what Lambda starts, or too large for any function."""
    for path in (tree.root / "bootstrap", tree.launcher):
        if not path.is_file() or not path.stat().st_mode & PROGRAM_BIT:
            what = f"{path.relative_to(tree.root)} is missing in {tree.root}, or cannot be run"
            raise BuildError(what, cure)
    size = report.unzipped(tree)
    if size > UNZIPPED_LIMIT:
        what = f"the layer is {size / audit.MEGABYTE:.1f} MB unzipped, and Lambda takes 250 MB with the function's code"
        raise BuildError(what, "leave out what functions do not need")


def check_licences(tree: Tree, cure: str) -> None:
    """Refuse a layer that does not say what is in it, or lacks the terms under which it may be passed on."""
    if not tree.manifest.is_file():
        what = f"{tree.inside(tree.manifest)} is missing in {tree.root}"
        raise BuildError(what, cure)
    for what in json.loads(tree.manifest.read_text(encoding="utf-8"))["lacking"]:
        if "licence" in what:
            raise BuildError(what, "add the library to data/natives.json, and its terms to data/licences")


def release_of(tree: Tree, cure: str) -> str:
    """Return the exact version of the frozen CPython, which is a text in its program or its library."""
    pattern = re.compile(re.escape(tree.version).encode() + rb"\.\d+[0-9a-z+]*(?=\0)")
    found: set[str] = {text.decode() for path in _cores(tree) for text in pattern.findall(path.read_bytes())}
    if len(found) != 1:
        what = f"{tree.launcher.relative_to(tree.root)} does not tell its version: {sorted(found) or 'none found'}"
        raise BuildError(what, cure)
    return found.pop()


def _cores(tree: Tree) -> Iterator[Path]:
    yield tree.launcher
    yield from tree.libraries.glob(f"libpython{tree.version}*")


def examine(archive: Path, tree: Tree, arch: str) -> dict[str, str]:
    """Return the facts of a zip that may be published: its hash as AWS writes it, and its CPython."""
    cure = REBUILD.format(python=tree.version, arch=arch)
    check_complete(tree, cure)
    check_licences(tree, cure)
    check_same(archive, tree, cure)
    audit.check_binaries(tree, MACHINES[arch])
    audit.check_glibc(tree)
    audit.check_search_path(tree)
    digest = hashlib.sha256(archive.read_bytes()).digest()
    return {"python": release_of(tree, cure), "sha256": base64.b64encode(digest).decode()}


def main() -> int:
    """Print the facts as JSON, or the reason against them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--archive", required=True, type=Path, help="the zip to publish")
    parser.add_argument("--layer", required=True, type=Path, help="the folder that it was made from")
    parser.add_argument("--python", required=True, help="the minor version that was frozen")
    parser.add_argument("--arch", required=True, choices=sorted(MACHINES), help="the architecture of the function")
    given = parser.parse_args()
    try:
        print(json.dumps(examine(given.archive, Tree(given.layer, given.python), given.arch)))
    except BuildError as error:
        print(error, file=sys.stderr)
    except zipfile.BadZipFile as error:
        print(f"{given.archive} is no whole zip: {error}\n  cure: run `make layer` again", file=sys.stderr)
    except OSError as error:
        print(explained(error), file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
