"""The timeline of a start as an SVG flame view: time from left to right, and below each bar what it led to.

The file holds all that it needs; a browser shows name and time of a bar when the pointer is over it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 1200
ROW = 18
MARGIN = 10
LETTER = 6.6
"""Width of a letter in pixels, at the size that the style below gives it."""
THINNEST = 0.05
"""Pixels below which a bar cannot be seen."""

NAMESPACE = "http://www.w3.org/2000/svg"
STYLE = "text{font:11px monospace;pointer-events:none}rect{stroke:#fff;stroke-width:.5}g:hover>rect{stroke:#000}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, in milliseconds from the start of the process, in a row of the view."""

    row: int
    name: str
    start: float
    took: float
    title: str


def bars(timeline: dict[str, Any]) -> Iterator[Bar]:
    """Give the bars of a timeline as the runtime logs it: all of it, its phases, and under these the imports."""
    total = timeline["totalMs"]
    yield Bar(0, f"start to {timeline['until']}", 0, total, f"start to {timeline['until']}: {total:.2f} ms")
    for phase in timeline["phases"]:
        yield Bar(1, phase["name"], phase["startMs"], phase["ms"], f"{phase['name']}: {phase['ms']:.2f} ms")
    yield from _imports(timeline["imports"], 2)


def draw(timeline: dict[str, Any]) -> str:
    """Return the view as the text of an SVG file."""
    shown = list(bars(timeline))
    scale = WIDTH / max(timeline["totalMs"], THINNEST)
    height = (max(bar.row for bar in shown) + 1) * ROW
    box = f"{-MARGIN} {-MARGIN} {WIDTH + 2 * MARGIN} {height + 2 * MARGIN}"
    svg = ET.Element("svg", xmlns=NAMESPACE, viewBox=box, width="100%")
    ET.SubElement(svg, "style").text = STYLE
    for bar in shown:
        if bar.took * scale >= THINNEST:
            _draw_bar(svg, bar, scale)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode", xml_declaration=False) + "\n"


def _imports(modules: Iterable[dict[str, Any]], row: int) -> Iterator[Bar]:
    for module in modules:
        name, took, own = module["name"], module["cumulativeMs"], module["selfMs"]
        yield Bar(row, name, module["startMs"], took, f"{name}: {took:.2f} ms, {own:.2f} of them its own")
        yield from _imports(module.get("imports", ()), row + 1)


def _draw_bar(svg: ET.Element, bar: Bar, scale: float) -> None:
    x, y, width = bar.start * scale, bar.row * ROW, bar.took * scale
    group = ET.SubElement(svg, "g")
    ET.SubElement(group, "title").text = bar.title
    place = {"x": f"{x:.2f}", "y": str(y), "width": f"{width:.2f}", "height": str(ROW)}
    ET.SubElement(group, "rect", place, fill=_colour(bar))
    letters = int(width / LETTER) - 1
    if letters > 1:
        label = bar.name if len(bar.name) <= letters else f"{bar.name[: letters - 1]}…"
        ET.SubElement(group, "text", x=f"{x + LETTER / 2:.2f}", y=f"{y + ROW * 0.7:.1f}").text = label


def _colour(bar: Bar) -> str:
    """Give the modules of a package one colour, and another to each package; phases are grey."""
    hue = zlib.crc32(bar.name.partition(".")[0].encode()) % 360
    return f"hsl({hue},60%,75%)" if bar.row > 1 else "#ddd"
