"""A run of a job that ended."""

from aws_lambda_runtime.events import EventBridgeEvent, GlueJobStateChangeDetail


def handler(event: EventBridgeEvent[GlueJobStateChangeDetail]) -> str:
    """Say how it ended."""
    return f"{event.detail.job_name}: {event.detail.state}"
