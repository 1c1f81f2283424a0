"""Orders from a queue: each body is the JSON text of one."""

from attrs import define

from aws_lambda_runtime.events import SQSEvent


@define
class Order:
    """What the sender puts into the queue."""

    order_id: str
    quantity: int


def handler(event: SQSEvent[Order]) -> int:
    """Count what was ordered."""
    return sum(record.body.quantity for record in event.records)
