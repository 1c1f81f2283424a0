"""Systems Manager: times, JSON within text, and parameters that stay out of the text of objects."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import EventBridgeEvent, SSMAutomationExecutionDetail
from structured import sample


def test_times_are_read() -> None:
    """The American texts are times in UTC; absent ones are None, others raise on access."""
    step = sample("ssm/automation_step", EventBridgeEvent).detail
    assert step.started_at == datetime(2024, 3, 12, 19, 3, 23, tzinfo=UTC)
    assert step.ended_at == datetime(2024, 3, 12, 19, 3, 25, tzinfo=UTC)
    assert (SSMAutomationExecutionDetail().started_at, SSMAutomationExecutionDetail().ended_at) == (None, None)
    with pytest.raises(ValueError, match=r"^StartTime is not a time such as "):
        _ = SSMAutomationExecutionDetail(start_time="soon").started_at
    with pytest.raises(ValueError, match=r"^EndTime is not a time such as "):
        _ = SSMAutomationExecutionDetail(end_time="soon").ended_at


def test_text_of_associations_is_read() -> None:
    """Targets and counts are JSON text, which is read on access."""
    association = sample("ssm/association", EventBridgeEvent).detail
    assert association.targets.value == [{"key": "InstanceIds", "values": ["i-0a1b2c3d4e5f60718"]}]
    assert association.association_status_aggregated_count.value == {"Success": 1}


def test_parameters_of_commands_are_not_shown() -> None:
    """What a command was given may be secret: the text of the event does not have it, the attribute does."""
    event = sample("ssm/command", EventBridgeEvent)
    assert event.detail.parameters["commands"] == ["date"]
    assert "executionTimeout" not in repr(event)
