"""docs/layers.md: the published versions as a page, made of data/layers.json and nothing else."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from manifest import Entry

PAGE = ROOT / "docs" / "layers.md"
HEAD = """# Published versions

Made from `data/layers.json`, which `make publish-layer` writes from what AWS answers.
`make list-layers OUTPUT=markdown` prints this page.
"""
NOTHING = """
Nothing is published yet. [Publish it to your own account](publish.md): `make publish-layer REGION=eu-west-1`.
"""
COLUMNS = ("Region", "Version", "CPython", "ARN")


def page(entries: Sequence[Entry]) -> str:
    """Return the page: one table for each layer of an account, one row for each region."""
    ordered = sorted(entries, key=lambda entry: entry.place)
    tables = [_table(layer, list(group)) for (layer, _), group in groupby(ordered, lambda entry: entry.place[:2])]
    return HEAD + ("".join(tables) or NOTHING)


def write(entries: Sequence[Entry], path: Path = PAGE) -> None:
    """Put the page into its place."""
    path.write_text(page(entries), encoding="utf-8")


def _table(layer: str, entries: list[Entry]) -> str:
    rows = [(entry.region, str(entry.version), entry.python, f"`{entry.arn}`") for entry in entries]
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    return f"\n## {layer}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)
