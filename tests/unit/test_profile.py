"""What `make profile` shows of a timeline: the table, and the flame view as SVG."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from console import Failure
from flame import NAMESPACE, bars, draw
from profile_start import find, lines
from tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TIMELINE: dict[str, Any] = {
    "message": "Start-up timeline",
    "until": "first poll",
    "totalMs": 40.0,
    "phases": [
        {"name": "launcher", "startMs": 0.0, "ms": 10.0},
        {"name": "import", "startMs": 10.0, "ms": 30.0},
    ],
    "imports": [
        {
            "name": "app",
            "startMs": 10.0,
            "selfMs": 5.0,
            "cumulativeMs": 30.0,
            "imports": [
                {"name": "<odd> & name", "startMs": 12.0, "selfMs": 20.0, "cumulativeMs": 20.0},
                {"name": "json", "startMs": 32.0, "selfMs": 5.0, "cumulativeMs": 5.0},
            ],
        }
    ],
}


def test_table() -> None:
    """The phases stand in their order with their shares, then the imports by what they took themselves."""
    rows = [" ".join(line.split()) for line in lines(TIMELINE, count=2)]
    assert rows == [
        "ms share phase",
        "10.00 25% launcher",
        "30.00 75% import",
        "40.00 100% start to first poll",
        "",
        "self ms with imports 3 imports, the slowest first",
        "20.00 20.00 <odd> & name",
        "5.00 30.00 app",
    ]


def test_table_of_nothing() -> None:
    """A start without imports, or one too short to be measured, has a table too."""
    nothing = {"until": "failure", "totalMs": 0, "phases": [{"name": "launcher", "startMs": 0, "ms": 0}], "imports": []}
    assert len(list(lines(nothing))) == 3
    assert draw(nothing).startswith("<svg ")


def test_bars() -> None:
    """Below the whole stand the phases, and below these the imports, each a row below what led to it."""
    assert [(bar.row, bar.name, bar.start, bar.took) for bar in bars(TIMELINE)] == [
        (0, "start to first poll", 0, 40.0),
        (1, "launcher", 0.0, 10.0),
        (1, "import", 10.0, 30.0),
        (2, "app", 10.0, 30.0),
        (3, "<odd> & name", 12.0, 20.0),
        (3, "json", 32.0, 5.0),
    ]


def test_picture() -> None:
    """The view is well-formed, refers to nothing outside of itself, and each bar says its name and time."""
    text = draw(TIMELINE)
    svg = ET.fromstring(text)  # noqa: S314 - it was written two lines above
    groups = svg.findall(f"{{{NAMESPACE}}}g")
    titles = [group.findtext(f"{{{NAMESPACE}}}title") for group in groups]
    assert titles[0] == "start to first poll: 40.00 ms"
    assert titles[3:] == [
        "app: 30.00 ms, 5.00 of them its own",
        "<odd> & name: 20.00 ms, 20.00 of them its own",
        "json: 5.00 ms, 5.00 of them its own",
    ]
    places = [{**group[1].attrib} for group in groups]
    assert [float(place["width"]) for place in places] == [1200, 300, 900, 900, 600, 150]
    assert [float(place["x"]) for place in places] == [0, 0, 300, 300, 360, 960]
    assert text.count("http") == 1  # the name of SVG's namespace


def test_bars_too_thin_to_see() -> None:
    """What would not be seen is not drawn."""
    app = TIMELINE["imports"][0]
    thin = {"name": "thin", "startMs": 11.0, "selfMs": 0.001, "cumulativeMs": 0.001}
    text = draw({**TIMELINE, "imports": [{**app, "imports": [thin]}]})
    assert "app: " in text
    assert "thin" not in text


def test_find() -> None:
    """The timeline is found among whatever else a function writes, JSON or not."""
    line = json.dumps(TIMELINE)
    assert find(f'{{"message": "other"}}\n{{ broken\n"Start-up timeline"\n{line}\nSTART RequestId: 1\n') == TIMELINE
    with pytest.raises(Failure, match="no timeline"):
        find("nothing\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--handler", ""], "no handler was named"),
        (["--handler", "app.handler", "--task", "absent"], "absent is no folder"),
        (["--handler", "app.handler", "--event", "absent.json"], "absent.json is no file"),
    ],
)
def test_mistakes(tmp_path: Path, options: list[str], said: str) -> None:
    """A mistake in what was asked for is told in one line, with the way to put it right."""
    command = [sys.executable, str(ROOT / "scripts" / "profile_start.py"), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 1
    assert said in done.stderr.splitlines()[0]
