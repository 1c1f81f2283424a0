"""The functions that make users' classes: as cattrs does, whatever the class, the payload and what is wrong with it."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, fields, has
from cattrs import override
from hypothesis import given, settings
from hypothesis import strategies as st

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from constructors import OTHERS, TAKING_THEIR_FIELDS, Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter


class Unused:
    """A type that no payload has."""


def _outcome(make: Callable[[object], Any], value: Any) -> tuple[Any, ...]:
    """Return all that can be seen of an attempt: the object with its attributes, or the problems."""
    try:
        made = make(value)
    except EventMismatch as mismatch:
        return ("refused", *mismatch.problems)
    shown = {each.name: repr(getattr(made, each.name)) for each in fields(type(made))} if has(type(made)) else {}
    return type(made), repr(made), shown, getattr(made, "__dict__", None)


def _cattrs() -> Converter:
    """Return our converter with a setting that leaves all classes to cattrs."""
    return make_converter().copy(type_overrides={Unused: override()})


@cache
def _makers(cls: Any) -> list[Callable[[object], Any]]:
    return [structurer(converter, cls) for converter in (make_converter(), _cattrs())]


scalars = st.none() | st.sampled_from(["", "a", "x", "abc", 0, 1, 2.5, True])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "a"]), inner, max_size=2),
    max_leaves=4,
)
fitting = {
    "name": st.sampled_from(["a", "x", "abc"]),
    "_name": st.just("a"),
    "Name": st.just("b"),
    "count": st.sampled_from([0, 1]),
    "number": st.just(5),
    "rate": st.sampled_from([1, 1.5]),
    "flag": st.booleans(),
    "maybe": st.none() | st.just("a"),
    "numbers": st.lists(st.integers(0, 3), max_size=2),
    "label": st.just("b"),
    "limit": st.integers(0, 3),
    "extra": st.none() | st.just(1),
    "more": st.just({"a": 1}),
    "anything": values,
    "value": st.integers(0, 3),
    "note": st.none() | st.just("a"),
    "children": st.just([{"name": "b"}]),
    "others": st.just([]),
    "times": st.just(3),
    "total": st.just(9),
    "plain": st.none() | st.just({"name": "a", "count": 1, "rate": 1.5, "flag": True, "maybe": None, "numbers": []}),
    "double": st.just("b"),
    "seen": st.just([]),
    "given": st.just([]),
    "unknown": values,
}


@st.composite
def objects(draw: st.DrawFn, cls: Any) -> Any:
    """Generate JSON objects that nearly fit: a key or two left out, or with another value."""
    known = [each.name for each in (fields(cls) if has(cls) else dataclass_fields(cls))] or ["name"]
    keys = draw(st.sets(st.sampled_from([*known, "Name", "number", "times", "unknown"])))
    left_out = draw(st.sets(st.sampled_from(known), max_size=2))
    made = {key: draw(fitting[key]) for key in sorted(keys.union(known) - left_out)}
    return made | draw(st.dictionaries(st.sampled_from(known), values, max_size=1))


@pytest.mark.parametrize("cls", TAKING_THEIR_FIELDS + OTHERS, ids=repr)
@settings(max_examples=40)
@given(data=st.data())
def test_classes_are_made_as_by_cattrs(cls: Any, data: st.DataObject) -> None:
    """Objects, attributes, types and problems are those of cattrs' own functions, also where constructors act."""
    value = data.draw(objects(getattr(cls, "__origin__", cls)) | values)
    ours, theirs = [_outcome(make, value) for make in _makers(cls)]
    assert ours == theirs


@pytest.mark.parametrize("cls", TAKING_THEIR_FIELDS)
def test_constructor_that_takes_the_fields_is_called_directly(cls: Any) -> None:
    """Classes whose constructor takes what their fields say are made by a function of the runtime's."""
    assert _file(make_converter(), cls).startswith("<aws_lambda_runtime ")
    assert not _file(_cattrs(), cls).startswith("<aws_lambda_runtime ")


@pytest.mark.parametrize("cls", OTHERS)
def test_other_constructors_are_left_to_cattrs(cls: Any) -> None:
    """Where handing over a default could be seen, or cattrs has rules for a field, its own function is taken."""
    assert not _file(make_converter(), cls).startswith("<aws_lambda_runtime ")


def _file(converter: Converter, cls: Any) -> str:
    hook: Any = converter.get_structure_hook(cls)
    name: str = hook.__code__.co_filename
    return name


def test_hooks_of_users_win_over_what_is_inlined() -> None:
    """Hooks for a scalar, for what may be null, for a list or for the class are called as before."""
    converter = make_converter()
    converter.register_structure_hook(str, lambda value, _: value.upper())
    converter.register_structure_hook(int | None, lambda value, _: -1)
    converter.register_structure_hook(Frozen, lambda value, _: Frozen("own"))

    @define
    class Order:
        name: str
        extra: int | None
        names: list[str]
        frozen: Frozen
        note: str | None = None

    value = {"name": "a", "extra": 1, "names": ["b"], "frozen": 5, "note": "c"}
    assert structurer(converter, Order)(value) == Order("A", -1, ["B"], Frozen("own"), "C")


def test_default_that_compares_oddly_is_taken() -> None:
    """A default is told by its place, never by comparing it."""

    class Odd:
        def __eq__(self, other: object) -> bool:
            raise TypeError

        __hash__ = None  # type: ignore[assignment]

    default = Odd()

    @define(eq=False)
    class Order:
        name: str
        odd: Any = default

    assert structurer(make_converter(), Order)({"name": "a"}).odd is default
