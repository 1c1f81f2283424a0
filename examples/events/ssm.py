"""A parameter that changed."""

from aws_lambda_runtime.events import EventBridgeEvent, SSMParameterStoreChangeDetail


def handler(event: EventBridgeEvent[SSMParameterStoreChangeDetail]) -> str:
    """Say which."""
    return f"{event.detail.operation} {event.detail.name}"
