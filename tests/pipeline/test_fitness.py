"""Whether a zip may be published: it is the folder beside it, it is whole, and nothing in it is against Lambda."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import archive
import fitness
from elf import insist_on_search_path
from failure import BuildError
from link import SEARCH_PATH
from tools import machine
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSION = 'const char told[] = "{}";'


@pytest.fixture
def layer(tmp_path: Path, library: Callable[..., Path]) -> Tree:
    """Return a small layer with all that Lambda starts, and its zip beside it."""
    made = Tree(tmp_path / "opt", "3.13")
    for path in (made.root / "bootstrap", made.launcher):
        path.parent.mkdir(parents=True, exist_ok=True)
    (made.root / "bootstrap").write_text("#!/bin/sh\n", encoding="utf-8")
    library(made.launcher, VERSION.format("3.13.7"), "-nostdlib", SEARCH_PATH)
    insist_on_search_path(made.launcher)
    for path in (made.root / "bootstrap", made.launcher):
        path.chmod(0o755)
    made.manifest.write_text('{"lacking": []}', encoding="utf-8")
    return made


def examined(tree: Tree) -> dict[str, str]:
    """Examine a layer and the zip that was made of it."""
    return fitness.examine(tree.root.with_suffix(".zip"), tree, machine())


def packed(tree: Tree) -> Tree:
    """Make the zip of a layer."""
    archive.write(tree.root, tree.root.with_suffix(".zip"))
    return tree


def test_facts_are_the_hash_and_the_exact_interpreter(layer: Tree) -> None:
    """A good zip gives its SHA-256 as AWS writes it, and the version that is frozen in it."""
    facts = examined(packed(layer))
    digest = hashlib.sha256(layer.root.with_suffix(".zip").read_bytes()).digest()
    assert facts == {"python": "3.13.7", "sha256": base64.b64encode(digest).decode()}


def test_built_layer_is_fit(layer_root: Path) -> None:
    """What `make layer` has built passes, and its version is the one that its interpreter tells."""
    launcher = next(layer_root.glob("runtime/bin/python3.*"))
    tree = Tree(layer_root, launcher.name.removeprefix("python"))
    zips = layer_root.parent.glob(f"*-py{tree.version.replace('.', '')}-{machine()}.zip")
    told = subprocess.run(
        [str(launcher), "-c", "import sys; print(sys.version.split()[0])"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert fitness.examine(next(zips), tree, machine())["python"] == told.stdout.strip()


@pytest.mark.parametrize(
    ("change", "objection"),
    [
        (lambda root: (root / "bootstrap").write_text("other", encoding="utf-8"), "bootstrap in .* is not the one in"),
        (lambda root: (root / "added").touch(), "added is only in .*opt"),
        (lambda root: (root / "text").unlink(), r"text is only in .*opt\.zip"),
        (lambda root: (root / "text").chmod(0o755), "text can be run in only one of"),
        (lambda root: (root / "bootstrap").unlink(), "bootstrap is missing"),
        (lambda root: (root / "bootstrap").chmod(0o644), "bootstrap is missing in .*, or cannot be run"),
    ],
)
def test_zip_that_is_not_the_folder_is_refused(layer: Tree, change: Callable[[Path], object], objection: str) -> None:
    """A file that differs, is added, is gone, or lost its right to be run is named with the cure."""
    (layer.root / "text").touch(0o644)
    packed(layer)
    change(layer.root)
    with pytest.raises(BuildError, match=objection) as caught:
        examined(layer)
    assert f"make layer PY=3.13 ARCH={machine()}" in str(caught.value)


def test_library_for_a_newer_glibc_is_refused(layer: Tree, library: Callable[..., Path]) -> None:
    """What Lambda's glibc does not have is named by file and symbol."""
    script = layer.root.parent / "versions"
    script.write_text("GLIBC_2.38 { global: newer; };", encoding="utf-8")
    newer = library(layer.root.parent / "libnewer.so", "void newer(void) {}", f"-Wl,--version-script={script}")
    source = "void newer(void); void user(void) { newer(); }"
    layer.libraries.mkdir(parents=True)
    library(layer.libraries / "user.so", source, str(newer))
    with pytest.raises(BuildError, match=r"user\.so needs newer of .*libnewer\.so in GLIBC_2\.38"):
        examined(packed(layer))


@pytest.mark.parametrize(
    ("manifest", "objection"),
    [
        (None, "runtime/manifest.json is missing in "),
        ('{"lacking": ["libx: nothing on this machine states the text of its licence"]}', "libx: nothing on this"),
    ],
)
def test_layer_without_the_terms_of_everything_in_it_is_refused(
    layer: Tree, manifest: str | None, objection: str
) -> None:
    """A layer that does not account for itself, or lacks a licence, is not passed on."""
    layer.manifest.unlink()
    if manifest:
        layer.manifest.write_text(manifest, encoding="utf-8")
    with pytest.raises(BuildError, match=objection):
        examined(packed(layer))


def test_interpreter_without_one_exact_version_is_refused(layer: Tree, library: Callable[..., Path]) -> None:
    """A launcher that tells no version of the wanted Python is not published under its name."""
    library(layer.launcher, VERSION.format("3.12.1"), "-nostdlib", SEARCH_PATH)
    insist_on_search_path(layer.launcher)
    with pytest.raises(BuildError, match="does not tell its version: none found"):
        examined(packed(layer))


def test_layer_over_lambdas_limit_is_refused(layer: Tree) -> None:
    """A layer that is larger than all that a function may unzip is refused with both sizes."""
    with (layer.root / "large").open("wb") as stream:
        stream.truncate(fitness.UNZIPPED_LIMIT)
    with pytest.raises(BuildError, match=r"the layer is 250\.0 MB unzipped, and Lambda takes 250 MB"):
        examined(layer)


def test_command_says_why_a_zip_is_no_zip(layer: Tree) -> None:
    """A zip that was cut off is an objection like any other, not a traceback."""
    path = packed(layer).root.with_suffix(".zip")
    path.write_bytes(path.read_bytes()[:-30])
    assert not zipfile.is_zipfile(path)
    files = ["--archive", str(path), "--layer", str(layer.root), "--python", "3.13", "--arch", machine()]
    run = subprocess.run(
        [sys.executable, fitness.__file__, *files], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 1
    assert run.stderr.startswith(f"{path} is no whole zip")
