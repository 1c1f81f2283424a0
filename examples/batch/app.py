"""One message at a time: `@batch` runs the function on each record of a batch, and answers which of them failed.

Handler: app.handler
"""

from decimal import Decimal

from attrs import define

from aws_lambda_runtime.batch import batch
from aws_lambda_runtime.events import SQSRecord


@define
class Payment:
    """What a message says, as JSON."""

    account: str
    amount: Decimal


@batch
def handler(record: SQSRecord[Payment]) -> None:
    """Book a payment; a message that is none, or not of this kind, is tried again with those of its group."""
    payment = record.body
    if payment.amount <= 0:
        raise ValueError("a payment is more than nothing")
    print(f"{record.message_id}: {payment.amount} to {payment.account}")
