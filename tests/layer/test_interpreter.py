"""The launcher is an ordinary python3.X in every way but one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree

SPAWNING = """
import multiprocessing, sys

def double(number, pipe):
    pipe.send((number * 2, sys.executable))

if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        here, there = context.Pipe()
        process = context.Process(target=double, args=(21, there))
        process.start()
        print(method, *here.recv())
        process.join()
"""


def test_modules_with_shared_libraries_import(python: Callable[..., str]) -> None:
    """The modules that bring libraries of their own along are there."""
    python(
        "-c", "import ssl, sqlite3, ctypes, lzma, bz2, zlib, zoneinfo, decimal, asyncio, multiprocessing, uuid, curses"
    )


def test_libraries_work_and_not_only_load(python: Callable[..., str]) -> None:
    """Compression, a database, hashes, decimals and foreign functions compute what they should."""
    code = """
import bz2, ctypes, decimal, hashlib, lzma, sqlite3, zlib
for module in (bz2, lzma, zlib):
    assert module.decompress(module.compress(b"spam" * 100)) == b"spam" * 100
assert sqlite3.connect(":memory:").execute("select json_extract('[1, 2]', '$[1]')").fetchone() == (2,)
assert hashlib.sha3_256(b"").hexdigest().startswith("a7ffc6f8") and hashlib.md5(b"").hexdigest().startswith("d41d8c")
assert decimal.Decimal(1) / 3 == decimal.Decimal("0.3333333333333333333333333333")
assert ctypes.CDLL(None).abs(-3) == 3 and abs(complex(3, 4)) == 5.0
"""
    python("-c", code)


def test_every_way_to_name_a_program_works(python: Callable[..., str], tmp_path: Path) -> None:
    """A command, a module, a script, a folder, standard input and no site at all are run as by any Python."""
    script = tmp_path / "script.py"
    script.write_text("import sys; print(__name__, sys.argv[1:])", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "__main__.py").write_text("print('folder')", encoding="utf-8")
    assert python("-c", "import sys; print(sys.argv)", "a") == "['-c', 'a']\n"
    assert python("-m", "json.tool", "--compact", stdin="[1,  2]") == "[1,2]\n"
    assert python(str(script), "a") == "__main__ ['a']\n"
    assert python("folder") == "folder\n"
    assert python("-", stdin="print(1 + 1)") == "2\n"
    assert python("-I", "-S", "-c", "import sys; print(sys.flags.isolated, sys.flags.no_site)") == "1 1\n"


def test_paths_are_those_of_the_layer(python: Callable[..., str], layer: Tree) -> None:
    """The prefix, the program and every folder of the module path lie in the layer, wherever that is."""
    code = "import json, sys; print(json.dumps([sys.prefix, sys.base_prefix, sys.executable, sys.path[1:]]))"
    prefix, base, executable, path = json.loads(python("-c", code))
    assert prefix == base == str(layer.root / "runtime")
    assert executable == str(layer.launcher)
    assert path == [
        str(layer.libraries / f"python{layer.version.replace('.', '')}.zip"),
        *map(str, (layer.stdlib, layer.dynload, layer.site_packages, layer.python)),
    ]


def test_nothing_of_ours_is_in_an_ordinary_interpreter(python: Callable[..., str]) -> None:
    """Outside of the loop the import system is CPython's own, and no module of ours is loaded or frozen."""
    code = """
import _imp, sys
print([getattr(finder, "__name__", finder) for finder in sys.meta_path])
print([name for name in sys.modules if "lambda" in name or name.startswith(("attr", "_frozen_finder"))])
print(_imp.is_frozen("attr"), _imp.is_frozen("json"), "site" in sys.modules)
"""
    assert python("-c", code) == "['BuiltinImporter', 'FrozenImporter', 'PathFinder']\n[]\nFalse False True\n"


def test_child_processes_are_the_same_interpreter(python: Callable[..., str], layer: Tree) -> None:
    """sys.executable starts the layer's interpreter, where this runtime and its packages are importable too."""
    code = """
import subprocess, sys
child = "import sys, aws_lambda_runtime, attrs, cattrs, requests; print(sys.executable, aws_lambda_runtime.__file__)"
print(subprocess.run([sys.executable, "-c", child], check=True, capture_output=True, text=True).stdout, end="")
"""
    assert python("-c", code) == f"{layer.launcher} {layer.python / 'aws_lambda_runtime' / '__init__.py'}\n"


def test_multiprocessing_forks_and_spawns(python: Callable[..., str], layer: Tree, tmp_path: Path) -> None:
    """Processes of all start methods run and answer."""
    (tmp_path / "spawning.py").write_text(SPAWNING, encoding="utf-8")
    answers = python("spawning.py").splitlines()
    assert answers == [f"{method} 42 {layer.launcher}" for method in ("fork", "spawn", "forkserver")]


def test_distributions_tell_their_versions(python: Callable[..., str]) -> None:
    """The metadata of attrs, cattrs, requests and what they need answers."""
    names = ["attrs", "cattrs", "requests", "urllib3", "certifi", "idna", "charset-normalizer", "typing-extensions"]
    code = f"from importlib.metadata import version\nfor name in {names}: print(version(name))"
    assert all(line[0].isdigit() for line in python("-c", code).splitlines())


def test_environment_is_honoured_as_by_any_python(python: Callable[..., str], tmp_path: Path) -> None:
    """PYTHONPATH and PYTHONUTF8 mean in an ordinary call what they always mean."""
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra" / "spam.py").write_text("EGGS = 1", encoding="utf-8")
    assert python("-c", "import spam; print(spam.EGGS)", PYTHONPATH=str(tmp_path / "extra")) == "1\n"
    assert python("-c", "import sys; print(sys.flags.utf8_mode)", PYTHONUTF8="1") == "1\n"
    assert python("-c", "import sys; print(sys.flags.utf8_mode)", PYTHONUTF8="0") == "0\n"


def test_package_named_behind_a_command_does_not_start_the_loop(python: Callable[..., str], layer: Tree) -> None:
    """The path of the package starts the loop as the script, not as an argument of something else."""
    package = str(layer.python / "aws_lambda_runtime")
    assert python("-c", "import sys; print(sys.argv[1])", package) == f"{package}\n"
