"""Results beyond JSON's own types come out as from the managed runtime, or are refused with their place."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict, deque, namedtuple
from datetime import timedelta
from decimal import Decimal
from enum import Enum, IntEnum, IntFlag, StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime.errors import MarshalError

Rendered = tuple[object, str]


class Point(NamedTuple):
    """A named tuple of the typed kind."""

    x: object
    y: object = None


class Level(IntEnum):
    """An enumeration of numbers."""

    HIGH = 3


class Flags(IntFlag):
    """Flags."""

    A = 1
    B = 2


Old = namedtuple("Old", "a b")  # noqa: PYI024 - the kind without types


class Colour(StrEnum):
    """An enumeration of texts."""

    RED = "red"


class Unknown(Enum):
    """An enumeration of what JSON has no form for."""

    ONE = object()


def as_is(value: object) -> object:
    """Unstructure nothing."""
    return value


def text_of(value: object) -> str:
    """Write one of JSON's own values."""
    return json.dumps(value, ensure_ascii=False)


def array_of(items: list[Rendered]) -> str:
    """Write an array of what has been written."""
    return "[" + ", ".join(text for _, text in items) + "]"


def object_of(items: dict[str, Rendered]) -> str:
    """Write an object of what has been written."""
    return "{" + ", ".join(f"{text_of(key)}: {text}" for key, (_, text) in items.items()) + "}"


# Each strategy gives pairs: a value, and the very text that it has to be written as.
LEAVES: st.SearchStrategy[Rendered] = st.one_of(
    (st.none() | st.booleans() | st.integers() | st.floats() | st.text()).map(lambda value: (value, text_of(value))),
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda value: (value, str(value))),
    st.text().map(lambda value: (value.encode(), text_of(value))),
    st.sampled_from([(Level.HIGH, "3"), (Flags.A | Flags.B, "3"), (Colour.RED, '"red"')]),
    st.sampled_from([(Decimal("NaN"), "NaN"), (Decimal("sNaN"), "NaN"), (Decimal("-Infinity"), "-Infinity")]),
)


def containers(inner: st.SearchStrategy[Rendered]) -> st.SearchStrategy[Rendered]:
    """Put what there is into every kind of container."""
    lists = st.lists(inner, max_size=4)
    dicts = st.dictionaries(st.text(), inner, max_size=4)
    return st.one_of(
        lists.map(lambda items: ([value for value, _ in items], array_of(items))),
        lists.map(lambda items: (tuple(value for value, _ in items), array_of(items))),
        dicts.map(lambda items: ({key: value for key, (value, _) in items.items()}, object_of(items))),
        dicts.map(lambda items: ({key.encode(): value for key, (value, _) in items.items()}, object_of(items))),
        dicts.map(lambda items: (OrderedDict((k, v) for k, (v, _) in items.items()), object_of(items))),
        st.tuples(inner, inner).map(
            lambda pair: (Point(pair[0][0], pair[1][0]), object_of({"x": pair[0], "y": pair[1]}))
        ),
    )


@given(st.recursive(LEAVES, containers, max_leaves=15))
def test_any_result(rendered: Rendered) -> None:
    """Named tuples, decimals, nested bytes and enumerations are written by their rules at any depth."""
    value, text = rendered
    assert encode(value, as_is).decode() == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+2"), "1E+2"),
        (Decimal("-0"), "-0"),
        (Decimal("Infinity"), "Infinity"),
        (Decimal("-NaN"), "NaN"),
        (Decimal("NaN123"), "NaN"),
        ({"price": Decimal("0.30")}, '{"price": 0.30}'),
        ([b"abc", b""], '["abc", ""]'),
        ({b"key": b"value"}, '{"key": "value"}'),
        (Point(1, [Point(2)]), '{"x": 1, "y": [{"x": 2, "y": null}]}'),
        (Old(1, 2), '{"a": 1, "b": 2}'),
        ({Colour.RED: 1, Level.HIGH: 2}, '{"red": 1, "3": 2}'),
        (defaultdict(int, a=1), '{"a": 1}'),
        ([True, {False: None}, b""], '[true, {"false": null}, ""]'),
        (["\ud800", b""], r'["\ud800", ""]'),
    ],
)
def test_values(value: object, text: str) -> None:
    """The values that AWS's own runtime is known to write are written alike."""
    assert encode(value, as_is).decode() == text


