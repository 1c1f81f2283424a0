"""Problems: where they are, how many, and that they keep quiet about values."""

from __future__ import annotations

import json
from typing import Any, get_args, get_origin

import attrs
import pytest
from attrs import define, field, validators
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch

SECRET = "hunter2"

scalars: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
}
names = st.text("xyz", min_size=1, max_size=3)


def _class_of(types: dict[str, Any]) -> Any:
    return attrs.make_class("Made", {name: field(type=annotation) for name, annotation in types.items()})


def _generic(cls: Any, *arguments: Any) -> Any:
    return cls[arguments]


any_type: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(sorted(scalars, key=str)),
    lambda inner: st.one_of(
        inner.map(lambda item: _generic(list, item)),
        inner.map(lambda item: _generic(dict, str, item)),
        inner.map(lambda item: item | None),
        st.tuples(inner, inner).map(lambda items: _generic(tuple, *items)),
        st.dictionaries(names, inner, min_size=1, max_size=3).map(_class_of),
    ),
    max_leaves=6,
)


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    """Generate JSON values that fit a generated type."""
    arguments = get_args(annotation)
    if annotation in scalars:
        return scalars[annotation]
    if attrs.has(annotation):
        fields = {attribute.name: _values(attribute.type) for attribute in attrs.fields(annotation)}
        return st.fixed_dictionaries(fields)
    if get_origin(annotation) is list:
        return st.lists(_values(arguments[0]), max_size=3)
    if get_origin(annotation) is tuple:
        return st.tuples(*map(_values, arguments)).map(list)
    if get_origin(annotation) is dict:
        return st.dictionaries(st.text(), _values(arguments[1]), max_size=3)
    return st.none() | _values(arguments[0])


def _leaves(value: Any, path: str = "$") -> list[tuple[Any, Any, str]]:
    """Return the places of scalars in a JSON value: container, key or index, and JSON path."""
    found: list[tuple[Any, Any, str]] = []
    places = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in places:
        if isinstance(key, str):
            here = f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]"
        else:
            here = f"{path}[{key}]"
        found += (
            _leaves(item, here) if isinstance(item, dict | list) else [(value, key, here)] if item is not None else []
        )
    return found


@given(data=st.data())
def test_both_converters_agree(data: st.DataObject) -> None:
    """Any value of any type structures alike, fast and with problems collected, and unstructures to what it was."""
    annotation = data.draw(any_type)
    value = data.draw(_values(annotation))
    converter = make_converter()
    made = structurer(converter, annotation)(value)
    assert converter.copy(detailed_validation=True).structure(value, annotation) == made
    assert json.dumps(converter.unstructure(made), sort_keys=True) == json.dumps(value, sort_keys=True)


@given(data=st.data())
def test_wrong_type_is_named_by_its_path(data: st.DataObject) -> None:
    """A scalar that is replaced by an object, at any depth of any type, is the one problem, under its path."""
    annotation = data.draw(any_type)
    value = data.draw(_values(annotation).filter(_leaves))
    container, key, path = data.draw(st.sampled_from(_leaves(value)))
    container[key] = {}
    with pytest.raises(EventMismatch) as caught:
        structurer(make_converter(), annotation)(value)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}: expected ")
    assert problem.endswith(", got object")


@define
class Account:
    """A class with rules of its own."""

    name: str = field(validator=validators.matches_re("[a-z]+"))
    age: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse in three ways."""
        if self.age == 1:
            raise ValueError("too young for us")
        if self.age == 2:
            int(SECRET)
        if self.age == 3:
            _ = {"a": 1}[SECRET]
        assert self.age != 4, "not four"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"name": "a", "age": 1}, "$[0]: ValueError: too young for us"),
        ({"name": "a", "age": 2}, "$[0]: refused with ValueError"),
        ({"name": "a", "age": 3}, "$[0]: refused with KeyError"),
        ({"name": "a", "age": 4}, "$[0]: AssertionError: not four"),
        ({"name": SECRET}, "$[0]: refused with ValueError"),
    ],
)
def test_only_texts_of_the_user_are_shown(value: Any, problem: str) -> None:
    """What the user's code raises keeps its text; texts of Python and of validators quote values, and are left out."""
    with pytest.raises(EventMismatch) as caught:
        structurer(make_converter(), list[Account])([value])
    first, *rest = caught.value.problems
    assert first.startswith(problem)
    assert not rest


@given(
    value=st.recursive(
        st.just(SECRET),
        lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.just("a"), inner, min_size=1),
    )
)
def test_values_are_not_shown(value: Any) -> None:
    """No message has a value of the payload in it, nor is there an error behind the error that has."""
    annotation = dict[str, Account | int] | list[Account | dict[str, float]] | int
    with pytest.raises(EventMismatch) as caught:
        structurer(make_converter(), annotation)(value)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_many_problems_are_counted() -> None:
    """Twenty problems are told, and how many more there are."""
    with pytest.raises(EventMismatch) as caught:
        structurer(make_converter(), list[int])(["a"] * 1000)
    assert len(caught.value.problems) == 21
    assert caught.value.problems[0] == "$[0]: expected int, got str"
    assert caught.value.problems[-1] == "and 980 more"


def test_second_run_decides() -> None:
    """A hook that fails once and then succeeds has succeeded: its result is the event."""
    converter = make_converter()
    failures = [ValueError("once")]

    def moody(value: Any, _: Any) -> int:
        if failures:
            raise failures.pop()
        return int(value)

    converter.register_structure_hook(int, moody)
    assert structurer(converter, list[int])([1]) == [1]
