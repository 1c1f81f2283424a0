"""A flow that asks who calls."""

from aws_lambda_runtime.events import ConnectContactFlowEvent

CUSTOMERS = {"+4915550100": "Jo"}


def handler(event: ConnectContactFlowEvent) -> dict[str, str]:
    """Tell the flow the customer's name."""
    caller = event.details.contact_data.customer_endpoint
    return {"name": CUSTOMERS.get(caller.address, "") if caller else ""}
