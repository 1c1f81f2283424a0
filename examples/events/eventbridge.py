"""An event of your own from a bus."""

from attrs import define

from aws_lambda_runtime.events import EventBridgeEvent


@define
class OrderPlaced:
    """The detail of the event."""

    order_id: str
    quantity: int


def handler(event: EventBridgeEvent[OrderPlaced]) -> str:
    """Tell the order and the time."""
    return f"{event.detail.order_id} at {event.happened_at:%Y-%m-%d}"
