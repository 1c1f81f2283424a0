"""Install the locked distributions into the layer, and prove that every file is the one that its wheel recorded."""

from __future__ import annotations

import base64
import csv
import hashlib
import shutil
from typing import TYPE_CHECKING

from command import run
from failure import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter

CURE_INSTALL = "check that the package index can be reached and that the lock fits the version and the architecture"
CURE_RECORD = "something of this machine has changed the file: `uv cache clean`, then build again"


def install(lock: Path, target: Path, *, uv: str, interpreter: Interpreter, platform: str) -> None:
    """Install the distributions of *lock* as wheels for *platform* into *target*, without their commands."""
    command = [uv, "pip", "install", "--quiet", "--no-config", "--requirements", str(lock), "--target", str(target)]
    command += [
        "--python",
        interpreter.executable,
        "--python-version",
        interpreter.version,
        "--python-platform",
        platform,
    ]
    command += ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"]
    run(command, cure=CURE_INSTALL)
    (target / ".lock").unlink(missing_ok=True)
    scripts = target / "bin"
    if scripts.is_dir():
        shutil.rmtree(scripts)
    for record in sorted(target.glob("*.dist-info/RECORD")):
        _forget_scripts(record)


def verify(target: Path) -> int:
    """Compare every file below *target* with the RECORD that lists it; return how many were compared."""
    recorded: set[Path] = set()
    for record in sorted(target.glob("*.dist-info/RECORD")):
        for name, digest, _size in _rows(record):
            recorded.add(target / name)
            if digest:
                _compare(target / name, digest, record)
    for path in sorted(target.rglob("*")):
        if path.is_file() and path not in recorded:
            what = f"{path} is in no RECORD of the distributions that were installed"
            raise BuildError(what, CURE_RECORD)
    return len(recorded)


def _rows(record: Path) -> list[list[str]]:
    with record.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def _forget_scripts(record: Path) -> None:
    rows = [row for row in _rows(record) if not row[0].startswith("bin/")]
    with record.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, lineterminator="\n").writerows(sorted(rows))


def _compare(path: Path, digest: str, record: Path) -> None:
    algorithm, _, wanted = digest.partition("=")
    try:
        found = hashlib.new(algorithm, path.read_bytes()).digest()
    except FileNotFoundError:
        what = f"{path} is missing, although {record} lists it"
        raise BuildError(what, CURE_RECORD) from None
    if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != wanted:
        what = f"{path} differs from its hash in {record}"
        raise BuildError(what, CURE_RECORD)
