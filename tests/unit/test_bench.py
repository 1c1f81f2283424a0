"""The benchmark's own parts: what its Runtime API reads and serves, and how it judges."""

from __future__ import annotations

import json
import os
import socket
import threading
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench_api import requests, serve
from bench_chart import SHOWN, draw
from bench_report import GOALS, TITLES, Figures, Goal, print_tables, write_result
from bench_workloads import LARGEST, hundred_changes, many_orders
from console import Failure
from usage import bytes_read

if TYPE_CHECKING:
    from pathlib import Path

POLL = b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /2018-06-01/runtime/invocation/1/response HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
CONTENDERS = ("bare", "awslambdaric", "data class", "parser", "layer", "layer typed")
NAMES = {name: name for name in CONTENDERS}


@given(st.lists(st.sampled_from([POLL, POST]), max_size=5), st.lists(st.integers(1, 60), max_size=20))
def test_requests_are_read_however_they_arrive(sent: list[bytes], cuts: list[int]) -> None:
    """Every request comes out once and in order, wherever the network cut the bytes apart."""
    server, client = socket.socketpair()
    with server:
        with client:
            stream = b"".join(sent)
            for cut in cuts:
                client.sendall(stream[:cut])
                stream = stream[cut:]
            client.sendall(stream)
        found = list(requests(server))

    assert [request.is_poll for request in found] == [request is POLL for request in sent]
    assert [request.body for request in found] == [b"" if request is POLL else b"hello" for request in sent]


@pytest.mark.parametrize(
    ("polls", "reported"), [(3, {"first_poll", "last"}), (2, {"gone_after"})], ids=["asks for more", "goes away"]
)
def test_a_runtime_is_served_and_reported(polls: int, reported: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    """After its two invocations a runtime that asks for more is reported, and one that goes away before is, too."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, args=(listener, b"{}", 2))
        server.start()
        with socket.create_connection(listener.getsockname()) as runtime:
            for poll in range(polls):
                runtime.sendall(POLL)
                if poll < 2:
                    assert runtime.recv(4096).endswith(b"\r\n\r\n{}")
                    runtime.sendall(POST)
                    assert runtime.recv(4096).startswith(b"HTTP/1.1 202 ")
        server.join()

    report = json.loads(capsys.readouterr().out)
    assert set(report) == reported
    assert "hello" in report.values()


def some_figures() -> Figures:
    """Make up figures in which ours cost 1, 2 and 3, and every peer 4, 5 and 6."""
    figures = Figures()
    for measure in TITLES:
        for contender in CONTENDERS:
            first = 1.0 if contender.startswith("layer") else 4.0
            for step in range(3):
                figures.add(measure, contender, first + step)
    return figures


def test_ratios_compare_the_best_runs() -> None:
    """A ratio is that of the two minima."""
    assert some_figures().ratio(Goal("start", "layer", "parser")) == 0.25


@pytest.mark.parametrize(("best", "verdict"), [(1.0, "goal 0.50: met"), (2.3, "goal 0.50: MISSED")])
def test_goals_are_judged_on_screen(best: float, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of ours says the ratio to its peer and whether the goal is met."""
    figures = some_figures()
    figures.values["start"]["layer"] = [best]

    print_tables(figures, NAMES)

    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("  layer "))
    assert f"{best / 4:.2f} of awslambdaric" in line
    assert verdict in line


def test_the_result_keeps_every_figure(tmp_path: Path) -> None:
    """The file holds all values and one ratio for each pair that is compared."""
    write_result(tmp_path / "bench.json", some_figures(), NAMES, "3.13.0")

    result = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert result["values"]["start"]["layer"] == [1.0, 2.0, 3.0]
    ratios = [1.0 if goal.peer == "layer" else 0.25 for goal in GOALS]
    assert [ratio["ratio"] for ratio in result["ratios"]] == ratios


def test_what_was_not_measured_is_not_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without strace no opened files were counted, and neither tables nor result speak of them."""
    figures = some_figures()
    del figures.values["opened"]

    print_tables(figures, NAMES)
    write_result(tmp_path / "bench.json", figures, NAMES, "3.13.0")

    result = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert "opened" not in {*result["measures"], *(ratio["measure"] for ratio in result["ratios"])}
    assert TITLES["opened"] not in capsys.readouterr().out


def test_the_chart_shows_the_best_run_of_each(tmp_path: Path) -> None:
    """Each measure shown has a bar for each contender, as long as its best run, and names are text, not markup."""
    names = NAMES | {"layer": "this layer", "parser": "a < b & c"}
    write_result(tmp_path / "bench.json", some_figures(), names, "3.13.0")

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


def test_a_chart_of_nothing_is_refused(tmp_path: Path) -> None:
    """Without a result the failure says what to run."""
    with pytest.raises(Failure, match=r"bench\.json does not exist") as refused:
        draw(tmp_path / "bench.json", tmp_path / "chart.svg")
    assert refused.value.cure == "run `make bench` first"


def test_made_events_are_as_large_as_they_say() -> None:
    """The batch has 100 changes, and the large event is just under what Lambda takes, read and written again."""
    text = json.dumps(many_orders())

    assert len(hundred_changes()["Records"]) == 100
    assert 0.99 * LARGEST < len(text) <= LARGEST


def test_bytes_read_are_those_of_read_calls(tmp_path: Path) -> None:
    """A file that is read adds its bytes to what the process has read."""
    (tmp_path / "file").write_bytes(b"x" * 100_000)
    before = bytes_read(os.getpid())
    (tmp_path / "file").read_bytes()
    assert 100_000 <= bytes_read(os.getpid()) - before < 110_000
