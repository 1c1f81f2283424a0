"""Text from a topic."""

from aws_lambda_runtime.events import SNSEvent


def handler(event: SNSEvent) -> list[str]:
    """Say when each message was published; `SNSEvent[Order]` would read the messages as JSON."""
    return [f"{record.sns.published_at:%H:%M:%S} {record.sns.message}" for record in event.records]
