"""Resolve requirements/*.in into *.txt: exact versions and hashes, valid for Python 3.11 to 3.14, no addresses."""

from __future__ import annotations

import argparse
import sys

from console import exit_code, step
from tools import bring_uv, run

SINGLE = ("uv", "rie", "zig")
"""Tools that are taken as one package, without what they depend on."""

RESOLVED = ("layer", "dev", "bench", "sam")
"""Sets with their dependencies; layer comes first, because it constrains dev."""


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


if __name__ == "__main__":
    sys.exit(exit_code(main))
