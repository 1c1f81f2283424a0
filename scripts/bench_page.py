"""Write what the benchmark found into docs/performance.md, between two markers, so that nobody copies figures."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench_report import read_result, tables
from build_layer import DIST
from console import Failure, exit_code, say
from tools import ROOT, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench_report import Figures, Rendered

PAGE = ROOT / "docs" / "performance.md"
BEGIN = "<!-- Made by `make bench CHART=1` from here -->"
END = "<!-- to here -->"


def lines(figures: Figures) -> Iterator[str]:
    """Give what stands between the markers: what was said of the run, and every table."""
    yield from ("", figures.about, "")
    for table in tables(figures):
        yield from (*_table(table), "")


def _table(table: Rendered) -> Iterator[str]:
    yield f"| {' | '.join((table.title, *table.headings))} | |"
    yield f"| --- |{' ---: |' * len(table.headings)} --- |"
    for name, found, verdict in table.rows:
        yield f"| {' | '.join((name, *found, verdict.replace('MISSED', '**MISSED**')))} |"


def renew(result: Path, page: Path) -> None:
    """Replace what stands between the markers of a page by the result that `make bench` has written."""
    if not result.is_file():
        raise Failure(f"{shown(result)} does not exist, and the tables are made of it", "run `make bench` first")
    before, begin, rest = page.read_text(encoding="utf-8").partition(f"{BEGIN}\n")
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise Failure(f"{shown(page)} lacks the markers of its tables", f"put these lines into it:\n{BEGIN}\n{END}")
    made = "".join(f"{line}\n" for line in lines(read_result(result)))
    page.write_text(f"{before}{begin}{made}{end}{after}", encoding="utf-8")
    say(f"tables: {shown(page)}")


if __name__ == "__main__":
    sys.exit(exit_code(lambda: renew(DIST / "bench.json", PAGE)))
