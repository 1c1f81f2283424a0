"""Write runtime/manifest.json: what a layer is and holds, for people and programs that have only the layer.

It depends on nothing but the layer's inputs. So it does not name the commit, which the same files have or lack
depending on where they lie; the description of a published version does.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from components import sha256_of, unaccounted

if TYPE_CHECKING:
    from pathlib import Path

    from components import Component
    from tree import Tree

SCHEMA = 1
RUNTIMES = ("provided.al2023",)


def describe(tree: Tree, facts: dict[str, str], components: list[Component]) -> str:
    """Return the manifest as JSON: the *facts*, the versions of the *components*, what is lacking, and hashes.

    A path of `sha256` that is a file has the file's hash. One that is a folder has the hash of what
    `find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum` prints in it.
    """
    content: dict[str, Any] = {
        "schema": SCHEMA,
        **facts,
        "compatible_runtimes": RUNTIMES,
        "components": {part.name: part.version for part in components},
        "lacking": unaccounted(components),
        "sha256": hashes(tree),
    }
    return json.dumps(content, indent=2) + "\n"


def hashes(tree: Tree) -> dict[str, str]:
    """Return the hashes of the two folders with many files, and those of every file beside them."""
    folders = (tree.python, tree.stdlib)
    found = {tree.inside(folder): _of_folder(folder) for folder in folders}
    others = (path for path in tree.files() if not any(path.is_relative_to(folder) for folder in folders))
    found |= {tree.inside(path): sha256_of(path) for path in others if path != tree.manifest}
    return dict(sorted(found.items()))


def _of_folder(folder: Path) -> str:
    names = sorted(f"./{path.relative_to(folder).as_posix()}".encode() for path in folder.rglob("*") if path.is_file())
    lines = (f"{sha256_of(folder / name.decode())}  {name.decode()}\n" for name in names)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
