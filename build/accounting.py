"""Account for the layer: who made what is in it, under which terms, and how to tell that it is unchanged."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import layer_manifest
import licences
import sbom
from components import collect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from components import Component
    from interpreter import Interpreter
    from tree import Tree


@dataclass(frozen=True)
class Account:
    """A layer by its name and release, and everything in it that others have made."""

    name: str
    release: str
    tree: Tree
    components: list[Component]

    def put_into_layer(self, architecture: str, glibc: str) -> None:
        """Write the licences, and then the manifest, which has their hash."""
        python = self.components[0].version
        facts = {"layer": self.name, "release": self.release, "architecture": architecture, "python": python}
        self.tree.licences.write_text(licences.render(self.components), encoding="utf-8")
        manifest = layer_manifest.describe(self.tree, {**facts, "glibc": glibc}, self.components)
        self.tree.manifest.write_text(manifest, encoding="utf-8")

    def put_beside(self, archive: Path) -> Path:
        """Write the bill of materials of the *archive* next to it."""
        bill = archive.with_name(f"{self.name}.cdx.json")
        bill.write_text(sbom.render(self.name, self.release, archive, self.tree, self.components), encoding="utf-8")
        return bill


def open_account(
    name: str, project: Path, tree: Tree, interpreter: Interpreter, origins: Mapping[Path, Path]
) -> Account:
    """Find out what is in the *tree* of the layer *name*, whose shared libraries came from *origins*."""
    release = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return Account(name, release, tree, collect(tree, interpreter, project, origins))
