"""CloudTrail: times, and sign-ins."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import CloudTrailDetail, ConsoleSignInDetail, EventBridgeEvent
from structured import sample


def test_time_is_read() -> None:
    """The time of a call is in UTC; other text raises on access."""
    call = sample("cloudtrail/api_call", EventBridgeEvent).detail
    assert call.happened_at == datetime(2024, 3, 12, 19, 3, 57, tzinfo=UTC)
    with pytest.raises(ValueError, match=r"^eventTime is not a time such as "):
        _ = CloudTrailDetail(event_time="soon").happened_at


def test_irregular_spellings_arrive() -> None:
    """Attributes whose key no rule gives are filled."""
    call = sample("cloudtrail/api_call", EventBridgeEvent).detail
    assert call.source_ip_address == "203.0.113.7"
    assert call.request_id == "EXAMPLE1REQUEST2"
    assert call.event_id == "5e6f7081-92a3-44b5-86d7-e8f901234567"


def test_sign_in_tells_its_outcome() -> None:
    """A sign-in says whether it succeeded and whether a second factor was used; without a word of it, neither."""
    sign_in = sample("cloudtrail/console_sign_in", EventBridgeEvent).detail
    assert (sign_in.succeeded, sign_in.mfa_used) == (True, True)
    assert (ConsoleSignInDetail().succeeded, ConsoleSignInDetail().mfa_used) == (False, False)
    failed = ConsoleSignInDetail(response_elements={"ConsoleLogin": "Failure"}, additional_event_data={"MFAUsed": "No"})
    assert (failed.succeeded, failed.mfa_used) == (False, False)
