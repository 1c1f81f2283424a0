"""Several layers as Lambda merges them in `/opt`: a copy of the built one, to which others may be added."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def copy_layer(layer: Path, root: Path) -> Path:
    """Make *root* a copy of the layer that takes no space where the file system lets it, and return it."""
    shutil.copytree(layer, root, symlinks=True, copy_function=_link)
    return root


def version_of(layer: Path) -> str:
    """Return the minor version of Python in the layer, as in "3.13"."""
    return next(layer.glob("runtime/lib/python3.*")).name.removeprefix("python")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
