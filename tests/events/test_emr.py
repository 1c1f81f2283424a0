"""EMR: JSON within text."""

from __future__ import annotations

from aws_lambda_runtime.events import EventBridgeEvent
from structured import sample


def test_reason_is_read() -> None:
    """Why a cluster changed its state is JSON text, which is read on access."""
    cluster = sample("emr/cluster", EventBridgeEvent).detail
    assert cluster.state_change_reason.value == {"code": "ALL_STEPS_COMPLETED", "message": "Steps completed"}
