"""A request to an HTTP API (payload format 2.0) as a typed event, and a typed response.

Handler: app.handler, behind the route GET /items/{id}
"""

from aws_lambda_runtime.events import APIGatewayProxyEventV2, APIGatewayProxyResponseV2

ITEMS = {"7": "a pot of tea", "8": "a cup"}


def handler(event: APIGatewayProxyEventV2) -> APIGatewayProxyResponseV2:
    """Look up the item that the path names."""
    http = event.request_context.http
    print(f"{http.method} {event.raw_path} from {http.source_ip}")
    item = ITEMS.get(event.path_parameters.get("id", ""))
    if item is None:
        return APIGatewayProxyResponseV2(status_code=404, body="there is no such item\n")
    return APIGatewayProxyResponseV2(headers={"content-type": "text/plain; charset=utf-8"}, body=f"{item}\n")
