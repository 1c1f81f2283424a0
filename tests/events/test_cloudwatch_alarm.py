"""CloudWatch alarms: times, reasons, and the same alarm on a bus."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import (
    CloudWatchAlarmData,
    CloudWatchAlarmEvent,
    CloudWatchAlarmReasonData,
    CloudWatchAlarmState,
    EventBridgeEvent,
    JsonText,
)
from structured import sample, structured


def test_times_and_reasons_are_read() -> None:
    """Times are aware, and the numbers behind a state are of their class."""
    event: CloudWatchAlarmEvent = sample("cloudwatch_alarm/metric", CloudWatchAlarmEvent)
    state = event.alarm_data.state
    assert event.happened_at == datetime(2024, 3, 12, 19, 3, 58, 208000, tzinfo=UTC)
    assert state.changed_at == datetime(2024, 3, 12, 19, 3, 58, 131000, tzinfo=UTC)
    assert state.reason_data is not None
    assert state.reason_data.value == sample("cloudwatch_alarm/reason_data", CloudWatchAlarmReasonData)
    assert event.alarm_data.previous_state is not None
    assert event.alarm_data.previous_state.reason_data is None


def test_composite_alarm_names_what_changed_it() -> None:
    """The reason of a composite alarm has the alarms that changed it."""
    data: CloudWatchAlarmData = sample("cloudwatch_alarm/composite", CloudWatchAlarmEvent).alarm_data
    assert data.state.reason_data is not None
    assert [alarm["state"]["value"] for alarm in data.state.reason_data.value.triggering_alarms] == ["ALARM"]
    assert data.configuration.actions_suppressor_wait_period == 120


def test_bus_carries_the_same_data() -> None:
    """A bare event of a bus has the alarm's class as its detail."""
    event = sample("cloudwatch_alarm/on_a_bus", EventBridgeEvent)
    assert event.detail == sample("cloudwatch_alarm/metric", CloudWatchAlarmEvent).alarm_data


def test_bad_content_raises_when_it_is_read() -> None:
    """Text that is no time or no JSON structures, and raises on access."""
    state: CloudWatchAlarmState = structured({"reasonData": "soon", "timestamp": "soon"}, CloudWatchAlarmState)
    with pytest.raises(ValueError, match=r"^timestamp is not a time"):
        _ = state.changed_at
    assert isinstance(state.reason_data, JsonText)
    with pytest.raises(ValueError, match=r"^the text is not JSON$"):
        _ = state.reason_data.value
    with pytest.raises(ValueError, match=r"^time is not a time"):
        _ = CloudWatchAlarmEvent(time="soon", alarm_data=CloudWatchAlarmData()).happened_at
