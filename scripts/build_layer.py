"""Build the layer when its inputs changed since the last build, with what the set-up left behind."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console import Failure, exit_code, say
from interpreters import Interpreter, bring_foreign, recall
from tools import ARCHITECTURES, REQUIREMENTS, ROOT, TOOLS, bring_compiler, bring_uv, machine, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for folder in ("build", "layer", "data/licences"):
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


def build(interpreter: Interpreter, arch: str, prefix: str = "", dist: Path = DIST) -> None:
    """Compare, and build into *dist* unless nothing changed; the CPython of another architecture is at *prefix*."""
    uv = bring_uv()
    compiler = bring_compiler(uv, arch)
    made, stamp = fingerprint(interpreter, f"{arch} {prefix}", compiler), dist / ".layer-made-from"
    minor = interpreter.version.rpartition(".")[0]
    outputs = (dist / "layer" / "bootstrap", dist / archive(minor, arch).name)
    if all(path.is_file() for path in outputs) and stamp.is_file() and stamp.read_text(encoding="utf-8") == made:
        say(f"layer: up to date in {shown(outputs[0].parent)} and {shown(outputs[1])}")
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
    command += ["--prefix", prefix] if prefix else []
    status = subprocess.run(
        [*command, "--uv", uv, "--dist", dist],
        cwd=ROOT,
        env={**os.environ, "CC": compiler},
        check=False,
    ).returncode
    if status:
        raise Failure(f"the layer was not built (build/layer.py ended with exit code {status})", "see the lines above")
    stamp.write_text(made, encoding="utf-8")


def main() -> None:
    """Read the options, and build with the interpreter that the set-up has chosen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version to freeze (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture to build for (default: this machine's)")
    options.add_argument(
        "--prefix", default="", help="where a CPython for another architecture lies (default: uv brings one)"
    )
    options.add_argument("--dist", type=Path, default=DIST, help="where the results go (default: dist)")
    given = options.parse_args()
    arch = ARCHITECTURES[given.arch]
    interpreter = recall(TOOLS / f"interpreter-{given.python}.json")
    if interpreter is None:
        raise Failure(f"no interpreter has been chosen for Python {given.python}", "run `make setup` first")
    prefix = given.prefix
    if arch != machine() and not prefix:
        prefix = str(bring_foreign(bring_uv(), given.python, arch, TOOLS / "python"))
    build(interpreter, arch, prefix, given.dist)


if __name__ == "__main__":
    sys.exit(exit_code(main))
