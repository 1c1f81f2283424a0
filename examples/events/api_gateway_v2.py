"""A request to an HTTP API."""

from aws_lambda_runtime.events import APIGatewayProxyEventV2, APIGatewayProxyResponseV2


def handler(event: APIGatewayProxyEventV2) -> APIGatewayProxyResponseV2:
    """Greet whom the query names."""
    name = event.query_string_parameters.get("name", "you")
    return APIGatewayProxyResponseV2(headers={"Content-Type": "text/plain"}, body=f"Hello, {name}!")
