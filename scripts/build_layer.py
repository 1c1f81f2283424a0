"""Build the layer when its inputs changed since the last build, with what the set-up left behind."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from console import Failure, exit_code, say
from interpreters import Interpreter, recall
from tools import ARCHITECTURES, REQUIREMENTS, ROOT, TOOLS, bring_compiler, bring_uv, machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIST = ROOT / "dist"
LAYER = DIST / "layer"
RECORDS = ("layers.json", "layers.json.partial")
"""What data/ holds of layers already published, which no layer is made from."""


def archive(python: str, arch: str) -> Path:
    """Name the zip for a Python minor version and an architecture."""
    return DIST / f"aws-lambda-runtime-py{python.replace('.', '')}-{arch}.zip"


def inputs() -> Iterator[Path]:
    """List every file of this repository that the layer is made from, in a fixed order."""
    yield from (ROOT / "pyproject.toml", REQUIREMENTS / "layer.txt")
    facts = (path for path in (ROOT / "data").iterdir() if path.is_file() and path.name not in RECORDS)
    yield from sorted(facts)
    for folder in ("build", "layer"):
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
        yield from sorted(path for path in files if "__pycache__" not in path.parts)


def fingerprint(interpreter: Interpreter, arch: str, compiler: str) -> str:
    """Hash the names, modes and contents of the inputs, with the interpreter and the compiler."""
    digest = hashlib.sha256(f"{interpreter.path} {interpreter.version} {arch} {compiler}".encode())
    for path in inputs():
        mode = os.access(path, os.X_OK)
        digest.update(f"\n{path.relative_to(ROOT)} {mode} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Compare, and build unless nothing changed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version to freeze (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture to build for (default: this machine's)")
    options.add_argument("--prefix", help="where a CPython for another architecture lies")
    given = options.parse_args()
    arch = ARCHITECTURES[given.arch]
    if arch != machine() and not given.prefix:
        raise Failure(
            f"a layer for {arch} needs a CPython {given.python} for {arch}, and this machine is {machine()}",
            f"unpack one and name its prefix: make layer ARCH={arch} PY={given.python} PREFIX=...",
        )
    interpreter = recall(TOOLS / f"interpreter-{given.python}.json")
    if interpreter is None:
        raise Failure(f"no interpreter has been chosen for Python {given.python}", "run `make setup` first")
    uv = bring_uv()
    compiler = bring_compiler(uv, arch)
    made, stamp = fingerprint(interpreter, f"{arch} {given.prefix or ''}", compiler), DIST / ".layer-made-from"
    outputs = (LAYER / "bootstrap", archive(given.python, arch))
    if all(path.is_file() for path in outputs) and stamp.is_file() and stamp.read_text(encoding="utf-8") == made:
        say(f"layer: up to date in {LAYER.relative_to(ROOT)} and {outputs[1].relative_to(ROOT)}")
        return
    stamp.unlink(missing_ok=True)
    command: list[str | Path] = [
        sys.executable,
        ROOT / "build" / "layer.py",
        "--interpreter",
        interpreter.path,
        "--arch",
        arch,
    ]
    command += ["--prefix", given.prefix] if given.prefix else []
    status = subprocess.run(
        [*command, "--uv", uv, "--dist", DIST],
        cwd=ROOT,
        env={**os.environ, "CC": compiler},
        check=False,
    ).returncode
    if status:
        raise Failure(f"the layer was not built (build/layer.py ended with exit code {status})", "see the lines above")
    stamp.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(exit_code(main))
