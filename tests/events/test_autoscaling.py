"""Auto Scaling: times, and the answer to which instances are to go."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import AutoScalingInstanceDetail, AutoScalingScaleInResponse, EventBridgeEvent
from structured import sample, written


def test_times_are_read() -> None:
    """An activity has a beginning and an end in UTC; other text raises on access, with its key."""
    activity = sample("autoscaling/launch_successful", EventBridgeEvent).detail
    assert activity.started_at == datetime(2024, 3, 12, 19, 3, 12, 501000, tzinfo=UTC)
    assert activity.ended_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)
    with pytest.raises(ValueError, match=r"^StartTime is not a time such as "):
        _ = AutoScalingInstanceDetail(start_time="soon").started_at
    with pytest.raises(ValueError, match=r"^EndTime is not a time such as "):
        _ = AutoScalingInstanceDetail(end_time="soon").ended_at


def test_answer_always_has_its_list() -> None:
    """The key is written without instances too."""
    assert written(AutoScalingScaleInResponse(instance_ids=["i-1"])) == {"InstanceIDs": ["i-1"]}
    assert written(AutoScalingScaleInResponse()) == {"InstanceIDs": []}
