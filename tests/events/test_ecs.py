"""ECS: times, and values of resources."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import ECSTaskStateChangeDetail, EventBridgeEvent
from structured import sample


def test_time_is_read() -> None:
    """The time of a task's change is in UTC; other text raises on access."""
    task = sample("ecs/task_running", EventBridgeEvent).detail
    assert task.changed_at == datetime(2024, 3, 12, 19, 3, 58, 991000, tzinfo=UTC)
    assert ECSTaskStateChangeDetail().changed_at is None
    with pytest.raises(ValueError, match=r"^updatedAt is not a time such as "):
        _ = ECSTaskStateChangeDetail(updated_at="soon").changed_at


def test_resources_keep_their_values() -> None:
    """Each kind of resource has its value, long numbers to the last digit."""
    cpu, _, ports, long, double = sample("ecs/container_instance", EventBridgeEvent).detail.remaining_resources
    assert (cpu.integer_value, cpu.string_set_value) == (1988, None)
    assert ports.string_set_value == ["22", "2376", "51678"]
    assert long.long_value == 9007199254740993
    assert double.double_value == 0.5
