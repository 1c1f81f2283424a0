"""Results: what a handler's value becomes before it is written as JSON."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from attrs import define

from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.events import BatchItemFailure, SQSBatchResponse


class Color(Enum):
    """An enum."""

    RED = "red"


class Level(IntEnum):
    """An enum of numbers."""

    HIGH = 1


class Point(NamedTuple):
    """A NamedTuple."""

    x: int
    when: date


class Moment(datetime):
    """A datetime of the user's own."""


@define
class Order:
    """A class of the user's, with what JSON lacks."""

    order_id: UUID
    total: Decimal
    tags: frozenset[str]
    color: Color
    placed: datetime | None = None


@dataclass
class Page:
    """A dataclass that holds others."""

    orders: list[Order]
    position: tuple[int, str]
    anything: object = None


ID = UUID("12345678-1234-5678-1234-567812345678")
ORDER = Order(ID, Decimal("1.10"), frozenset({"new"}), Color.RED, datetime(2024, 3, 11, 18, 3, 58, tzinfo=UTC))
WRITTEN = {
    "order_id": "12345678-1234-5678-1234-567812345678",
    "total": Decimal("1.10"),
    "tags": ["new"],
    "color": "red",
    "placed": "2024-03-11T18:03:58+00:00",
}


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (None, None),
        ("a", "a"),
        (1.0, 1.0),
        ({"a": [1, None, True]}, {"a": [1, None, True]}),
        (Decimal("1.10"), Decimal("1.10")),
        (datetime(2024, 3, 11, tzinfo=UTC), "2024-03-11T00:00:00+00:00"),
        (Moment(2024, 3, 11, tzinfo=UTC), "2024-03-11T00:00:00+00:00"),
        (date(2024, 3, 11), "2024-03-11"),
        (time(18, 3), "18:03:00"),
        (ID, "12345678-1234-5678-1234-567812345678"),
        (Color.RED, "red"),
        (Level.HIGH, 1),
        (b"\x00\xff", "AP8="),
        ({1}, [1]),
        (frozenset({ID}), [str(ID)]),
        ((1, b"a"), [1, "YQ=="]),
        (deque([1]), [1]),
        (Point(1, date(2024, 3, 11)), {"x": 1, "when": "2024-03-11"}),
        ({ID: {"deep": (date(2024, 3, 11),)}}, {str(ID): {"deep": ["2024-03-11"]}}),
        (ORDER, WRITTEN),
        (Page([ORDER], (1, "a"), {ID}), {"orders": [WRITTEN], "position": [1, "a"], "anything": [str(ID)]}),
        ([SQSBatchResponse()], [{"batchItemFailures": []}]),
        ({"failed": BatchItemFailure(item_identifier="a")}, {"failed": {"itemIdentifier": "a"}}),
    ],
)
def test_result_is_written(result: Any, expected: Any) -> None:
    """What JSON lacks becomes text, a list or an object, at any depth; Decimal is left to the encoder."""
    written = make_converter().unstructure(result)
    assert written == expected
    assert type(written) is type(expected)


def test_hooks_of_users_win() -> None:
    """A user's hook writes a class as the user wants, wherever it lies."""
    converter = make_converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(bytes, bytes.hex)
    assert converter.unstructure({"a": Decimal("1.10"), "b": [b"\x01"]}) == {"a": "1.10", "b": ["01"]}


@define
class Noted:
    """Fields that may be null: of what is written as it is, of what is not, and of a type parameter."""

    text: str | None = None
    amount: Decimal | None = None
    when: date | None = None
    inner: Noted | None = None


def test_null_or_a_value_is_written_by_the_value_s_hook() -> None:
    """What may be null is null, or what its type is written as, by a hook of the user's if there is one."""
    noted = Noted("a", Decimal("1.10"), date(2024, 3, 11), Noted())
    nothing = {"text": None, "amount": None, "when": None, "inner": None}
    written = {"text": "a", "amount": Decimal("1.10"), "when": "2024-03-11", "inner": nothing}
    assert make_converter().unstructure(noted) == written
    converter = make_converter()
    converter.register_unstructure_hook(str, str.upper)
    converter.register_unstructure_hook(Decimal | None, lambda amount: -1)
    assert converter.unstructure(noted) == written | {"text": "A", "amount": -1, "inner": nothing | {"amount": -1}}
