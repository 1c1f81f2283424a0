"""An event of your own: any attrs class, structured and checked before the handler sees it.

Handler: app.handler
"""

from attrs import define


@define
class Item:
    """One line of an order."""

    sku: str
    quantity: int
    unit_price: float


@define
class Order:
    """What the caller sends. A wrong type is an error that names its place, such as `$.items[0].quantity`."""

    order_id: str
    items: list[Item]
    note: str | None = None


@define
class Receipt:
    """What the caller gets back."""

    order_id: str
    total: float


def handler(order: Order) -> Receipt:
    """Add the order up."""
    return Receipt(order.order_id, round(sum(item.quantity * item.unit_price for item in order.items), 2))
