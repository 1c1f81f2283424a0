"""Amazon MQ: messages, headers and times of both brokers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import define

from aws_lambda_runtime.events import ActiveMQEvent, ActiveMQMessage, RabbitMQBasicProperties, RabbitMQEvent
from structured import SAMPLES, sample, structured, written


@define
class Order:
    """What the samples carry."""

    order_id: str
    quantity: int


def test_messages_of_active_mq() -> None:
    """Data are decoded, times are aware, and both spellings of the correlation are read."""
    first, second = sample("mq/active_mq", ActiveMQEvent).messages
    assert first.data_bytes == b'{"order_id": "o-1", "quantity": 2}'
    assert (first.sent_at, first.received_at) == (
        datetime(2024, 3, 12, 19, 3, 58, 1000, tzinfo=UTC),
        datetime(2024, 3, 12, 19, 3, 58, 2000, tzinfo=UTC),
    )
    assert (first.correlation_id, second.correlation_id) == ("order-1", "")
    assert second.data_bytes == b"\x00\x01\xff"
    assert (ActiveMQMessage().sent_at, ActiveMQMessage().received_at) == (None, None)


def test_older_events_of_active_mq() -> None:
    """The older spelling is read, and data that are not base64 raise on access."""
    (message,) = sample("mq/active_mq_old", ActiveMQEvent).messages
    assert message.destination.physical_name == "orders"
    with pytest.raises(ValueError, match=r"^data is not valid base64$"):
        _ = message.data_bytes


def test_messages_of_rabbit_mq() -> None:
    """All queues are gone through, and headers are decoded at any depth."""
    first, second = sample("mq/rabbit_mq", RabbitMQEvent).all_messages
    assert first.data_bytes == b'{"order_id": "o-1", "quantity": 2}'
    assert first.basic_properties.sent_at == datetime(1970, 1, 1, 0, 33, 41, tzinfo=UTC)
    assert first.basic_properties.header_values == {
        "text": "grün".encode(),
        "number": 10,
        "list": [b"a", 1],
        "table": {"inner": b"b"},
    }
    assert (second.basic_properties.header_values, second.basic_properties.sent_at) == ({}, None)


@pytest.mark.parametrize("value", ["text", [None], 1])
def test_bad_header_raises_when_it_is_read(value: Any) -> None:
    """A header that says bytes and has none raises on access."""
    properties = RabbitMQBasicProperties(headers={"a": {"bytes": value}}, timestamp="soon")
    with pytest.raises(ValueError, match=r"^headers is not a list of bytes$"):
        _ = properties.header_values
    with pytest.raises(ValueError, match=r"^timestamp is not a time"):
        _ = properties.sent_at


def test_messages_carry_what_they_are_asked_for() -> None:
    """Data become Orders by type, and the events are written as they came."""
    of_active, of_rabbit = _without_last("active_mq", "messages"), _without_last("rabbit_mq", "rmqMessagesByQueue")
    active, rabbit = structured(of_active, ActiveMQEvent[Order]), structured(of_rabbit, RabbitMQEvent[Order])
    assert active.messages[0].data == next(rabbit.all_messages).data == Order("o-1", 2)
    assert (written(active), written(rabbit)) == (of_active, of_rabbit)


def _without_last(name: str, key: str) -> dict[str, Any]:
    """Return a sample without its last message, or queue, which carries no Order."""
    payload: dict[str, Any] = json.loads((SAMPLES / "mq" / f"{name}.json").read_text())
    payload[key].popitem() if isinstance(payload[key], dict) else payload[key].pop()
    return payload
