"""Kinesis Data Analytics: decoding, times, types and answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from attrs import define

from aws_lambda_runtime.events import (
    KinesisAnalyticsFirehoseMetadata,
    KinesisAnalyticsInputPreprocessingEvent,
    KinesisAnalyticsInputPreprocessingResponse,
    KinesisAnalyticsOutputDeliveryEvent,
    KinesisAnalyticsOutputDeliveryResponse,
    KinesisAnalyticsRecord,
    KinesisAnalyticsResponseRecord,
)
from structured import sample, written


@define
class Order:
    """What the samples carry."""

    order_id: str
    quantity: int


def test_data_are_decoded() -> None:
    """Compressed or not, data are bytes, text and JSON; what is not base64 raises on access."""
    first, second = sample("kinesis_analytics/input_of_stream", KinesisAnalyticsInputPreprocessingEvent).records
    assert first.data_json == {"order_id": "o-1", "quantity": 2}
    assert second.data_json == {"order_id": "o-2", "quantity": 1}
    assert first.kinesis_stream_record_metadata.arrived_at == datetime(2024, 3, 12, 19, 3, 58, 123000, tzinfo=UTC)
    assert KinesisAnalyticsFirehoseMetadata().arrived_at is None
    record: KinesisAnalyticsRecord[str] = KinesisAnalyticsRecord(data="not base64!")
    with pytest.raises(ValueError, match=r"^data is not valid base64$"):
        _ = record.data_bytes


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("input_of_stream", KinesisAnalyticsInputPreprocessingEvent[Order]),
        ("output", KinesisAnalyticsOutputDeliveryEvent[Order]),
    ],
)
def test_records_carry_what_they_are_asked_for(name: str, event: type) -> None:
    """Data become Orders by type, and the event is written as it came."""
    made = sample(f"kinesis_analytics/{name}", event)
    assert [record.data for record in made.records] == [Order("o-1", 2), Order("o-2", 1)]
    assert written(made) == made.raw


def test_responses_are_written_with_aws_names() -> None:
    """New data are base64; what was delivered or dropped has none."""
    record = KinesisAnalyticsResponseRecord(record_id="1", data=b"\x00\xff")
    assert written(KinesisAnalyticsInputPreprocessingResponse(records=[record])) == {
        "records": [{"recordId": "1", "result": "Ok", "data": "AP8="}]
    }
    failed = KinesisAnalyticsResponseRecord(record_id="2", result="DeliveryFailed")
    assert written(KinesisAnalyticsOutputDeliveryResponse(records=[failed])) == {
        "records": [{"recordId": "2", "result": "DeliveryFailed"}]
    }
