"""Compile every source of the layer to bytecode that is valid whatever the dates of the files are.

The build calls `compile_tree`. The work is done by this same file, run by the interpreter that gets frozen, in one
fresh process a core: bytecode belongs to one version of Python, and nothing that the build has imported can leave a
mark in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree

CURE = "correct the source if it is ours; else choose an interpreter whose version the packages support"


def compile_tree(interpreter: Interpreter, tree: Tree) -> int:
    """Compile all of *tree*, naming the files where they lie on Lambda; return how many there are."""
    from failure import BuildError  # the worker below must not load the build

    sources = sorted(tree.root.rglob("*.py"), key=lambda path: path.stat().st_size, reverse=True)
    lines = [f"{source}\t{tree.mounted(source)}\n" for source in sources]
    workers = os.cpu_count() or 1
    command = [interpreter.executable, "-I", "-S", "-B", "-W", "ignore", __file__]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(workers)
    ]
    for number, process in enumerate(processes):
        _send(process, "".join(lines[number::workers]))
    complaints = [process.communicate()[1] for process in processes]
    for process, complaint in zip(processes, complaints, strict=True):
        if process.returncode != 0:
            what = "compiling the sources failed:\n" + "\n".join(complaint.strip().splitlines()[-8:])
            raise BuildError(what, CURE)
    return len(sources)


def bytecode_of(source: Path, version: str) -> Path:
    """Return where the bytecode of *source* lies."""
    return source.parent / "__pycache__" / f"{source.stem}.cpython-{version.replace('.', '')}.pyc"


def _send(process: subprocess.Popen[str], text: str) -> None:
    if process.stdin is not None:
        process.stdin.write(text)
        process.stdin.close()
        process.stdin = None


def compile_listed() -> None:
    """Compile the files that standard input lists, one a line: where the source is, and where it will be."""
    import py_compile

    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for line in sys.stdin:
        source, _, mounted = line.rstrip("\n").partition("\t")
        py_compile.compile(source, dfile=mounted, doraise=True, invalidation_mode=mode, optimize=0)


if __name__ == "__main__":
    compile_listed()
