"""A request to a REST API."""

from aws_lambda_runtime.events import APIGatewayProxyEvent, APIGatewayProxyResponse


def handler(event: APIGatewayProxyEvent) -> APIGatewayProxyResponse:
    """Store an item that is sent, tell of one that is asked for."""
    item = event.path_parameters.get("id", "")
    if event.http_method == "PUT":
        return APIGatewayProxyResponse(status_code=201, body=f"{item}: {len(event.body_bytes)} bytes")
    return APIGatewayProxyResponse(multi_value_headers={"Set-Cookie": [f"last={item}", "theme=dark"]}, body=item)
