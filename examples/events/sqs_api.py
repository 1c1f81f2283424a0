"""Messages that a state machine received."""

from aws_lambda_runtime.events import SQSReceiveMessageResult


def handler(event: SQSReceiveMessageResult) -> list[str]:
    """Return the bodies."""
    return [message.body for message in event.messages]
