"""What the tests of the build share: an interpreter to freeze, a C compiler, and a tree to build in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from interpreter import Interpreter, examine
from link import compiler
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def base() -> Interpreter:
    """Return the interpreter that this environment was made with, which is the one that gets frozen."""
    return examine(str(Path(sys.base_prefix, "bin", f"python{sys.version_info.major}.{sys.version_info.minor}")))


@pytest.fixture
def tree(tmp_path: Path, base: Interpreter) -> Tree:
    """Return an empty layer."""
    made = Tree(tmp_path / "layer", base.version)
    for folder in (made.python, made.dynload, made.site_packages, made.launcher.parent):
        folder.mkdir(parents=True)
    return made


@pytest.fixture(scope="session")
def built(layer_root: Path) -> Tree:
    """Return the layer that `make layer` has built."""
    launcher = next(layer_root.glob("runtime/bin/python3.*"))
    return Tree(layer_root, launcher.name.removeprefix("python"))


@pytest.fixture(scope="session")
def manifest(built: Tree) -> dict[str, Any]:
    """Return what the built layer says of itself."""
    made: dict[str, Any] = json.loads(built.manifest.read_text(encoding="utf-8"))
    return made


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of shared libraries from C source."""

    def make(path: Path, source: str, *flags: str) -> Path:
        code = tmp_path / f"{path.name}.c"
        code.write_text(source, encoding="utf-8")
        command = [*compiler(), "-shared", "-fPIC", "-fno-builtin", "-o", str(path), str(code), *flags]
        subprocess.run(command, check=True, timeout=60)
        return path

    return make
