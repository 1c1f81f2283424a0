"""What a JSON value becomes, type by type, and what it does not."""

from __future__ import annotations

from collections import Counter, OrderedDict, abc, defaultdict, deque
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, List, Literal, NewType, Optional, Union  # noqa: UP035 # users write them
from uuid import UUID

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch


class Color(Enum):
    """Values of one type."""

    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    """Values that a bool equals."""

    LOW = 0
    HIGH = 1


class Tag(StrEnum):
    """A str that is an enum."""

    NEW = "new"


class Ratio(Enum):
    """Values that JSON may write as an int."""

    FULL = 1.0


class Lenient(Enum):
    """Values that are found in another spelling."""

    YES = "yes"

    @classmethod
    def _missing_(cls, value: object) -> Lenient | None:
        return cls.YES if value == "YES" else None


class Sku(str):
    """A str of the user's own."""

    __slots__ = ()


UserId = NewType("UserId", str)


@define
class Item:
    """What containers hold."""

    sku: str


def structure(annotation: Any, value: Any) -> Any:
    """Structure a value with a new converter."""
    return structurer(make_converter(), annotation)(value)


def problems(annotation: Any, value: Any) -> list[str]:
    """Return what is wrong with a value."""
    with pytest.raises(EventMismatch) as caught:
        structure(annotation, value)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        (str, "a", "a"),
        (int, 1, 1),
        (float, 1.5, 1.5),
        (float, 1, 1),
        (bool, True, True),
        (None, None, None),
        (Any, {"a": [1]}, {"a": [1]}),
        (object, [None], [None]),
        (bytes, "AP8=", b"\x00\xff"),
        (Decimal, "1.10", Decimal("1.10")),
        (Decimal, 1.1, Decimal("1.1")),
        (Decimal, 10**30, Decimal(10**30)),
        (datetime, "2024-03-11T18:03:58.5Z", datetime(2024, 3, 11, 18, 3, 58, 500000, tzinfo=UTC)),
        (date, "2024-03-11", date(2024, 3, 11)),
        (time, "18:03", time(18, 3)),
        (UUID, "12345678-1234-5678-1234-567812345678", UUID(int=0x12345678123456781234567812345678)),
        (Color, "red", Color.RED),
        (Level, 1, Level.HIGH),
        (Tag, "new", Tag.NEW),
        (Ratio, 1, Ratio.FULL),
        (Lenient, "YES", Lenient.YES),
        (Literal["a", 1], 1, 1),
        (Literal[Color.RED], "red", Color.RED),
        (Sku, "a", Sku("a")),
        (UserId, "a", "a"),
        (Annotated[int, "metres"], 1, 1),
        (Optional[str], None, None),  # noqa: UP045 # users write it
        (Union[int, None], 1, 1),  # noqa: UP007 # users write it
        (int | str, "1", "1"),
        (float | int, 1, 1),
        (str | datetime, "2024-03-11", "2024-03-11"),
        (int | datetime, "2024-03-11", datetime(2024, 3, 11)),  # noqa: DTZ001 # as it was sent
        (List[int], [1], [1]),  # noqa: UP006 # users write it
        (list, [1, "a"], [1, "a"]),
        (list[Item], [{"sku": "a"}], [Item("a")]),
        (abc.MutableSequence[int], [1], [1]),
        (abc.Sequence[int], [1], (1,)),
        (tuple, [1, "a"], (1, "a")),
        (tuple[int, ...], [1, 2], (1, 2)),
        (tuple[int, str], [1, "a"], (1, "a")),
        (set[int], [1, 2], {1, 2}),
        (abc.Set[int], [1], frozenset({1})),
        (frozenset[str], ["a"], frozenset({"a"})),
        (deque[int], [1], deque([1])),
        (dict, {"a": [1]}, {"a": [1]}),
        (dict[str, Item], {"a": {"sku": "b"}}, {"a": Item("b")}),
        (dict[UUID, int], {"12345678123456781234567812345678": 1}, {UUID(int=0x12345678123456781234567812345678): 1}),
        (abc.Mapping[str, int], {"a": 1}, {"a": 1}),
        (OrderedDict[str, int], {"a": 1}, OrderedDict(a=1)),
        (defaultdict[str, int], {"a": 1}, {"a": 1}),
        (Counter[str], {"a": 1}, Counter("a")),
    ],
)
def test_value_fits(annotation: Any, value: Any, expected: Any) -> None:
    """A value of the right JSON type becomes what was asked for, of just that class."""
    made = structure(annotation, value)
    assert made == expected
    assert type(made) is type(expected) or isinstance(made, defaultdict)


