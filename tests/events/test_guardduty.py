"""GuardDuty: threats."""

from __future__ import annotations

from aws_lambda_runtime.events import EventBridgeEvent
from structured import sample


def test_no_threats_are_an_empty_list() -> None:
    """Null stands for no threats, and a list has their names."""
    assert sample("guardduty/scan_clean", EventBridgeEvent).detail.scan_result_details.threats == []
    (threat,) = sample("guardduty/scan_threat", EventBridgeEvent).detail.scan_result_details.threats
    assert threat.name == "Example-Test-File"
