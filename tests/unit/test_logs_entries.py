"""Entries of the runtime's own: one event each, in both forms, and never longer than a line may be."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aws_lambda_runtime._entries import MOST_BYTES, Entry, fit, shorten

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
TEXTS = st.text(st.characters())


def test_text() -> None:
    """In text an entry is level, time, request id and message; further lines follow behind carriage returns."""
    text = Entry("INFO", "first\n  second", code="E301").render(as_json=False, framed=False)
    assert re.fullmatch(rf"\[INFO\]\t{STAMP}\t\tfirst\r\N{{NO-BREAK SPACE}}{{2}}second\n", text)


def test_frame() -> None:
    """A frame needs no mark at the end of the entry, and its lines stay lines."""
    assert Entry("INFO", "a\nb").render(as_json=False, framed=True).endswith("\ta\nb")
    assert Entry("INFO", "a\nb").render(as_json=True, framed=True).endswith("}")


def test_json() -> None:
    """In JSON an entry has the keys of a record of `logging`, and then its own."""
    told = json.loads(Entry("ERROR", "a\nb", code="E301", stacks=["x"]).render(as_json=True, framed=False))
    assert re.fullmatch(STAMP, told.pop("timestamp"))
    assert list(told.items()) == [
        *(("level", "ERROR"), ("message", "a\nb"), ("logger", "aws_lambda_runtime"), ("requestId", "")),
        *(("code", "E301"), ("stacks", ["x"])),
    ]


@pytest.mark.parametrize("framed", [False, True])
@given(TEXTS, st.integers(1, 200_000), TEXTS)
@example("\0", 200_000, "")
@example("\N{GRINNING FACE}\n ", 100_000, "x")
@example("\ud800", 100_000, "\ud800")
def test_any_message(framed: bool, text: str, times: int, end: str) -> None:  # noqa: FBT001 - a parameter of the test
    """Whatever the message is, the entry is one line, and not a long one."""
    message = (text * times)[:1_000_000] + end
    for as_json in (False, True):
        line = Entry("WARNING", message).render(as_json=as_json, framed=framed)
        size = len(line.encode("utf-8", "backslashreplace"))
        assert size <= MOST_BYTES
        if not framed:
            assert line.index("\n") == len(line) - 1
        if as_json:
            assert json.loads(line)["level"] == "WARNING"


@given(
    st.dictionaries(
        TEXTS,
        TEXTS
        | st.integers()
        | st.builds(lambda text, times: text * times, TEXTS, st.integers(0, 1000))
        | st.lists(st.builds(lambda text, times: text * times, TEXTS, st.integers(0, 1000)), max_size=20)
        | st.lists(st.lists(TEXTS)),
        max_size=8,
    )
)
@example({"a": ["x" * 40_000, "y" * 40_000, "z" * 40_000], "b": {"c": "d" * 100_000}})
@example({"a": ["x" * 150] * 10_000})
def test_fit(document: dict[str, object]) -> None:
    """A document of any size is made to fit; one that fits is left as it is."""
    most = 2000 + 6 * sum(map(len, document))
    body = fit(document, most)
    size = len(body)
    assert size <= most
    assert list(json.loads(body)) == list(json.loads(json.dumps(document)))
    assert fit({"a": "b"}, 1000) == b'{"a": "b"}'


@given(TEXTS, st.integers(0, 20))
def test_shorten(text: str, most: int) -> None:
    """A text keeps its start and its end, and tells how much is gone."""
    short = shorten(text, most)
    if len(text) <= most:
        assert short == text
    else:
        assert short.startswith(text[: most // 2])
        assert "characters left out" in short
