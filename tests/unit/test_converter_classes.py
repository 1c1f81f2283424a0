"""The user's own classes as events, and hooks of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NotRequired, Required, TypedDict, TypeVar

import pytest
from attrs import define, field
from cattrs.gen import make_dict_structure_fn, override

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch, Mismatch
from aws_lambda_runtime.events import APIGatewayProxyEventV2, Payload, SQSEvent, SQSRecord

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


@define
class Node:
    """A class within itself, by names in text."""

    name: str
    children: list[Node] = field(factory=list)
    parent: Node | None = None


@dataclass
class Tree:
    """A dataclass within itself, by a name within another type."""

    name: str
    branches: list["Tree"] = dataclass_field(default_factory=list)  # noqa: UP037 # what older code has


@define
class Box(Generic[T]):
    """A generic class."""

    value: T
    others: list[T] = field(factory=list)


@dataclass
class Pair(Generic[T]):
    """A generic dataclass."""

    left: T
    right: T | None = None


class Options(TypedDict):
    """A TypedDict that marks a key as optional, in text."""

    size: int
    color: NotRequired[str]


class Settings(TypedDict, total=False):
    """A TypedDict that marks a key as required, in text."""

    name: Required[str]
    options: Options


class Point(NamedTuple):
    """A NamedTuple with a default."""

    x: int
    y: float = 0.0


@define(kw_only=True)
class Recursive(Payload):
    """An event class within itself."""

    items: list[Recursive] = field(factory=list)
    by: dict[str, Recursive] | None = None


@define
class Shop:
    """What real events look like."""

    points: list[Point]
    settings: Settings | None = None
    by_name: dict[str, Box[int]] = field(factory=dict)


def structure(annotation: Any, value: Any) -> Any:
    """Structure a value with a new converter."""
    return structurer(make_converter(), annotation)(value)


def problems(annotation: Any, value: Any, converter: Converter | None = None) -> list[str]:
    """Return what is wrong with a value."""
    with pytest.raises(EventMismatch) as caught:
        structurer(converter or make_converter(), annotation)(value)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        (Node, {"name": "a", "children": [{"name": "b"}]}, Node("a", [Node("b")])),
        (Node, {"name": "a", "parent": {"name": "b"}, "unknown": 1}, Node("a", parent=Node("b"))),
        (Tree, {"name": "a", "branches": [{"name": "b", "branches": []}]}, Tree("a", [Tree("b")])),
        (Box[int], {"value": 1, "others": [2]}, Box(1, [2])),
        (Box[list[Node]], {"value": [{"name": "a"}]}, Box([Node("a")])),
        (Pair[str], {"left": "a", "right": None}, Pair("a")),
        (Options, {"size": 1}, {"size": 1}),
        (Settings, {"name": "a", "options": {"size": 1, "color": "red"}, "unknown": 1}, None),
        (Point, {"x": 1}, Point(1)),
        (Point, [1, 2.5], Point(1, 2.5)),
        (Point, [1], Point(1)),
        (
            Shop,
            {"points": [[1], {"x": 2}], "by_name": {"a": {"value": 1}}},
            Shop([Point(1), Point(2)], None, {"a": Box(1)}),
        ),
    ],
)
def test_class_is_made(annotation: Any, value: Any, expected: Any) -> None:
    """Classes of every kind are made; unknown keys do no harm, and a TypedDict keeps them."""
    assert structure(annotation, value) == (value if expected is None else expected)


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        (Node, [], ["$: expected object, got list"]),
        (Node, {}, ["$.name: missing"]),
        (Node, {"children": [{"name": 1}, 2]}, None),
        (Tree, {"name": "a", "branches": [{"name": 1}]}, ["$.branches[0].name: expected str, got int"]),
        (Box[int], {"value": "a", "others": [1, "b"]}, None),
        (Pair[str], {"left": 1}, ["$.left: expected str, got int"]),
        (Options, {"color": "red"}, ["$.size: missing"]),
        (Settings, {"options": {"size": "a"}}, ["$.name: missing", "$.options.size: expected int, got str"]),
        (Point, [], ["$[0]: missing"]),
        (Point, ["a", "b"], ["$[0]: expected int, got str", "$[1]: expected float, got str"]),
        (Point, [1, 2, 3], ["$: expected list of 2, got list of 3"]),
        (Point, {"x": "a"}, ["$.x: expected int, got str"]),
        (Point, "ab", ["$: expected list or object, got str"]),
        (
            Shop,
            {"points": [["a"]], "by_name": {"a": {}}},
            ["$.points[0][0]: expected int, got str", "$.by_name.a.value: missing"],
        ),
    ],
)
def test_class_is_refused(annotation: Any, value: Any, expected: list[str] | None) -> None:
    """All that is wrong with an object is named at once, each by its path."""
    several = {
        Node: [
            "$.name: missing",
            "$.children[0].name: expected str, got int",
            "$.children[1]: expected object, got int",
        ],
        Box[int]: ["$.value: expected int, got str", "$.others[1]: expected int, got str"],
    }
    assert problems(annotation, value) == (several[annotation] if expected is None else expected)


def test_event_classes_are_told_by_shape() -> None:
    """Of a union of events the one is made whose shape the payload has, and its problems are those of that class."""
    union = SQSEvent | APIGatewayProxyEventV2
    http = {"version": "2.0", "requestContext": {"http": {"method": "GET"}}}
    assert isinstance(structure(union, http), APIGatewayProxyEventV2)
    assert isinstance(structure(union, {"Records": [{"eventSource": "aws:sqs"}]}), SQSEvent)
    assert problems(union, {"Records": [{"eventSource": "aws:sqs", "body": 1}]}) == [
        "$.Records[0].body: expected str, got int"
    ]
    assert problems(union, {"a": 1}) == ["$: expected SQSEvent | APIGatewayProxyEventV2, got object"]


def test_event_class_may_be_part_of_a_class() -> None:
    """A user's class may hold AWS's, and a user's subclass of AWS's adds fields of its own."""

    @define(kw_only=True)
    class Audited(SQSRecord):
        audit_trail: list[str] = field(factory=list)

    made = structure(Box[Audited], {"value": {"body": "a", "auditTrail": ["b"]}})
    assert (made.value.body, made.value.audit_trail) == ("a", ["b"])


def _in_cents(price: int) -> int:
    return price * 100


def test_constructors_of_users_are_called() -> None:
    """What a user's subclass of an event class does when it is made is done: defaults, converters, post-init."""

    @define(kw_only=True)
    class Priced(SQSRecord):
        _price: int = field(default=1, metadata={"wire": "price"}, converter=_in_cents)
        value: str = "a"
        total: int = field(init=False, default=0)
        label: str = field()

        @label.default
        def _label(self) -> str:
            return f"costs {self._price}"

        def __attrs_post_init__(self) -> None:
            self.total = self._price + 1

    class Plain(SQSRecord):
        def __init__(self, **fields: Any) -> None:
            super().__init__(**fields)
            self.length = len(self.body)

    assert structure(Priced, {"price": 2, "value": "b"}) == Priced(price=2, value="b")
    assert structure(Priced, {"price": 2}).total == 201
    assert structure(Priced, {"price": 2}).label == "costs 200"
    assert structure(Priced, {"price": 2, "label": None}).label == "costs 200"
    assert structure(Plain, {"body": "abc"}).length == 3


