"""Lambda destinations: the payload by type, times, and where records arrive."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from attrs import define

from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    EventBridgeEvent,
    LambdaDestinationEvent,
    LambdaDestinationRequestContext,
    SQSEvent,
    StreamFailureRecord,
)
from structured import SAMPLES, sample, structured, written


@define
class Order:
    """What the samples' function is called with."""

    order_id: str
    quantity: int


def test_payload_is_what_it_is_asked_for() -> None:
    """The request is plain JSON, or of the type; what does not fit is named by its path."""
    assert sample("lambda_destination/expired", LambdaDestinationEvent).request_payload == [1, "two", None]
    event = sample("lambda_destination/failure", LambdaDestinationEvent[Order])
    assert event.request_payload == Order("o-1", 2)
    assert written(event) == event.raw
    assert event.finished_at == datetime(2024, 3, 12, 19, 3, 58, 123000, tzinfo=UTC)
    with pytest.raises(EventMismatch, match=r"\$\.requestPayload: expected object, got list"):
        sample("lambda_destination/expired", LambdaDestinationEvent[Order])


def test_record_arrives_in_other_events() -> None:
    """A queue carries it as text, a bus as its detail."""
    text = (SAMPLES / "lambda_destination" / "failure.json").read_text()
    event = structured({"Records": [{"eventSource": "aws:sqs", "body": text}]}, SQSEvent[LambdaDestinationEvent])
    of_bus = sample("lambda_destination/on_a_bus", EventBridgeEvent)
    assert event.records[0].body == of_bus.detail == sample("lambda_destination/failure", LambdaDestinationEvent)


def test_given_up_records_of_a_stream() -> None:
    """The place of the records is there, and no payload."""
    event: StreamFailureRecord = sample("lambda_destination/stream_of_dynamodb", StreamFailureRecord)
    assert event.ddb_stream_batch_info is not None
    assert (event.ddb_stream_batch_info.batch_size, event.request_payload, event.kinesis_batch_info) == (1, None, None)


def test_bad_time_raises_when_it_is_read() -> None:
    """Text that is no time raises on access."""
    event: LambdaDestinationEvent = LambdaDestinationEvent(
        timestamp="soon", request_context=LambdaDestinationRequestContext()
    )
    with pytest.raises(ValueError, match=r"^timestamp is not a time"):
        _ = event.finished_at
