"""Let an ordinary `python3.X` of the layer import what its loop can import: the layer's packages and other layers.

A distribution's `site` may look elsewhere than Python's own does: Debian's knows `dist-packages` alone. So the one that
ships is asked which folders it looks in, and the .pth file that names ours lies in one of those.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interpreter import Interpreter
    from tree import Tree

NAME = "aws_lambda_runtime.pth"
QUESTION = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("staged", sys.argv[1])
site = importlib.util.module_from_spec(spec)
spec.loader.exec_module(site)
print(*site.getsitepackages([sys.argv[2]]), sep="\\n")
"""


def make_importable(tree: Tree, interpreter: Interpreter) -> None:
    """Write the .pth file, each of whose lines names a folder relative to where the file lies."""
    told = interpreter.run(QUESTION, str(tree.stdlib / "site.py"), str(tree.libraries.parent))
    searched = [Path(line) for line in told.splitlines()]
    named = [tree.python, tree.python / "lib" / f"python{tree.version}" / "site-packages"]
    home = tree.site_packages
    if home not in searched:
        named.insert(0, home)
        home = searched[-1]
        home.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{os.path.relpath(folder, home)}\n" for folder in named)
    (home / NAME).write_text(lines, encoding="utf-8")
