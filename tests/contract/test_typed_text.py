"""Events whose content is read, unpacked or structured, only when the handler asks for it (contract C41)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"
IMPORT = "from aws_lambda_runtime.events import "


def _sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


def test_c41_log_events(serve: Serve) -> None:
    """Log events are decoded, and data that cannot be fail the invocation by the handler's own line."""
    function = serve(
        IMPORT + "CloudWatchLogsEvent\n"
        "def handler(event: CloudWatchLogsEvent): return event.awslogs.decoded.log_events[1].id\n"
    )
    assert function.invoke(_sample("cloudwatch_logs/events")).value.endswith("5002")
    error = function.invoke(_sample("cloudwatch_logs/truncated")).error
    assert (error["errorType"], error["errorMessage"]) == ("ValueError", "data is not valid base64")
    assert function.invoke(_sample("cloudwatch_logs/zlib")).value.endswith("5002")


def test_c41_log_events_of_a_stream(serve: Serve) -> None:
    """Compressed log events in a stream are of their class."""
    function = serve(
        IMPORT + "CloudWatchLogsDecodedData, KinesisStreamEvent\n"
        "def handler(event: KinesisStreamEvent[CloudWatchLogsDecodedData]):\n"
        "    return event.records[0].kinesis.data.log_events[0].message\n"
    )
    assert isinstance(function.invoke(_sample("kinesis/log_subscription")).value, str)


def test_c41_json_within_text(serve: Serve) -> None:
    """Text that stands for an object of AWS's is that object."""
    function = serve(
        IMPORT + "AWSConfigRuleEvent\n"
        "def handler(event: AWSConfigRuleEvent): return event.invoking_event.value.configuration_item.arn\n"
    )
    assert function.invoke(_sample("config_rule/item_change")).value.endswith("instance/i-0example")


def test_c41_second_name(serve: Serve) -> None:
    """An alias that is made when it is asked for is an annotation like any other."""
    function = serve(
        IMPORT + "S3EventBridgeNotificationEvent\n"
        "def handler(event: S3EventBridgeNotificationEvent): return event.detail.object.key\n"
    )
    assert function.invoke(_sample("s3_eventbridge/created")).value == "grüße und/küsse.jpg"