def test_strings_that_look_like_numbers() -> None:
    """Only a decimal stands without quotes; a text of the same characters keeps them."""
    assert encode(["1.10", Decimal("1.10"), {"1.10": b"1.10"}], as_is).decode() == '["1.10", 1.10, {"1.10": "1.10"}]'


def test_objects_that_say_what_they_are() -> None:
    """An object with `_asdict()` is written as what that returns."""

    class Row:
        def _asdict(self) -> dict[str, object]:
            return {"when": Decimal("1.0"), "inner": Point(b"x")}

    assert encode([Row()], as_is).decode() == '[{"when": 1.0, "inner": {"x": "x", "y": null}}]'


def test_unstructured() -> None:
    """Other objects are made plain by whoever knows them, and what comes back is made plain in turn."""

    def unstructure(value: object) -> object:
        return [Decimal("1.0"), b"x", 2j] if value == 1j else "two" if value == 2j else value

    assert encode({"a": 1j}, unstructure).decode() == '{"a": [1.0, "x", "two"]}'


def test_same_value_twice() -> None:
    """A value that stands in two places is not a circle."""
    shared: list[object] = [b"x"]
    assert encode([shared, shared, {"a": shared}], as_is) == b'[["x"], ["x"], {"a": ["x"]}]'


class Selfish:
    """An object that has no end."""

    def _asdict(self) -> dict[str, object]:
        return {"again": Selfish()}


def circular() -> dict[str, Any]:
    """Make a dict of things not plain that holds itself."""
    value: dict[str, Any] = {"b": b"x"}
    value["items"] = [Point(1, value)]
    return value


@pytest.mark.parametrize(
    ("value", "why", "path"),
    [
        (circular(), "Circular reference detected", "$.items[0].y"),
        ({"a": [b"\xff"]}, "bytes are not UTF-8", "$.a[0]"),
        ({b"\xff": 1}, "bytes are not UTF-8", "$"),
        ([{"k": Unknown.ONE}], "Object of type object is not JSON serializable", "$[0].k"),
        ({"k": {(1, 2): 1}}, "keys must be str, int, float, bool or None, not tuple", "$.k"),
        ({Unknown.ONE: 1}, "Object of type object is not JSON serializable", "$"),
        ({"tags": {1j}}, "Object of type complex is not JSON serializable", "$.tags[*]"),
        (MappingProxyType({"a": deque([object()])}), "Object of type object is not JSON serializable", "$.a[0]"),
        (timedelta(1), "Object of type timedelta is not JSON serializable", "$"),
    ],
    ids=["circle", "bytes", "bytes key", "Enum", "tuple key", "Enum key", "in a set", "in any mapping", "top"],
)
def test_refused(value: object, why: str, path: str) -> None:
    """What has no form in JSON is refused with its type and its place."""
    with pytest.raises(MarshalError) as caught:
        encode(value, as_is)
    assert str(caught.value) == f"Unable to marshal response: {why} at {path}"
    assert caught.value.path == path


def test_endless() -> None:
    """An object that has no end is refused without a place."""
    with pytest.raises(MarshalError, match=r"\AUnable to marshal response: maximum recursion depth") as caught:
        encode(Selfish(), as_is)
    assert caught.value.path is None


def test_endless_unstructuring() -> None:
    """An unstructuring that never ends is refused."""
    with pytest.raises(MarshalError):
        encode(1j, lambda value: [value + 1] if isinstance(value, complex) else value)
