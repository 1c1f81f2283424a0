"""Messages of a RabbitMQ broker."""

from aws_lambda_runtime.events import RabbitMQEvent


def handler(event: RabbitMQEvent) -> list[str]:
    """Decode the messages of all queues; `RabbitMQEvent[Order]` would make Orders of them."""
    return [message.data_bytes.decode() for message in event.all_messages]
