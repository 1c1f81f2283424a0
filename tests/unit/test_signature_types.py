"""Which annotations ask for a typed event, and which for the JSON as it is."""

from __future__ import annotations

import collections.abc
import typing
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Generic, NamedTuple, Optional, TypedDict, TypeVar, Union

import attrs
import pytest

from aws_lambda_runtime._signature import has_fields, is_typed

T = TypeVar("T")


@attrs.define
class Order:
    """An event of attrs."""

    number: int = 0


@dataclass
class Parcel:
    """An event of the standard library."""

    weight: int = 0


@attrs.define
class Envelope(Generic[T]):
    """A generic event."""

    content: T


class Row(NamedTuple):
    """An event that is a named tuple."""

    a: int


class Page(TypedDict):
    """An event that is a dict."""

    b: int


class PartialPage(TypedDict, total=False):
    """An event that is a dict of which nothing is required."""

    c: int


class Opaque:
    """A class of which nothing is known."""


class OpaqueOf(Generic[T]):
    """A generic class of which nothing is known."""


Alias = list[Order]

TYPED = [
    *(Order, Parcel, Row, Page, PartialPage, Envelope[Order], Envelope[dict[str, Any]], Envelope),
    *(str, int, float, bool, bytes, list, tuple, set, frozenset),
    *(list[Order], list[int], tuple[int, str], set[str], collections.abc.Sequence[Order], Alias, typing.List[Order]),  # noqa: UP006
    *(dict[str, Order], collections.abc.Mapping[str, Order], typing.Dict[str, Order], OrderedDict[str, Order]),  # noqa: UP006
    *(Order | None, Optional[Order], Order | Parcel, Union[Order, Parcel], Order | dict[str, Any], int | str),  # noqa: UP007, UP045
    *(Annotated[Order, "note"], typing.Literal["a"], typing.NewType("Number", int)),
]
UNTYPED = [
    *(None, object, Any, dict, Opaque, OpaqueOf[int], OpaqueOf, datetime),
    *(dict[str, Any], dict[str, object], dict[str, dict[str, Any]], typing.Dict, typing.Dict[str, Any]),  # noqa: UP006
    *(collections.abc.Mapping, collections.abc.Mapping[str, Any], typing.Mapping, typing.MutableMapping[str, Any]),
    *(dict[str, Any] | None, Optional[dict[str, Any]], Union[dict[str, Any], None], Any | None),  # noqa: UP007, UP045
    *(Annotated[dict[str, Any], "note"], Opaque | None),
]


@pytest.mark.parametrize("annotation", TYPED, ids=str)
def test_typed(annotation: object) -> None:
    """Classes with fields, JSON's scalars and arrays, and whatever is composed of such, ask for a typed event."""
    assert is_typed(annotation)


@pytest.mark.parametrize("annotation", UNTYPED, ids=str)
def test_untyped(annotation: object) -> None:
    """Dicts, Any, and classes of which nothing is known ask for the JSON as it is."""
    assert not is_typed(annotation)


@pytest.mark.parametrize("annotation", ["the order to ship", 5, ["order"], print], ids=repr)
def test_annotations_that_are_no_types(annotation: object) -> None:
    """An annotation may be any object; one that is no type asks for nothing."""
    assert not is_typed(annotation)


@pytest.mark.parametrize(
    ("cls", "expected"),
    [(Order, True), (Parcel, True), (Row, True), (Page, True), (Opaque, False), (tuple, False), (dict, False)],
)
def test_has_fields(cls: type, expected: bool) -> None:  # noqa: FBT001 - one column of the table
    """Classes with fields are told by the marks that their makers leave."""
    assert has_fields(cls) is expected
