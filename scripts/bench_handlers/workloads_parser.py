"""The further workloads parsed by Powertools' pydantic models; the large event is the function's own."""

from typing import Any

from aws_lambda_powertools.utilities.parser import BaseModel, parse
from aws_lambda_powertools.utilities.parser.models import APIGatewayProxyEventV2Model, DynamoDBStreamModel


class Order(BaseModel):
    """One of many in a large event."""

    number: int
    customer: str
    prices: list[float]
    note: str | None


class Orders(BaseModel):
    """A large event."""

    orders: list[Order]


def http(event: dict[str, Any], context: object) -> dict[str, object]:
    """Answer an API's request."""
    request = parse(event=event, model=APIGatewayProxyEventV2Model)
    return {"statusCode": 200, "body": request.rawPath + request.requestContext.http.method}


def changes(event: dict[str, Any], context: object) -> dict[str, object]:
    """Look at the keys of every change of a table."""
    records = parse(event=event, model=DynamoDBStreamModel).Records
    return {"batchItemFailures": [], "keys": sum(len(record.dynamodb.Keys or ()) for record in records)}


def large(event: dict[str, Any], context: object) -> Any:
    """Give back what came."""
    return parse(event=event, model=Orders).model_dump(mode="json")
