"""Objects of a bucket that sends its events to a bus."""

from aws_lambda_runtime.events import EventBridgeEvent, S3ObjectNotificationDetail


def handler(event: EventBridgeEvent[S3ObjectNotificationDetail]) -> str:
    """Name the object."""
    return f"{event.detail_type}: s3://{event.detail.bucket.name}/{event.detail.object.key}"
