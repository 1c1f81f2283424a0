"""Changes of documents."""

from aws_lambda_runtime.events import DocumentDBEvent


def handler(event: DocumentDBEvent) -> list[str]:
    """Say what happened when."""
    changes = [record.event for record in event.events]
    return [f"{change.cluster_time.happened_at:%H:%M:%S} {change.operation_type}" for change in changes]
