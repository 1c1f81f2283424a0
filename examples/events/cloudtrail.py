"""A call of an API."""

from aws_lambda_runtime.events import CloudTrailDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[CloudTrailDetail]) -> str:
    """Say who called what."""
    call = event.detail
    return f"{call.user_identity.arn}: {call.event_name}, {call.error_code or 'done'}"
