"""The binaries: made for Lambda's glibc, complete, and not to be led astray by a function's own libraries."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from closure import GLIBC
from elf import is_elf, needed_by, requirements_of, search_path_of
from glibc import FLOOR, version_of
from vendor import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree


@pytest.fixture(scope="module")
def binaries(layer: Tree) -> list[Path]:
    """Return all programs and shared libraries of the layer."""
    return [path for path in layer.files() if is_elf(path)]


def test_no_binary_needs_a_newer_glibc_than_lambdas(binaries: list[Path]) -> None:
    """Every symbol version of glibc that is asked for exists in 2.34."""
    too_new = [
        (path.name, requirement)
        for path in binaries
        for requirement in requirements_of(path)
        if (version_of(requirement.version) or (0,)) > FLOOR
    ]
    assert too_new == []


def test_every_needed_library_is_in_the_layer_or_of_glibc(binaries: list[Path], layer: Tree) -> None:
    """Nothing of this machine but glibc is needed, by name and as the dynamic loader resolves it."""
    missing = {
        (path.name, name)
        for path in binaries
        for name in needed_by(path)
        if not GLIBC.fullmatch(name) and not (layer.libraries / name).exists()
    }
    assert missing == set()


def test_loaded_libraries_come_from_the_layer(python: Callable[..., str], layer: Tree) -> None:
    """After importing all extension modules, the process maps no library of this machine but glibc's."""
    code = """
import importlib, pathlib, sys
for path in pathlib.Path(sys.prefix).glob("lib/python3.*/lib-dynload/*.so"):
    importlib.import_module(path.name.partition(".")[0])
print("\\n".join({line.split(maxsplit=5)[-1].strip() for line in open("/proc/self/maps") if ".so" in line}))
"""
    loaded = python("-c", code).splitlines()
    foreign = [path for path in loaded if not path.startswith(str(layer.root))]
    assert all(GLIBC.fullmatch(path.rpartition("/")[2]) for path in foreign)
    assert any("libssl" in path for path in loaded)


def test_library_of_the_function_does_not_replace_ours(python: Callable[..., str], layer: Tree, tmp_path: Path) -> None:
    """DT_RPATH wins over LD_LIBRARY_PATH, which on Lambda names the function's folder before the layer's."""
    assert search_path_of(layer.launcher) == {"DT_RPATH": "$ORIGIN/../lib"}
    bogus = tmp_path / "lib"
    bogus.mkdir()
    for path in layer.libraries.glob("lib*.so*"):
        (bogus / path.name).write_bytes(b"not a library")
    code = "import ssl, sqlite3, lzma, _ctypes; print(ssl.OPENSSL_VERSION.split()[0])"
    assert python("-c", code, LD_LIBRARY_PATH=str(bogus)) == "OpenSSL\n"


def test_no_other_binary_decides_where_to_look(binaries: list[Path], layer: Tree) -> None:
    """Only the launcher, and files of wheels that are shipped as they are, have a search path."""
    assert [
        path.name
        for path in binaries
        if path != layer.launcher and not path.is_relative_to(layer.site_packages) and search_path_of(path)
    ] == []


def test_distributions_are_those_of_their_wheels(layer: Tree, tmp_path: Path) -> None:
    """Apart from bytecode and the path file, site-packages holds what the RECORDs say and nothing else."""
    copy = tmp_path / "site-packages"
    shutil.copytree(layer.site_packages, copy, ignore=shutil.ignore_patterns("__pycache__", "aws_lambda_runtime.pth"))
    assert verify(copy) > 100


def test_distributions_hold_no_machine_code(binaries: list[Path], layer: Tree) -> None:
    """What the layer brings for functions to import is the same on every architecture."""
    assert [path.name for path in binaries if path.is_relative_to(layer.site_packages)] == []


def test_another_root_works(layer: Tree, environment: dict[str, str], tmp_path: Path) -> None:
    """The layer runs from any folder, through a symbolic link and with blanks in its path."""
    place = tmp_path / "some where"
    shutil.copytree(layer.root, place, symlinks=True)
    link = tmp_path / "link"
    link.symlink_to(place)
    code = "import sys, json, ssl; print(sys.prefix, json.__file__)"
    command = [str(link / layer.launcher.relative_to(layer.root)), "-c", code]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert told.startswith(str(tmp_path))


def test_nobody_else_can_write_what_ships(layer: Tree) -> None:
    """Programs are executable, and nothing is a link that could lead out of the layer."""
    assert not any(path.is_symlink() for path in layer.root.rglob("*"))
    assert all(path.stat().st_mode & 0o100 for path in (layer.launcher, layer.root / "bootstrap"))
