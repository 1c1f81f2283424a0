"""Choose the modules that become a part of the launcher, and write the table that the linker takes in.

A frozen module is the very bytecode that ships beside it, so the two cannot differ: the table points into one file of
bytecode. Only modules of events are made ready instead, and then ship with their sources alone: to compile one takes
less than a millisecond, and is done when somebody asks for what attrs knows of its classes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bytecode import bytecode_of
from failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interpreter import Interpreter
    from tree import Tree

PYC_HEADER = 16
ALIGNMENT = 16
LOADED_BY_IMPORTING = """
import _imp, importlib, json, sys
own = [folder for folder in sys.path if folder.endswith("lib-dynload")]  # for a layer whose own cannot be loaded here
names, sys.path[:] = json.loads(sys.argv[1]), json.loads(sys.argv[2]) + own
for name in names:
    importlib.import_module(name)
print(json.dumps([name for name in sorted(sys.modules) if not _imp.is_frozen(name)]))
"""
EVENTS = "aws_lambda_runtime.events."
MADE_READY = """
import json, sys
sys.path[:] = json.loads(sys.argv[1]) + sys.path + [sys.argv[2]]
from ready.worker import main
main(json.loads(sys.stdin.read()))
"""
COMPILED_AS_HEX = "import sys, marshal; print(marshal.dumps(compile(sys.stdin.read(), sys.argv[1], 'exec')).hex())"
HEAD = """\
#include <Python.h>

__asm__(
    ".section .rodata\\n"
    ".balign 16\\n"
    "layer_frozen_code:\\n"
    ".incbin \\"{blob}\\"\\n"
    ".previous\\n"
);
extern const unsigned char layer_frozen_code[];

const struct _frozen layer_frozen_modules[] = {{
"""
TAIL = "    {NULL, NULL, 0, 0},\n};\n"


@dataclass(frozen=True)
class Module:
    """A module to be frozen: its name, its source in the tree, and its bytecode without the header.

    That of a ready one has classes that attrs need not make: see the package `ready`.
    """

    name: str
    source: Path
    code: bytes
    is_ready: bool = False

    @property
    def is_package(self) -> bool:
        """Whether the module has submodules."""
        return self.source.name == "__init__.py"


def read_list(path: Path) -> list[str]:
    """Return the names in *path*, one a line, each with the reason for it behind a number sign."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def choose(wanted: Iterable[str], interpreter: Interpreter, tree: Tree) -> list[Module]:
    """Return the modules to freeze: those *wanted* ("a.*" is all of a package), and what importing them loads."""
    names: set[str] = set()
    imported = []
    for name in wanted:
        if name.endswith(".*"):
            names.update(_modules_below(name[:-2], tree))
        else:
            imported.append(name)
    path = json.dumps([str(folder) for folder in (*_folders(tree), tree.dynload)])
    names.update(
        json.loads(interpreter.run(LOADED_BY_IMPORTING, json.dumps(imported), path, cure="correct data/frozen.txt"))
    )
    modules = [_module(name, tree) for name in sorted(names)]
    return [module for module in modules if module is not None]


def make_ready(modules: Iterable[Module], interpreter: Interpreter, tree: Tree) -> list[Module]:
    """Return the modules with the classes of events made ready, so that they need not be made at each start."""
    given = list(modules)
    files = {each.name: tree.mounted(each.source) for each in given if each.name.startswith(EVENTS)}
    folders = json.dumps([str(folder) for folder in (*_folders(tree), tree.dynload)])
    here = str(Path(__file__).parent)
    said = interpreter.run(MADE_READY, folders, here, stdin=json.dumps(files), cure="correct build/ready")
    ready: dict[str, str] = json.loads(said)
    made = []
    for each in given:
        if each.name in ready:
            bytecode_of(each.source, tree.version).unlink()
            made.append(replace(each, code=bytes.fromhex(ready[each.name]), is_ready=True))
        else:
            made.append(each)
    return made


def write_table(modules: Iterable[Module], extra: Module, folder: Path) -> Path:
    """Write the table of *modules*, and of *extra* which ships in no other form, as C source into *folder*."""
    blob = bytearray()
    rows = []
    for module in (extra, *modules):
        blob += bytes(-len(blob) % ALIGNMENT)
        size, package = len(module.code), int(module.is_package)
        rows.append(f'    {{"{module.name}", layer_frozen_code + {len(blob)}, {size}, {package}}},\n')
        blob += module.code
    code = folder / "frozen.bin"
    code.write_bytes(blob)
    table = folder / "frozen.c"
    table.write_text(
        HEAD.format(blob=str(code).replace("\\", "\\\\").replace('"', '\\"')) + "".join(rows) + TAIL, encoding="utf-8"
    )
    return table


def compile_alone(name: str, source: Path, interpreter: Interpreter) -> Module:
    """Return the module in the file *source*, which does not ship, compiled under the *name* that tracebacks show."""
    text = source.read_text(encoding="utf-8")
    code = interpreter.run(COMPILED_AS_HEX, f"<frozen {name}>", stdin=text, cure=f"correct {source}")
    return Module(name, source, bytes.fromhex(code))


def _folders(tree: Tree) -> tuple[Path, ...]:
    return tree.python, tree.stdlib, tree.site_packages


def _modules_below(package: str, tree: Tree) -> list[str]:
    for folder in _folders(tree):
        top = folder.joinpath(*package.split("."))
        if top.is_dir():
            sources = [source.relative_to(folder).with_suffix("") for source in sorted(top.rglob("*.py"))]
            return [".".join(part for part in source.parts if part != "__init__") for source in sources]
    what = f"data/frozen.txt lists {package}.*, and the layer has no such package"
    raise BuildError(what, "correct the name, or add the package to requirements/layer.txt")


def _module(name: str, tree: Tree) -> Module | None:
    for folder in _folders(tree):
        path = folder.joinpath(*name.split("."))
        for source in (path / "__init__.py", path.with_name(path.name + ".py")):
            if source.is_file():
                return Module(name, source, bytecode_of(source, tree.version).read_bytes()[PYC_HEADER:])
    return None