@pytest.mark.parametrize(
    ("annotation", "value", "problem"),
    [
        (str, 1, "$: expected str, got int"),
        (str, None, "$: expected str, got null"),
        (int, True, "$: expected int, got bool"),
        (int, 3.0, "$: expected int, got float"),
        (int, "3", "$: expected int, got str"),
        (float, "3", "$: expected float, got str"),
        (float, False, "$: expected float, got bool"),
        (bool, 1, "$: expected bool, got int"),
        (bool, None, "$: expected bool, got null"),
        (None, 0, "$: expected null, got int"),
        (bytes, "%", "$: expected base64 str, got another str"),
        (bytes, [1], "$: expected base64 str, got list"),
        (Decimal, "many", "$: expected Decimal as str or number, got another str"),
        (Decimal, True, "$: expected Decimal as str or number, got bool"),
        (datetime, "soon", "$: expected datetime as ISO 8601 str, got another str"),
        (datetime, 1710180238, "$: expected datetime as ISO 8601 str, got int"),
        (date, "2024-03-11T18:03:58Z", "$: expected date as ISO 8601 str, got another str"),
        (UUID, "1", "$: expected UUID as str, got another str"),
        (Color, "green", "$: expected one of 'red', 'blue', got another str"),
        (Color, ["red"], "$: expected one of 'red', 'blue', got list"),
        (Level, True, "$: expected one of 0, 1, got bool"),
        (Tag, "old", "$: expected one of 'new', got another str"),
        (Literal["a", 1], True, "$: expected one of 'a', 1, got bool"),
        (Literal["a", 1], {}, "$: expected one of 'a', 1, got object"),
        (Sku, 1, "$: expected str, got int"),
        (UserId, 1, "$: expected str, got int"),
        (Optional[str], 1, "$: expected str, got int"),  # noqa: UP045 # users write it
        (int | str, 1.5, "$: expected int | str, got float"),
        (list, "abc", "$: expected list, got str"),
        (list[int], {"a": 1}, "$: expected list, got object"),
        (set[str], "abc", "$: expected list, got str"),
        (tuple[int, ...], "12", "$: expected list, got str"),
        (tuple[int, str], [1], "$: expected list of 2, got list of 1"),
        (tuple[int, str], [1, "a", 2], "$: expected list of 2, got list of 3"),
        (abc.Sequence[str], "abc", "$: expected list, got str"),
        (dict, [], "$: expected object, got list"),
        (dict[str, int], None, "$: expected object, got null"),
        (dict[int, str], {"1": "a"}, "$['1']: expected int, got str"),
        (Counter[str], ["a"], "$: expected object, got list"),
        (list[int], [1, "2", 3], "$[1]: expected int, got str"),
        (dict[str, list[int]], {"a": [], "b c": [None]}, "$['b c'][0]: expected int, got null"),
        (tuple[int, Item], [1, {"sku": 2}], "$[1].sku: expected str, got int"),
    ],
)
def test_value_does_not_fit(annotation: Any, value: Any, problem: str) -> None:
    """Nothing is coerced: a value of another type is one problem, by path and type."""
    assert problems(annotation, value) == [problem]


def test_union_names_each_member_that_was_tried() -> None:
    """Where no member fits, the problem of each follows, with the member's name."""
    assert problems(dict[str, Item | list[int]], {"a": {"sku": 1}}) == [
        "$.a: expected Item | list[int], got object",
        "$.a.sku: expected str, got int (as Item)",
        "$.a: expected list, got object (as list[int])",
    ]


def test_unsupported_type_is_refused_at_once() -> None:
    """A class that nothing can make is refused when the structurer is made, with its name and the cure."""

    class Opaque:
        pass

    with pytest.raises(TypeError, match=r"list\[Opaque\]: nothing says how to make Opaque .* runtime.register_event"):
        structurer(make_converter(), list[Opaque])


scalars = st.sampled_from([str, int, float, bool])
json_of: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False) | st.integers(),
    bool: st.booleans(),
}


@given(data=st.data(), annotation=scalars)
def test_scalars_are_never_coerced(data: st.DataObject, annotation: type) -> None:
    """A scalar comes back as the very object that it was, or is refused."""
    value = data.draw(st.one_of(*json_of.values(), st.none()))
    allowed = {annotation, int} if annotation is float else {annotation}
    if type(value) in allowed:
        assert structure(annotation, value) is value
    else:
        assert len(problems(annotation, value)) == 1
