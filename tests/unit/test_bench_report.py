"""What the benchmark tells of its figures: ratios and goals, tables, the result, the chart and the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from bench_chart import SHOWN, draw
from bench_goals import GOALS, LIMITS, TABLES, TITLES, Goal
from bench_page import BEGIN, END, renew
from bench_report import Figures, print_tables, read_result, readable, tables, write_result
from console import Failure

if TYPE_CHECKING:
    from pathlib import Path

CONTENDERS = ("bare", "awslambdaric", "data class", "parser", "layer", "layer typed", "layer stream", "loop")
NAMES = {name: name for name in CONTENDERS}


def some_figures() -> Figures:
    """Make up figures in which ours cost 1, 2 and 3, and every peer 4, 5 and 6."""
    figures = Figures(dict(NAMES), "a day, a machine")
    for title in TITLES:
        for contender in CONTENDERS:
            first = 1.0 if contender.startswith("layer") else 4.0
            for step in range(3):
                figures.add(title, contender, first + step)
    return figures


def test_ratios_compare_the_best_runs() -> None:
    """A ratio is that of the two minima."""
    assert some_figures().ratio(Goal("start", "layer", "parser")) == 0.25


@pytest.mark.parametrize(("best", "verdict"), [(1.0, "goal 0.50: met"), (2.3, "goal 0.50: MISSED")])
def test_goals_are_judged_on_screen(best: float, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of ours says the ratio to its peer and whether the goal is met."""
    figures = some_figures()
    figures.values["start"]["layer"] = [best]

    print_tables(figures)

    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("  layer "))
    assert f"{best / 4:.2f} of awslambdaric" in line
    assert verdict in line


@pytest.mark.parametrize(("best", "verdict"), [(18.0, "goal 18.00: met"), (18.1, "goal 18.00: MISSED")])
def test_limits_are_judged(best: float, verdict: str) -> None:
    """A figure of ours that has a limit of its own is held against that, beside what it is of its peer's."""
    (limit,) = LIMITS
    figures = some_figures()
    figures.values[limit.measure][limit.ours] = [20.0, best]

    table = next(table for table in tables(figures) if table.title.startswith("Resident memory"))

    (row,) = (row for row in table.rows if row.name == limit.ours)
    assert f"SQS batch of 10: {verdict}" in row.verdict.split("; ")


def test_measures_of_one_table_stand_side_by_side() -> None:
    """A single measure has its minimum and median; several have a heading and the minimum each.

    There is a gap where one was not measured, and ours have their ratio to the peer that is named behind them.
    """
    figures = some_figures()
    del figures.values["stream peak"]["loop"]

    single, *_ = by_title = {table.title: table for table in tables(figures)}
    streams = next(table for title, table in by_title.items() if title.startswith("An answer of 6 MB"))

    assert len(by_title) == len(TABLES)
    assert by_title[single].headings == ["minimum", "median"]
    assert [row.figures for row in by_title[single].rows if row.name == "parser"] == [["4.0", "5.0"]]
    assert streams.headings == ["first byte, ms", "last byte, ms", "most memory, MB"]
    rows = {row.name: row for row in streams.rows}
    assert rows["loop"].figures == ["4.0", "4.0", ""]
    assert rows["layer stream"].figures == ["1.0 (0.25)"] * 3
    assert rows["layer stream"].verdict == "(of awslambdaric); last byte, ms: 0.25 of loop"


def test_the_result_keeps_every_figure(tmp_path: Path) -> None:
    """The file holds all values and one ratio for each pair that is compared, and the same tables can be made of it."""
    figures = some_figures()

    write_result(tmp_path / "bench.json", figures, "3.13.0")

    result = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert result["values"]["start"]["layer"] == [1.0, 2.0, 3.0]
    ours = {"layer", "layer typed", "layer stream"}
    ratios = [1.0 if goal.peer in ours else 0.25 for goal in GOALS]
    assert [ratio["ratio"] for ratio in result["ratios"]] == ratios
    assert list(tables(read_result(tmp_path / "bench.json"))) == list(tables(figures))


