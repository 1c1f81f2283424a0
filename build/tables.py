"""Ship modules that are one large table as bytecode alone: nobody reads their sources, which would take room twice.

Python imports `topics.pyc` beside where `topics.py` would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bytecode import bytecode_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tree import Tree

TOPICS = "pydoc_data/topics.py"
MARKS = ("decoding_table = (", "decoding_map = codecs.make_identity_dict")


def leave_sources_out(tree: Tree) -> int:
    """Put the bytecode of each table in the place of its source; return how many there are."""
    sources = list(_tables(tree))
    for source in sources:
        bytecode_of(source, tree.version).replace(source.with_suffix(".pyc"))
        source.unlink()
        folder = source.parent / "__pycache__"
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(sources)


def _tables(tree: Tree) -> Iterator[Path]:
    """List the topics of `help()` and the codecs of the character sets with a table of 256 entries."""
    if (topics := tree.stdlib / TOPICS).is_file():
        yield topics
    for codec in sorted((tree.stdlib / "encodings").glob("*.py")):
        if any(mark in codec.read_text(encoding="utf-8") for mark in MARKS):
            yield codec
