"""What holds for every value, way of delivery and message, tried on one function that lives through all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from function import Function

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = """
    def handler(event, context):
        if isinstance(event, dict) and "fail" in event:
            raise RuntimeError(event["fail"])
        return [event, context.aws_request_id]
"""
CLIENT_CONTEXT = {"Lambda-Runtime-Client-Context": '{"custom": {"a": "ü"}}'}
KEYS = {"errorMessage", "errorType", "requestId", "stackTrace"}

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda values: st.lists(values, max_size=6) | st.dictionaries(st.text(), values, max_size=6),
    max_leaves=30,
)


@pytest.fixture(scope="module")
def function(layer_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Function]:
    """Return one function that serves all tests of this file."""
    living = Function(layer_root, tmp_path_factory.mktemp("living"), SOURCE)
    try:
        yield living
        living.finish()
    finally:
        living.stop()


@given(json_values)
@example([[[[[[]]]]]] * 50)
@example("x" * 100_000)
@example({"": {"": {"\x00": "\u2028\U0010ffff"}}})
@example([0.1, -0.0, 1e22, 5e-324, 1.7976931348623157e308, 10**400])
@settings(max_examples=150)
def test_any_json_comes_back(function: Function, value: object) -> None:
    """Any JSON value goes through a function unchanged, down to the kinds of its numbers and the order of its keys."""
    event, _ = function.invoke(value).value
    assert json.dumps(event) == json.dumps(value)


@given(st.lists(st.integers(1, 900), max_size=12), st.none() | st.integers(1, 40))
@example([], 1)
@example(list(range(1, 900)), None)
@example(list(range(1, 900)), 7)
@settings(max_examples=40)
def test_any_way_of_delivery(function: Function, cuts: list[int], chunk: int | None) -> None:
    """However the network cuts a message, and however the platform frames it, the same event arrives."""
    event = {"text": "Grüße, 世界", "numbers": list(range(20))}
    answer = function.invoke(event, request_id=None, headers=CLIENT_CONTEXT, cuts=tuple(cuts), chunk=chunk)
    assert answer.value == [event, answer.request.target.split("/")[-2]]


@given(st.text())
@example("")
@example("two\nlines\r\nand\ttabs")
@example("\x00\x1b[31m")
@example("👩‍👩‍👧 Grüße")
@example('%s {} \\ "quoted"')
@settings(max_examples=100)
def test_any_message(function: Function, message: str) -> None:
    """Whatever the message of an exception says, the error document is valid and says it too."""
    error = function.invoke({"fail": message}).error
    assert set(error) == KEYS
    assert (error["errorType"], error["errorMessage"]) == ("RuntimeError", message)


@pytest.mark.beyond
@given(st.text(st.characters(categories=["Cs", "Lu", "Cc"]), min_size=1))
@example("\ud800")
@settings(max_examples=40)
def test_any_message_of_half_characters(function: Function, message: str) -> None:
    """A message that UTF-8 cannot hold still makes a valid error document."""
    answer = function.invoke({"fail": message})
    assert set(answer.error) == KEYS
    answer.request.body.decode("utf-8")


@pytest.mark.beyond
def test_a_message_without_end(function: Function) -> None:
    """A message of megabytes is cut to what the platform and the log can take."""
    answer = function.invoke({"fail": "y" * 3_000_000})
    assert len(answer.request.body) < 256 * 1024
    assert answer.error["errorMessage"].startswith("yyy")
