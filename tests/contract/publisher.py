"""A built layer in a folder of its own, and `make publish-layer`'s script at work on it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import archive
from cloud import KEYS
from tools import ROOT, machine
from tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

LAYER = f"aws-lambda-runtime-py313-{machine()}"


@dataclass
class Publisher:
    """A project's outputs in a folder of their own, and `publish_layer.py` at work on them."""

    folder: Path
    address: str

    @property
    def zip(self) -> Path:
        """The zip to publish."""
        return self.folder / "dist" / f"{LAYER}.zip"

    @property
    def manifest(self) -> Path:
        """The record that is written."""
        return self.folder / "layers.json"

    @property
    def page(self) -> Path:
        """The page that is written with the record."""
        return self.folder / "layers.md"

    def build(self, launcher: bytes, text: str = "first") -> None:
        """Make a layer and its zip, which differ with *text*."""
        tree = Tree(self.folder / "dist" / "layer", "3.13")
        files = {tree.launcher: launcher, tree.root / "bootstrap": b"#!/bin/sh\n", tree.manifest: b'{"lacking": []}'}
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755)
        (tree.root / "text").write_text(text, encoding="utf-8")
        archive.write(tree.root, self.zip)

    def run(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script with invented credentials and nothing of this machine's settings."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON"))}
        told = {"HOME": str(self.folder), "AWS_ENDPOINT_URL": self.address, "AWS_EC2_METADATA_DISABLED": "true"}
        files = ["--dist", str(self.folder / "dist"), "--manifest", str(self.manifest), "--page", str(self.page)]
        return subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "publish_layer.py"), *files, *options],
            env={**clean, **told, **KEYS, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
