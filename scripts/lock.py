"""Resolve requirements/*.in into *.txt: exact versions and hashes, valid for Python 3.11 to 3.14, no addresses."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import TYPE_CHECKING

from console import Failure, exit_code, step
from pure import keep_hashes, pure_hashes
from tools import NETWORK_CURE, REQUIREMENTS, ROOT, bring_uv, run

if TYPE_CHECKING:
    from pathlib import Path

SINGLE = ("uv", "rie", "zig", "providers")
"""Tools that are taken as one package, without what they depend on."""

COMPAT = ("compat", "compat-oldest", "compat-outdated", "compat-server")

RESOLVED = ("layer", "dev", "bench", "sam", "frameworks", "http", *COMPAT)
"""Sets with their dependencies; layer comes first, because it constrains dev."""

PURE = "layer"
"""The set that ships, which is the same for every architecture."""


def drop_compiled(uv: Path, name: str) -> None:
    """Take every hash but those of pure wheels out of the lock of this name."""
    lock = REQUIREMENTS / f"{name}.txt"
    listing = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--format", "pylock.toml"]
    command: list[str | Path] = [uv, *listing, "-c", lock, lock.with_suffix(".in")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise Failure(f"the wheels of {lock.name} could not be listed: {done.stderr.decode().strip()}", NETWORK_CURE)
    lock.write_text(keep_hashes(lock.read_text(encoding="utf-8"), pure_hashes(done.stdout.decode())), encoding="utf-8")


def main() -> None:
    """Compile every lock; what is locked stays where it is unless an upgrade is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--upgrade", action="store_true", help="move the packages that no .in file pins")
    upgrade = ["--upgrade"] if options.parse_args().upgrade else []
    uv = bring_uv()
    shape = ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"]
    for name in (*SINGLE, *RESOLVED):
        scope = "--no-deps" if name in SINGLE else "--universal"
        source, lock = (f"requirements/{name}.{end}" for end in ("in", "txt"))
        with step(f"resolving {source}"):
            run([uv, "pip", "compile", "--quiet", scope, *shape, *upgrade, "-o", lock, source], f"no lock for {source}")
            if name == PURE:
                drop_compiled(uv, name)


if __name__ == "__main__":
    sys.exit(exit_code(main))
