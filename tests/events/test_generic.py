"""Payloads within events: `SQSEvent[Order]` and its like."""

from __future__ import annotations

import json
import pickle
from base64 import b64encode
from decimal import Decimal
from gzip import compress
from typing import Any

import pytest
from attrs import define

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    AttributeValue,
    DynamoDBStreamEvent,
    EventBridgeEvent,
    JsonText,
    KafkaEvent,
    KinesisFirehoseEvent,
    KinesisStreamEvent,
    S3Event,
    ScheduledEvent,
    SNSEvent,
    SNSMessage,
    SQSEvent,
    SQSRecord,
)

converter = make_converter()


@define
class Line:
    """A part of an order."""

    sku: str
    quantity: int = 1


@define
class Order:
    """What users put into events."""

    order_id: str
    items: list[Line]


TEXT = '{"order_id": "a",  "items": [{"sku": "x"}]}'
BAD = '{"order_id": "a", "items": [{"sku": "x"}, {"sku": 1}]}'
ORDER = Order("a", [Line("x")])


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()


def _sns(text: str) -> dict[str, Any]:
    return {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": text}}]}


# The event, its payload around some text, how to get at what it carries, and the path of it.
CARRIERS: list[tuple[Any, Any, Any, str]] = [
    (SQSEvent, lambda text: {"Records": [{"body": text}]}, lambda event: event.records[0].body, "$.Records[0].body"),
    (SNSEvent, _sns, lambda event: event.records[0].sns.message, "$.Records[0].Sns.Message"),
    (
        KinesisStreamEvent,
        lambda text: {"Records": [{"kinesis": {"data": _base64(text)}}]},
        lambda event: event.records[0].kinesis.data,
        "$.Records[0].kinesis.data",
    ),
    (
        KinesisFirehoseEvent,
        lambda text: {"records": [{"data": _base64(text)}]},
        lambda event: event.records[0].data,
        "$.records[0].data",
    ),
    (
        KafkaEvent,
        lambda text: {"records": {"t-0": [{"value": _base64(text)}]}},
        lambda event: next(event.all_records).value,
        "$.records['t-0'][0].value",
    ),
    (
        EventBridgeEvent,
        lambda text: {"detail-type": "t", "detail": json.loads(text)},
        lambda event: event.detail,
        "$.detail",
    ),
]


@pytest.mark.parametrize(("event", "payload_of", "inner", "path"), CARRIERS)
def test_payload_within_is_made_and_comes_back(event: Any, payload_of: Any, inner: Any, path: str) -> None:
    """What an event carries becomes the class it is asked for; unchanged, the event is written as it came."""
    payload = payload_of(TEXT)
    made = structurer(converter, event[Order])(payload)
    assert inner(made) == ORDER
    assert json.dumps(converter.unstructure(made)) == json.dumps(payload)
    assert inner(structurer(converter, event[dict[str, Any]])(payload)) == json.loads(TEXT)


@pytest.mark.parametrize(("event", "payload_of", "inner", "path"), CARRIERS)
def test_problem_within_has_its_path(event: Any, payload_of: Any, inner: Any, path: str) -> None:
    """What does not fit within a payload is named from the root of the event."""
    with pytest.raises(EventMismatch) as caught:
        structurer(converter, event[Order])(payload_of(BAD))
    assert caught.value.problems == (f"{path}.items[1].sku: expected str, got int",)


@pytest.mark.parametrize(("event", "payload_of", "inner", "path"), CARRIERS)
def test_changed_payload_within_is_written_anew(event: Any, payload_of: Any, inner: Any, path: str) -> None:
    """A change of what an event carries is in what is written."""
    made = structurer(converter, event[Order])(payload_of(TEXT))
    inner(made).items[0].quantity = 3
    again = structurer(converter, event[Order])(converter.unstructure(made))
    assert inner(again) == Order("a", [Line("x", 3)])


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"body": "x"}, "$.Records[0].body: expected JSON text, got another str"),
        ({"body": ""}, "$.Records[0].body: expected JSON text, got another str"),
        ({"body": 1}, "$.Records[0].body: expected JSON text as str, got int"),
        ({"body": None}, "$.Records[0].body: expected object, got null"),
        ({}, "$.Records[0].body: missing"),
    ],
)
def test_what_carries_nothing_is_refused(record: Any, problem: str) -> None:
    """A field that should carry something is there and is text of JSON."""
    with pytest.raises(EventMismatch) as caught:
        structurer(converter, SQSEvent[Order])({"Records": [record]})
    assert caught.value.problems == (problem,)


def test_bytes_and_compressed_data() -> None:
    """Data may be asked for as bytes, and is decompressed where it is read as JSON."""
    data = b64encode(compress(TEXT.encode())).decode()
    payload = {"Records": [{"kinesis": {"data": data}}]}
    assert structurer(converter, KinesisStreamEvent[bytes])(payload).records[0].kinesis.data[:2] == b"\x1f\x8b"
    made = structurer(converter, KinesisStreamEvent[Order])(payload)
    assert made.records[0].kinesis.data == ORDER
    assert made.records[0].kinesis.data_text == TEXT
    assert converter.unstructure(made) == payload


def test_notifications_are_unwrapped_by_type() -> None:
    """A file in a bucket that told a topic that fed a queue."""
    inner = {"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": "a+b"}}}]}
    message = {"Type": "Notification", "Message": json.dumps(inner), "SigningCertURL": "https://example.com"}
    payload = {"Records": [{"body": json.dumps(message)}]}
    event = structurer(converter, SQSEvent[SNSMessage[S3Event]])(payload)
    assert event.records[0].body.message.records[0].s3.object.decoded_key == "a b"
    assert event.records[0].body.signing_cert_url == "https://example.com"
    assert converter.unstructure(event) == payload


