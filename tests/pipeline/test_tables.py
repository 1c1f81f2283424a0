"""Modules that are one table: there without their sources."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree import Tree


def test_tables_ship_as_bytecode_alone(built: Tree) -> None:
    """Codecs with tables and the topics of help() have no source in the layer, and all other modules have theirs."""
    alone = {path.relative_to(built.stdlib).with_suffix("").as_posix() for path in built.stdlib.rglob("*.pyc")}
    alone = {name for name in alone if "__pycache__" not in name}
    assert {"pydoc_data/topics", "encodings/cp1252", "encodings/iso8859_15", "encodings/mac_roman"} <= alone
    assert {name for name in alone if not name.startswith("encodings/")} == {"pydoc_data/topics"}
    assert "encodings/utf_8" not in alone


def test_tables_work(built: Tree) -> None:
    """Such codecs encode and decode, and such topics are found, in the ordinary interpreter."""
    program = """
import pkgutil, encodings
names = [name for _, name, _ in pkgutil.iter_modules(encodings.__path__)]
assert "cp437" in names
assert "é".encode("cp437").decode("cp437") == "é"
assert "€".encode("iso8859_15") == b"\\xa4"
from pydoc_data.topics import topics
print(len(topics))
"""
    told = subprocess.run([built.launcher, "-c", program], check=True, capture_output=True, text=True, timeout=30)
    assert int(told.stdout) > 50
