"""SQS: what the classes offer beyond the payload, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    BatchItemFailure,
    SQSBatchResponse,
    SQSEvent,
    SQSMessageAttribute,
    SQSRecord,
    SQSRecordAttributes,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "sqs"

converter = make_converter()
structure = structurer(converter, SQSEvent)


def _sample(name: str) -> SQSEvent:
    event: SQSEvent = structure(json.loads((SAMPLES / f"{name}.json").read_text()))
    return event


def test_irregular_spellings_arrive() -> None:
    """Attributes whose key no rule gives are filled."""
    record = _sample("redrive").records[0]
    assert record.event_source_arn == "arn:aws:sqs:eu-central-1:123456789012:orders"
    assert record.md5_of_body == record.raw["md5OfBody"]
    assert record.attributes.aws_trace_header == record.raw["attributes"]["AWSTraceHeader"]
    assert record.attributes.dead_letter_queue_source_arn == "arn:aws:sqs:eu-central-1:123456789012:orders-failed"


def test_times_and_counts_are_read_from_text() -> None:
    """Timestamps are aware, to the millisecond, and counts are numbers, while the text stays."""
    attributes = _sample("standard").records[0].attributes
    assert attributes.sent_at == datetime(2024, 3, 11, 18, 3, 58, 1000, tzinfo=UTC)
    assert attributes.first_received_at.tzinfo is UTC
    assert attributes.receive_count == 1
    assert attributes.sent_timestamp == "1710180238001"


def test_bad_times_raise_when_they_are_read() -> None:
    """Text that is no time structures, and says on access which field is wrong."""
    attributes = SQSRecordAttributes(sent_timestamp="soon")
    with pytest.raises(ValueError, match=r"^SentTimestamp is not a number of milliseconds since 1970$"):
        _ = attributes.sent_at


def test_binary_attributes_are_decoded_when_they_are_read() -> None:
    """Base64 is decoded on access; what is not base64 structures, and raises on access with the field's name."""
    attributes = _sample("message_attributes").records[0].message_attributes
    assert attributes["Thumbnail"].binary == b"\x89PNG\r\n\x1a\n example"
    assert attributes["Author"].binary is None
    with pytest.raises(ValueError, match=r"^binaryValue is not valid base64$"):
        _ = attributes["Signature"].binary


def test_unknown_keys_are_reachable_at_every_level() -> None:
    """What no class knows lies in `.raw` of the object that it came in."""
    event = _sample("unknown_keys")
    assert event.raw["newTopLevelKey"] is True
    assert event.records[0].raw["newKeyOfAws"] == {"depth": [1, 2.0, None]}
    assert event.records[0].attributes.raw["NewAttribute"] == "1"


def test_nulls_stand_for_defaults() -> None:
    """A record of which most is null or missing has the defaults of its fields."""
    record = _sample("console_test_partial").records[0]
    assert (record.body, record.message_attributes, record.attributes) == ("Hello", {}, SQSRecordAttributes())


def test_events_are_made_by_hand_with_what_a_test_needs() -> None:
    """A record made of its body alone unstructures to a payload that has the shape of SQS."""
    payload = converter.unstructure(SQSEvent(records=[SQSRecord(body="{}")]))
    assert payload == {"Records": [{"body": "{}", "eventSource": "aws:sqs"}]}
    assert SQSEvent.matches(payload)


def test_changes_are_written() -> None:
    """What a handler changes in an event is in what the event unstructures to, and the rest is as it came."""
    event = _sample("fifo")
    first = event.records[0]
    first.body = "changed"
    first.attributes.message_group_id = None
    first.message_attributes["New"] = SQSMessageAttribute(data_type="String", string_value="x")
    written = converter.unstructure(event)["Records"]
    assert written[0]["body"] == "changed"
    assert "MessageGroupId" not in written[0]["attributes"]
    assert written[0]["messageAttributes"] == {"New": {"dataType": "String", "stringValue": "x"}}
    assert written[1:] == event.raw["Records"][1:]


def test_batch_response_is_written_with_aws_names() -> None:
    """The failures are named as Lambda reads them; an empty list says that all went well, and is written."""
    response = SQSBatchResponse(batch_item_failures=[BatchItemFailure(item_identifier="id-1")])
    assert converter.unstructure(response) == {"batchItemFailures": [{"itemIdentifier": "id-1"}]}
    assert converter.unstructure(SQSBatchResponse()) == {"batchItemFailures": []}


@pytest.mark.parametrize(
    ("payload", "problems"),
    [
        ([], ["$: expected object, got list"]),
        ({}, ["$.Records: missing"]),
        ({"Records": None}, ["$.Records: expected list, got null"]),
        ({"Records": {"a": 1}}, ["$.Records: expected list, got object"]),
        ({"Records": ["a"]}, ["$.Records[0]: expected object, got str"]),
        ({"Records": [{"body": "a"}, {"body": 5}]}, ["$.Records[1].body: expected str, got int"]),
        ({"Records": [{"eventSourceARN": True}]}, ["$.Records[0].eventSourceARN: expected str, got bool"]),
        (
            {"Records": [{"attributes": {"AWSTraceHeader": 1.5}, "messageAttributes": {"a-b": {"dataType": []}}}]},
            [
                "$.Records[0].attributes.AWSTraceHeader: expected str, got float",
                "$.Records[0].messageAttributes['a-b'].dataType: expected str, got list",
            ],
        ),
    ],
)
def test_malformed_payload_is_refused(payload: Any, problems: list[str]) -> None:
    """Whatever does not fit is named by its JSON path, in AWS's spelling, with types and no values."""
    with pytest.raises(EventMismatch) as caught:
        structure(payload)
    assert caught.value.problems == tuple(problems)
    assert str(caught.value) == "the event is not a valid SQSEvent: " + "; ".join(problems)
