"""Results that the managed runtime refuses are written, and strict JSON refuses what it writes."""

from __future__ import annotations

from collections import UserDict, deque
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.errors import MarshalError


class Point(NamedTuple):
    """A named tuple."""

    x: object
    y: object = None


class Plain(Enum):
    """An enumeration of numbers that are no members."""

    ONE = 1
    TWO = 2


class Dated(Enum):
    """An enumeration of what is no JSON itself."""

    NEW = date(2024, 3, 11)


def as_is(value: object) -> object:
    """Unstructure nothing."""
    return value


MOMENT = datetime(2024, 3, 11, 18, 3, 58, tzinfo=UTC)
ID = UUID("12345678-1234-5678-1234-567812345678")


class Moment(datetime):
    """A datetime of the user's own."""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (MOMENT, '"2024-03-11T18:03:58+00:00"'),
        (datetime(2024, 3, 11, 1, 2, 3, 4), '"2024-03-11T01:02:03.000004"'),  # noqa: DTZ001 - without an offset
        (Moment(2024, 3, 11, tzinfo=timezone(timedelta(hours=2))), '"2024-03-11T00:00:00+02:00"'),
        (date(2024, 3, 11), '"2024-03-11"'),
        (time(18, 3), '"18:03:00"'),
        (ID, f'"{ID}"'),
        (PurePosixPath("/tmp") / "a", '"/tmp/a"'),  # noqa: S108 - a name only
        (Path("a"), '"a"'),
        (Plain.ONE, "1"),
        ([Dated.NEW], '["2024-03-11"]'),
        ({3, 1, 2}, "[1, 2, 3]"),
        (frozenset({"b", "a"}), '["a", "b"]'),
        ({"b", 2, None, (1, b"x")}, '[[1, "x"], 2, null, "b"]'),
        ({Plain.TWO, Plain.ONE}, "[1, 2]"),
        (deque([1, b"a"]), '[1, "a"]'),
        (range(3), "[0, 1, 2]"),
        ({"b": 1, "a": 2}.keys(), '["b", "a"]'),
        ({"a": {1}}.values(), "[[1]]"),
        ({"a": 1}.items(), '[["a", 1]]'),
        (UserDict(a=[ID]), f'{{"a": ["{ID}"]}}'),
        (MappingProxyType({"a": (1,)}), '{"a": [1]}'),
        ([bytearray(b"a"), memoryview(b"b")], '["a", "b"]'),
        ({ID: 1, date(2024, 3, 11): 2, Plain.ONE: 3}, f'{{"{ID}": 1, "2024-03-11": 2, "1": 3}}'),
        ({Decimal("1.10"): Decimal("1.10")}, '{"1.10": 1.10}'),
    ],
)
def test_beyond_the_managed_runtime(value: object, text: str) -> None:
    """What the managed runtime refuses and people return is written, the same with a converter and without."""
    assert encode(value, as_is).decode() == text
    assert encode(value, make_converter().unstructure).decode() == text


def test_hooks_come_first() -> None:
    """A hook of the user's decides about classes that have a form without it."""
    converter = make_converter()
    converter.register_unstructure_hook(datetime, datetime.timestamp)
    converter.register_unstructure_hook(Decimal, lambda number: f"{number} EUR")
    written = encode({"at": [MOMENT], "price": Decimal("1.10")}, converter.unstructure)
    assert written == b'{"at": [1710180238.0], "price": "1.10 EUR"}'


@given(st.frozensets(st.integers() | st.text() | st.uuids() | st.dates() | st.none() | st.tuples(st.integers())))
def test_order_of_sets(members: frozenset[object]) -> None:
    """A set is written in one order, however it came about."""
    backwards = list(members)
    backwards.reverse()
    assert encode(members, as_is) == encode(set(backwards), make_converter().unstructure)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([{"a": float("nan")}], "nan is not a number of JSON at $[0].a"),
        ([float("inf")], "inf is not a number of JSON at $[0]"),
        ({"x": Decimal("-Infinity")}, "-Infinity is not a number of JSON at $.x"),
        ({float("nan"): 1}, "nan is not a number of JSON at $"),
        (Point(1, float("-inf")), "-inf is not a number of JSON at $.y"),
    ],
)
def test_strict(value: object, message: str) -> None:
    """Who asks for strict JSON has numbers refused that are none, with their place; others pass."""
    with pytest.raises(MarshalError) as caught:
        encode(value, as_is, strict=True)
    assert str(caught.value) == f"Unable to marshal response: {message}"
    assert encode(value, as_is)
    assert encode([1.5, Decimal("1.10"), {2.5: None}], as_is, strict=True) == b'[1.5, 1.10, {"2.5": null}]'
