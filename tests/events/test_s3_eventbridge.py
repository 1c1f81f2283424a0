"""S3 events of a bus: the class of the detail, and the alias."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.events import (
    EventBridgeEvent,
    S3EventBridgeNotificationEvent,
    S3ObjectNotificationDetail,
    s3_eventbridge,
)
from structured import sample


@pytest.mark.parametrize("name", ["created", "deleted", "restored", "moved"])
def test_bare_event_has_the_class_as_its_detail(name: str) -> None:
    """Whatever happened to an object, the detail is of the class."""
    assert type(sample(f"s3_eventbridge/{name}", EventBridgeEvent).detail) is S3ObjectNotificationDetail


def test_alias_is_the_event_with_this_detail() -> None:
    """The name that Powertools has is the event with its detail, and is found in the module too."""
    assert S3EventBridgeNotificationEvent == EventBridgeEvent[S3ObjectNotificationDetail]
    event: S3EventBridgeNotificationEvent = sample("s3_eventbridge/restored", S3EventBridgeNotificationEvent)
    assert event.detail.object.key == "grüße und/küsse.jpg"
    assert event.detail.restored_until == datetime(2024, 3, 13, tzinfo=UTC)
    assert "S3EventBridgeNotificationEvent" in events.__all__
    with pytest.raises(AttributeError, match=r"events\.s3_eventbridge' has no attribute 'S3Event'"):
        _ = s3_eventbridge.S3Event  # type: ignore[attr-defined]


def test_times_that_are_none() -> None:
    """No time is None, and text that is no time raises on access."""
    assert S3ObjectNotificationDetail().restored_until is None
    with pytest.raises(ValueError, match=r"^restore-expiry-time is not a time"):
        _ = S3ObjectNotificationDetail(restore_expiry_time="soon").restored_until
