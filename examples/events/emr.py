"""A cluster that changed its state."""

from aws_lambda_runtime.events import EMRClusterStateChangeDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[EMRClusterStateChangeDetail]) -> str:
    """Say why it did."""
    reason = event.detail.state_change_reason
    return f"{event.detail.name}: {reason.value.get('code') if reason else event.detail.state}"