@define
class Item:
    """An item of a table."""

    number: int
    price: Decimal
    weight: float
    mark: bytes
    tags: set[str]


IMAGE = {
    "number": {"N": "1"},
    "price": {"N": "1.10"},
    "weight": {"N": "2.5"},
    "mark": {"B": "eA=="},
    "tags": {"SS": ["a"]},
}


def test_images_become_items() -> None:
    """The images of a change become the class they are asked for, and plain Python without one."""
    payload = {"Records": [{"dynamodb": {"NewImage": IMAGE}}]}
    event = structurer(converter, DynamoDBStreamEvent[Item])(payload)
    change = event.records[0].dynamodb
    assert change.new_image == Item(1, Decimal("1.10"), 2.5, b"x", {"a"})
    assert change.new_item == {
        "number": 1,
        "price": Decimal("1.10"),
        "weight": Decimal("2.5"),
        "mark": b"x",
        "tags": {"a"},
    }
    assert change.old_image is None
    assert converter.unstructure(event) == payload
    bare = structurer(converter, DynamoDBStreamEvent)(payload)
    assert bare.records[0].dynamodb.new_image["price"].value == Decimal("1.10")


NO_IMAGE = "expected map of attribute values, got another object"


@pytest.mark.parametrize(
    ("image", "problem"),
    [
        ({"number": {"S": "x"}}, "$.Records[0].dynamodb.NewImage.number: expected int, got str"),
        (
            {"number": {"X": "x"}},
            "$.Records[0].dynamodb.NewImage: expected map of attribute values, got another object",
        ),
        (
            {"number": {"N": "x"}},
            "$.Records[0].dynamodb.NewImage: expected map of attribute values, got another object",
        ),
    ],
)
def test_bad_images_are_refused(image: Any, problem: str) -> None:
    """An image that is none, or does not fit, is named by its path."""
    payload = {"Records": [{"dynamodb": {"NewImage": IMAGE | image}}]}
    with pytest.raises(EventMismatch) as caught:
        structurer(converter, DynamoDBStreamEvent[Item])(payload)
    assert caught.value.problems == (problem,)


@pytest.mark.parametrize(
    "value", ["", "x", 1, Decimal("1.5"), b"\xff", True, None, [1, "a"], {"a": {"b": []}}, {"a", "b"}, {1, 2}, {b"x"}]
)
def test_attribute_value_of_python_and_back(value: Any) -> None:
    """What DynamoDB stores survives both ways."""
    made = AttributeValue.of(value)
    assert len(made) == 1
    assert made.value == value


def test_attribute_value_of_what_dynamodb_lacks() -> None:
    """A type that DynamoDB has no form for is named."""
    with pytest.raises(TypeError, match=r"^DynamoDB has no attribute value for object$"):
        AttributeValue.of(object())
    with pytest.raises(ValueError, match=r"^an attribute value is an object with one key"):
        _ = AttributeValue({"S": "a", "N": "1"}).value


class Orders(SQSEvent[Order]):
    """A user's own name for an event of orders."""


class Record(SQSRecord):
    """A user's own record."""


def test_subclass_keeps_the_argument() -> None:
    """A subclass of an event with an argument carries the same, one of an event without carries text."""
    assert structurer(converter, Orders)({"Records": [{"body": TEXT}]}).records[0].body == ORDER
    with pytest.raises(EventMismatch, match=r"\.body\.items\[1\]\.sku: expected str"):
        structurer(converter, Orders)({"Records": [{"body": BAD}]})
    assert structurer(converter, Record)({"body": TEXT}).body == TEXT


def test_union_takes_the_member_of_the_shape() -> None:
    """Members with arguments are told by their shapes, a subclass before its base, and equal shapes by trying."""
    either = structurer(converter, EventBridgeEvent[Order] | SQSEvent[Order] | ScheduledEvent)
    assert type(either({"Records": [{"eventSource": "aws:sqs", "body": TEXT}]})) is SQSEvent
    assert type(either({"detail-type": "Scheduled Event", "detail": {}})) is ScheduledEvent
    assert either({"detail-type": "Order", "detail": json.loads(TEXT)}).detail == ORDER
    both = structurer(converter, EventBridgeEvent[Order] | EventBridgeEvent[Line])
    assert both({"detail-type": "Line", "detail": {"sku": "x"}}).detail == Line("x")


@define
class Holder:
    """A class with JSON in a string."""

    text: JsonText[Line]


def test_json_text_is_read_when_it_is_asked_for() -> None:
    """The text stays as it came; its value is structured on access, where what is wrong is told."""
    made = structurer(converter, Holder)({"text": '{"sku": "x"}'}).text
    assert made == '{"sku": "x"}'
    assert made.value == Line("x")
    assert pickle.loads(pickle.dumps(made)).value == Line("x")  # noqa: S301 # our own
    assert converter.unstructure(Holder(made)) == {"text": '{"sku": "x"}'}
    with pytest.raises(ValueError, match=r"^the text is not JSON$"):
        _ = structurer(converter, Holder)({"text": "{"}).text.value
    with pytest.raises(EventMismatch, match=r"\$\.sku: expected str, got int"):
        _ = structurer(converter, Holder)({"text": '{"sku": 1}'}).text.value
    assert JsonText[Any]('{"a": 1}').value == {"a": 1}
