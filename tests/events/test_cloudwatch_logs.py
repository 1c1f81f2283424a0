"""CloudWatch Logs: decoding, also of what streams carry."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime
from gzip import compress
from typing import Any

import pytest

from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    CloudWatchLogsDecodedData,
    CloudWatchLogsEvent,
    CloudWatchLogsLogEvent,
    CloudWatchLogsRawData,
    KinesisFirehoseEvent,
    KinesisStreamEvent,
)
from structured import SAMPLES, sample, structured, written


def _packed(value: Any) -> str:
    return b64encode(compress(json.dumps(value).encode(), mtime=0)).decode()


@pytest.mark.parametrize("name", ["events", "zlib"])
def test_data_are_decoded(name: str) -> None:
    """Both compressions give the log events; the text that came stays what is written."""
    event: CloudWatchLogsEvent = sample(f"cloudwatch_logs/{name}", CloudWatchLogsEvent)
    logs = event.awslogs.decoded
    assert (logs.log_group, logs.subscription_filters) == ("/aws/lambda/orders", ["errors"])
    assert logs.log_events[1].message_json == {"level": "ERROR", "order": "o-1"}
    assert logs.log_events[0].logged_at == datetime(2024, 3, 12, 19, 3, 58, 1000, tzinfo=UTC)
    assert not logs.is_control_message
    assert written(event) == event.raw


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("not base64!", "data is not valid base64"),
        (b64encode(compress(b"{}", mtime=0)[:-9]).decode(), "data is compressed and cannot be decompressed"),
        (b64encode(compress(b"text", mtime=0)).decode(), "data is not JSON"),
        ("", "data is not JSON"),
        (_packed({"logEvents": [{"timestamp": "x"}]}), "timestamp: expected int"),
    ],
)
def test_bad_data_raise_when_they_are_read(data: str, problem: str) -> None:
    """Whatever the data are, the event structures, and what is wrong is said on access, as a ValueError."""
    event: CloudWatchLogsEvent = structured({"awslogs": {"data": data}}, CloudWatchLogsEvent)
    with pytest.raises(ValueError, match=problem):
        _ = event.awslogs.decoded


def test_data_of_another_shape_are_named_by_their_path() -> None:
    """What is wrong in the decoded data is named from their root."""
    raw = CloudWatchLogsRawData(data=_packed({"logEvents": [{"timestamp": 1}, {"message": 2}]}))
    with pytest.raises(EventMismatch) as caught:
        _ = raw.decoded
    assert caught.value.problems == ("$.logEvents[1].message: expected str, got int",)


@pytest.mark.parametrize("name", ["decoded", "control_message"])
def test_streams_carry_log_events(name: str) -> None:
    """Kinesis and Firehose give the same log events by type, and are written as they came."""
    plain = json.loads((SAMPLES / "cloudwatch_logs" / f"{name}.json").read_text())
    logs: CloudWatchLogsDecodedData = structured(plain, CloudWatchLogsDecodedData)
    of_kinesis = {"Records": [{"kinesis": {"data": _packed(plain)}}]}
    stream = structured(of_kinesis, KinesisStreamEvent[CloudWatchLogsDecodedData])
    of_firehose = {"records": [{"recordId": "1", "data": _packed(plain)}]}
    firehose = structured(of_firehose, KinesisFirehoseEvent[CloudWatchLogsDecodedData])
    assert stream.records[0].kinesis.data == firehose.records[0].data == logs
    assert (written(stream), written(firehose)) == (of_kinesis, of_firehose)
    assert logs.is_control_message is (name == "control_message")


def test_the_sample_of_a_subscribed_stream() -> None:
    """The sample of Kinesis that has compressed log events gives them by type."""
    event = sample("kinesis/log_subscription", KinesisStreamEvent[CloudWatchLogsDecodedData])
    assert event.records[0].kinesis.data.message_type == "DATA_MESSAGE"


def test_messages_and_times_that_are_none() -> None:
    """A message that is not JSON raises when it is read as such; no timestamp is no time."""
    line = CloudWatchLogsLogEvent(message="plain text")
    assert line.logged_at is None
    with pytest.raises(ValueError, match=r"^message is not JSON$"):
        _ = line.message_json
