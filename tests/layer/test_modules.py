"""Every module that ships can be imported, without compiling and without writing."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from interpreters import recall
from tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree import Tree

EASTER_EGGS = {"antigravity", "this"}  # the one opens a browser, the other prints
EXPENDABLE = {"_crypt": "crypt"}  # what imports the extension modules that a build may have to leave out
IMPORTING = """
import importlib, json, sys
compiled = []
sys.addaudithook(lambda event, arguments: compiled.append(str(arguments[1])) if event == "compile" else None)
failed = {}
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name)
    except BaseException as error:
        failed[name] = repr(error)
shipped = [name for name in compiled if name.startswith(sys.prefix)]
print(json.dumps([failed, shipped]))
"""

READY = """
import importlib, json, pkgutil
from aws_lambda_runtime import events
names = [module.name for module in pkgutil.iter_modules(events.__path__)]
modules = {name: importlib.import_module("aws_lambda_runtime.events." + name) for name in names}
print(json.dumps([name for name, module in modules.items() if hasattr(module, "_is_ready_made")]))
"""


def modules_of(layer: Tree) -> list[str]:
    """Return the names of all modules of the standard library in *layer*."""
    names = set()
    for path in layer.stdlib.rglob("*.py"):
        parts = path.relative_to(layer.stdlib).with_suffix("").parts
        if "site-packages" not in parts and "lib-dynload" not in parts and parts[-1] != "__main__":
            names.add(".".join(part for part in parts if part != "__init__"))
    names.update(path.name.partition(".")[0] for path in layer.dynload.glob("*.so"))
    return sorted(names - EASTER_EGGS)


def test_every_module_of_the_standard_library_imports_from_its_bytecode(
    python: Callable[..., str], layer: Tree
) -> None:
    """What the base interpreter can import the layer can, and nothing is compiled for it: the bytecode is valid.

    Only for what the build left out, and says so, the layer has an excuse.
    """
    names = json.dumps(modules_of(layer))
    failed, compiled = json.loads(python("-c", IMPORTING, stdin=names))
    base = recall(TOOLS / f"interpreter-{layer.version}.json")
    assert base is not None, f"no interpreter is known for {layer.version}: run `make setup PY={layer.version}`"
    command = [base.path, "-I", "-S", "-B", "-c", IMPORTING]
    told = subprocess.run(command, input=names, check=True, capture_output=True, text=True, timeout=60).stdout
    excused = {user for module, user in EXPENDABLE.items() if not list(layer.dynload.glob(f"{module}.*"))}
    assert set(failed) - excused == set(json.loads(told)[0]) - excused
    assert compiled == []


def test_every_module_of_this_runtime_imports_in_the_loop(loop: Callable[..., str], layer: Tree) -> None:
    """In the loop all of our modules and what they need come frozen or from bytecode, without anything to compile."""
    root = layer.python / "aws_lambda_runtime"
    names = [
        ".".join(part for part in path.relative_to(layer.python).with_suffix("").parts if part != "__init__")
        for path in sorted(root.rglob("*.py"))
    ]
    failed, compiled = json.loads(loop(IMPORTING, stdin=json.dumps(names)))
    assert (failed, compiled) == ({}, [])


def test_bytecode_is_valid_without_its_source_being_looked_at(layer: Tree, loop: Callable[..., str]) -> None:
    """Every bytecode file says that it is made from a hash which nobody is to check, and every source has one.

    Only modules whose classes the launcher holds ready-made have none.
    """
    ready = json.loads(loop(READY))
    for source in layer.root.rglob("*.py"):
        if source.parent == layer.python / "aws_lambda_runtime" / "events" and source.stem in ready:
            continue
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-{layer.version.replace('.', '')}.pyc"
        assert compiled.read_bytes()[4:8] == b"\x01\0\0\0", source


@pytest.mark.parametrize("name", ["test", "idlelib", "tkinter", "turtle", "turtledemo", "ensurepip", "pip"])
def test_what_was_left_out_is_missing(name: str, python: Callable[..., str]) -> None:
    """What nobody can use on Lambda is not in the layer."""
    code = f"import importlib.util; print(importlib.util.find_spec({name!r}))"
    assert python("-c", code) == "None\n"
