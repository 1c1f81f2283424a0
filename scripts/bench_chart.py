"""Draw what the benchmark found as docs/performance.svg: one group of bars for each measure, the best run of each."""

from __future__ import annotations

import json
import sys
from html import escape
from typing import TYPE_CHECKING, Any

from bench_report import readable
from build_layer import DIST
from console import Failure, exit_code, say
from tools import ROOT, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = ("start", "batch", "http", "changes", "large", "batch resident", "large peak", "stream first")
WIDTH, LEFT, RIGHT = 760, 190, 80
BAR, GAP, HEAD = 16, 6, 34
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.head { font-weight: 600 }
.peer { fill: #9aa4b1 }
.ours { fill: #2f7ed8 }
@media (prefers-color-scheme: dark) { text { fill: #d8dee6 } .peer { fill: #6b7683 } }
"""


def groups(result: dict[str, Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """Give each measure that is shown its title, and the best run of each contender by its name."""
    for measure in SHOWN:
        values = result["values"][measure]
        best = {name: min(values[key]) for key, name in result["contenders"].items() if key in values}
        yield result["measures"][measure], best


def bars(best: dict[str, float], top: int) -> Iterator[str]:
    """Draw one group of bars, the longest of which fills the width."""
    scale = (WIDTH - LEFT - RIGHT) / max(best.values())
    for index, (name, value) in enumerate(best.items()):
        y = top + index * (BAR + GAP)
        length, kind = value * scale, "ours" if name.startswith("this layer") else "peer"
        yield f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(name)}</text>'
        yield f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2"/>'
        yield f'<text x="{LEFT + length + 6:.1f}" y="{y + 12}">{readable(value)}</text>'


def chart(result: dict[str, Any]) -> str:
    """Draw the whole picture, which needs no other file."""
    parts, top = [], 0
    for title, best in groups(result):
        parts += [f'<text class="head" x="0" y="{top + 22}">{escape(title)}</text>', *bars(best, top + HEAD)]
        top += HEAD + len(best) * (BAR + GAP) + 8
    size = f'viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    title = "<title>This layer beside awslambdaric and Powertools; shorter is better</title>"
    return "\n".join([head, title, f"<style>{STYLE}</style>", *parts, "</svg>", ""])


def draw(result: Path, picture: Path) -> None:
    """Draw the chart of a result that `make bench` has written."""
    if not result.is_file():
        raise Failure(f"{shown(result)} does not exist, and the chart is drawn from it", "run `make bench` first")
    picture.write_text(chart(json.loads(result.read_text(encoding="utf-8"))), encoding="utf-8")
    say(f"chart: {shown(picture)}")


if __name__ == "__main__":
    sys.exit(exit_code(lambda: draw(DIST / "bench.json", ROOT / "docs" / "performance.svg")))
