"""The further workloads typed by this project's classes; the large event is the function's own."""

from attrs import define

from aws_lambda_runtime.events import APIGatewayProxyEventV2, DynamoDBStreamEvent


@define
class Order:
    """One of many in a large event."""

    number: int
    customer: str
    prices: list[float]
    note: str | None


@define
class Orders:
    """A large event."""

    orders: list[Order]


def http(event: APIGatewayProxyEventV2, context: object) -> dict[str, object]:
    """Answer an API's request."""
    return {"statusCode": 200, "body": event.raw_path + event.request_context.http.method}


def changes(event: DynamoDBStreamEvent, context: object) -> dict[str, object]:
    """Look at the keys of every change of a table."""
    return {"batchItemFailures": [], "keys": sum(len(record.dynamodb.keys) for record in event.records)}


def large(event: Orders, context: object) -> Orders:
    """Give back what came."""
    return event
