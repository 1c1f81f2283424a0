"""Find the libraries in machine code that the layer holds, as files of their own or inside others, and their versions.

`data/natives.json` says of each library how it is known: by the names of its files, by the extension module that needs
it, by what that module answers, and by the text in its own bytes. A layer for another machine cannot be asked; there
the bytes tell, else the package manager of this machine.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from elf import machine_of
from packages import Package, owner_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tree import Tree

LONGEST = 60
OURS = {"aarch64": "EM_AARCH64", "x86_64": "EM_X86_64"}
ANSWERS = """
import importlib, json, sys
told = {}
for name, (module, question) in json.load(sys.stdin).items():
    try:
        told[name] = str(eval(question, {module: importlib.import_module(module)}))
    except (ImportError, AttributeError):
        continue
print(json.dumps(told))
"""


@dataclass(frozen=True)
class Native:
    """A library in machine code: where it lies, which version it is, and who says so."""

    name: str
    version: str
    told_by: str
    files: tuple[Path, ...]
    packages: tuple[Package, ...]
    facts: Mapping[str, Any]


def find(tree: Tree, facts: Path, origins: Mapping[Path, Path]) -> list[Native]:
    """Return every native library in *tree*, whose shared libraries came from *origins*."""
    known = json.loads(facts.read_text(encoding="utf-8"))
    answers = ask(tree, known)
    found = []
    shared = [path for path in sorted(tree.libraries.glob("*.so*")) if not _is_python(path)]
    for name, fact in known.items():
        own = tuple(path for path in shared if _stem(path) in fact["libraries"])
        files = own or _holders(tree, fact["module"])
        if files:
            found.append(_native(name, fact, files, answers.get(name, ""), origins))
    recognised = {path for native in found for path in native.files}
    found += [_native(_stem(path), {}, (path,), "", origins) for path in shared if path not in recognised]
    return sorted(found, key=lambda native: native.name)


def ask(tree: Tree, known: Mapping[str, Any]) -> dict[str, str]:
    """Return the versions that the built interpreter tells, where it runs on this machine."""
    if machine_of(tree.launcher) != OURS.get(platform.machine()):
        return {}
    questions = {name: (fact["module"], fact["asks"]) for name, fact in known.items() if "asks" in fact}
    command = [str(tree.launcher), "-I", "-S", "-B", "-c", ANSWERS]
    done = subprocess.run(
        command, input=json.dumps(questions), capture_output=True, text=True, check=False, timeout=LONGEST
    )
    answers: dict[str, str] = json.loads(done.stdout) if done.returncode == 0 else {}
    return answers


def read(pattern: str, files: tuple[Path, ...]) -> str:
    """Return the version that stands in the bytes of *files*; nothing where none or more than one does."""
    found = {text.decode() for path in files for text in re.findall(pattern.encode(), path.read_bytes())}
    return found.pop() if len(found) == 1 else ""


def _native(
    name: str, fact: Mapping[str, Any], files: tuple[Path, ...], answer: str, origins: Mapping[Path, Path]
) -> Native:
    owners = (owner_of(origins[path]) for path in files if path in origins)
    packages = tuple(dict.fromkeys(package for package in owners if package))
    written = read(fact["reads"], files) if "reads" in fact else ""
    stated = packages[0].upstream if packages else ""
    versions = {"the interpreter": answer, "its bytes": written, "the package manager": stated}
    told_by = next((source for source, version in versions.items() if version), "nobody")
    return Native(name, versions.get(told_by, ""), told_by, files, packages, fact)


def _holders(tree: Tree, module: str) -> tuple[Path, ...]:
    """Return the files that an extension module is a part of, which hold the library that it needs."""
    extensions = tuple(sorted(tree.dynload.glob(f"{module}.*")))
    if extensions:
        return extensions
    marker = f"PyInit_{module}\0".encode()
    cores = (tree.launcher, *sorted(filter(_is_python, tree.libraries.glob("*.so*"))))
    return tuple(path for path in cores if marker in path.read_bytes())


def _is_python(path: Path) -> bool:
    return path.name.startswith("libpython")


def _stem(path: Path) -> str:
    return path.name.partition(".so")[0]