def test_event_class_may_be_generic() -> None:
    """An event class with a type parameter takes the parameter's type, with paths through it."""

    @define(kw_only=True)
    class Envelope(Payload, Generic[T]):
        detail_type: str = field(default="", metadata={"wire": "detail-type"})
        detail: T
        more: list[T] = field(factory=list)

    payload = {"detail-type": "a", "detail": {"name": "b"}, "more": None}
    made = structure(Envelope[Node], payload)
    assert (made.detail, made.more) == (Node("b"), [])
    assert structure(Envelope, payload).detail == {"name": "b"}
    assert problems(Envelope, {"detail": {}, "detail-type": 1}) == ["$['detail-type']: expected str, got int"]
    assert problems(Envelope[Node], {"detail": {}, "detail-type": 1}) == [
        "$['detail-type']: expected str, got int",
        "$.detail.name: missing",
    ]


def test_event_class_may_hold_itself() -> None:
    """An event class within itself structures at any depth, nulls included."""
    made = structure(Recursive, {"items": [{"items": [{"by": {"a": {"items": None}}}]}]})
    assert made.items[0].items[0].by == {"a": Recursive()}


def test_hooks_of_users_win() -> None:
    """A hook for a class, a scalar, a union or within an event class is used by both converters."""
    converter = make_converter()
    converter.register_structure_hook(Point, lambda value, _: Point(*[int(part) for part in value.split(",")]))
    converter.register_structure_hook(int | str, lambda value, _: f"either {value}")
    converter.register_structure_hook(str, lambda value, _: value.upper())
    make = structurer(converter, Box[Point])
    assert make({"value": "1,2"}) == Box(Point(1, 2))
    assert structurer(converter, list[int | str])([1, "a"]) == ["either 1", "either a"]
    assert structurer(converter, SQSRecord)({"body": "a", "attributes": {"SequenceNumber": "x"}}).body == "A"
    assert problems(Pair[int | str], {"right": 1}, converter) == ["$.left: missing"]


def test_renamed_fields_are_named_as_on_the_wire() -> None:
    """A user's class whose keys are spelt otherwise, by a hook factory of cattrs, has these keys in its problems."""
    converter = make_converter()

    @converter.register_structure_hook_factory(lambda annotation: annotation is Node)
    def _(cls: Any, within: Converter) -> Any:
        return make_dict_structure_fn(cls, within, name=override(rename="Name"))

    assert problems(Box[Node], {"value": {"Name": 1}}, converter) == ["$.value.Name: expected str, got int"]
    assert problems(Node, {}, converter) == ["$.Name: missing"]


def test_mismatch_of_a_user_is_a_problem_of_its_place() -> None:
    """A user's hook may raise Mismatch itself."""
    converter = make_converter()

    def even(value: Any, _: Any) -> int:
        raise Mismatch("an even int", "an odd one")

    converter.register_structure_hook(int, even)
    assert problems(list[int], [3], converter) == ["$[0]: expected an even int, got an odd one"]