def test_what_was_not_measured_is_not_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without strace no opened files were counted, without valgrind no instructions, and nothing speaks of them."""
    figures = some_figures()
    missing = {one for one in TITLES if one == "opened" or one.endswith("instructions")}
    for one in missing:
        del figures.values[one]

    print_tables(figures)
    write_result(tmp_path / "bench.json", figures, "3.13.0")

    result = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert missing & {*result["measures"], *(ratio["measure"] for ratio in result["ratios"])} == set()
    printed = capsys.readouterr().out
    assert "KB read" in printed
    assert "files opened" not in printed
    assert "Instructions" not in printed


@pytest.mark.parametrize(
    ("value", "text"), [(91, "91"), (2900, "2,900"), (0.52, "0.5"), (999.94, "999.9"), (1000.6, "1,001")]
)
def test_figures_are_readable(value: float, text: str) -> None:
    """Counts are whole, small figures have a decimal, large ones none."""
    assert readable(value) == text


def test_the_page_has_the_tables_of_the_result(tmp_path: Path) -> None:
    """What stood between the markers makes room for the run and its tables; all else stays."""
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n{BEGIN}\n| old |\n{END}\n\nBehind.\n", encoding="utf-8")
    write_result(tmp_path / "bench.json", some_figures(), "3.13.0")

    renew(tmp_path / "bench.json", page)
    once = page.read_text(encoding="utf-8")
    renew(tmp_path / "bench.json", page)

    assert page.read_text(encoding="utf-8") == once
    assert once.startswith(f"# Page\n\n{BEGIN}\n\na day, a machine\n\n| {TITLES['start']} | minimum | median | |\n")
    assert once.endswith(f" |\n\n{END}\n\nBehind.\n")
    assert "old" not in once
    assert "| layer typed | 1.0 | 2.0 | 0.25 of parser (goal 0.25: met); 1.00 of layer (goal 1.30: met) |\n" in once


def test_a_page_without_markers_is_refused(tmp_path: Path) -> None:
    """A page that does not say where its tables are is left as it is."""
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n{BEGIN}\n", encoding="utf-8")
    write_result(tmp_path / "bench.json", some_figures(), "3.13.0")

    with pytest.raises(Failure, match=r"page\.md lacks the markers of its tables") as refused:
        renew(tmp_path / "bench.json", page)

    assert END in refused.value.cure
    assert page.read_text(encoding="utf-8") == f"# Page\n{BEGIN}\n"


def test_the_chart_shows_the_best_run_of_each(tmp_path: Path) -> None:
    """Each measure shown has a bar for each contender, as long as its best run, and names are text, not markup."""
    names = NAMES | {"layer": "this layer", "parser": "a < b & c"}
    figures = some_figures()
    figures.names = names
    write_result(tmp_path / "bench.json", figures, "3.13.0")

    draw(tmp_path / "bench.json", tmp_path / "chart.svg")

    picture = ET.parse(tmp_path / "chart.svg").getroot()  # noqa: S314 - it was written by this test
    drawn = [element for element in picture if element.tag.endswith("rect")]
    assert len(drawn) == len(SHOWN) * len(CONTENDERS)
    widths = {
        kind: {float(bar.get("width", "")) for bar in drawn if bar.get("class") == kind} for kind in ("peer", "ours")
    }
    assert max(widths["peer"]) == pytest.approx(4 * min(widths["ours"]))
    texts = [element.text for element in picture if element.tag.endswith("text")]
    assert texts.count("a < b & c") == len(SHOWN)
    assert all(TITLES[measure] in texts for measure in SHOWN)


def test_a_chart_or_page_of_nothing_is_refused(tmp_path: Path) -> None:
    """Without a result the failure says what to run, and neither chart nor page is touched."""
    for make in (draw, renew):
        with pytest.raises(Failure, match=r"bench\.json does not exist") as refused:
            make(tmp_path / "bench.json", tmp_path / "made")
        assert refused.value.cure == "run `make bench` first"
    assert not (tmp_path / "made").exists()
