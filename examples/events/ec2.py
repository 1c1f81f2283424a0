"""An instance that changed its state."""

from aws_lambda_runtime.events import EC2InstanceStateChangeDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[EC2InstanceStateChangeDetail]) -> str:
    """Say what the instance does now."""
    return f"{event.detail.instance_id} is {event.detail.state} since {event.happened_at:%H:%M}"
