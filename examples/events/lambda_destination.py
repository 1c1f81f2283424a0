"""Invocations of another function that failed."""

from attrs import define

from aws_lambda_runtime.events import LambdaDestinationEvent


@define
class Order:
    """What the other function is called with."""

    order_id: str
    quantity: int


def handler(event: LambdaDestinationEvent[Order]) -> str:
    """Name the order and why it was given up."""
    return f"{event.request_payload.order_id}: {event.request_context.condition}"
