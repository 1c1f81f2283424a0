"""runtime/manifest.json: what a layer says of itself, to people and programs that have nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import layer_manifest
from elf import requirements_of
from glibc import version_of

if TYPE_CHECKING:
    from tree import Tree

LISTED = "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
LARGEST = 8192


def test_facts_are_those_of_the_layer(built: Tree, manifest: dict[str, Any]) -> None:
    """Name, architecture, CPython, glibc and runtimes are what the launcher and the zip's name say."""
    version = subprocess.run([built.launcher, "--version"], capture_output=True, text=True, check=True, timeout=60)
    newest = max(version_of(requirement.version) or (0,) for requirement in requirements_of(built.launcher))
    assert version.stdout == f"Python {manifest['python']}\n"
    minor = "".join(manifest["python"].split(".")[:2])
    assert manifest["layer"] == f"aws-lambda-runtime-py{minor}-{manifest['architecture']}"
    assert tuple(map(int, manifest["glibc"].split("."))) >= newest
    assert manifest["compatible_runtimes"] == ["provided.al2023"]
    assert manifest["components"]["cpython"] == manifest["python"]
    assert built.manifest.stat().st_size < LARGEST


def test_hashes_can_be_checked_with_common_tools(built: Tree, manifest: dict[str, Any]) -> None:
    """A file's hash is what sha256sum says, a folder's what it says of the sorted list of its files."""
    for name, digest in manifest["sha256"].items():
        path = built.root / name
        if path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        else:
            told = subprocess.check_output(["/bin/sh", "-c", LISTED], cwd=path, text=True, timeout=60)
            assert told.split()[0] == digest


def test_every_file_but_itself_is_covered(built: Tree, manifest: dict[str, Any]) -> None:
    """Whatever lies in the layer is hashed, alone or with its folder."""
    places = [built.root / name for name in manifest["sha256"]]
    outside = [path for path in built.files() if not any(path.is_relative_to(place) for place in places)]
    assert outside == [built.manifest]


@pytest.fixture
def small(tree: Tree) -> Tree:
    """Return a layer of a few files."""
    (tree.root / "bootstrap").write_text("#!/bin/sh\n", encoding="utf-8")
    (tree.python / "a b.py").write_text("1", encoding="utf-8")
    (tree.stdlib / "os.py").write_text("2", encoding="utf-8")
    return tree


@pytest.mark.parametrize("name", ["bootstrap", "python/a b.py", "python/new.py"])
def test_any_change_of_a_file_shows(small: Tree, name: str) -> None:
    """Another content or another file changes the hash of its place, and of no other."""
    before = layer_manifest.hashes(small)
    (small.root / name).write_text("changed", encoding="utf-8")
    after = layer_manifest.hashes(small)
    assert {key for key in before if before[key] != after[key]} == {name.partition("/")[0]}


def test_same_layer_elsewhere_says_the_same(small: Tree) -> None:
    """A copy in another folder, which no version control knows, gives the same manifest."""
    copy = type(small)(small.root.with_name("copy"), small.version)
    shutil.copytree(small.root, copy.root)
    made = [layer_manifest.describe(tree, {"layer": "x"}, []) for tree in (small, copy)]
    assert made[0] == made[1]
    assert json.loads(made[0])["schema"] == layer_manifest.SCHEMA
