"""A route of a WebSocket API."""

from aws_lambda_runtime.events import APIGatewayWebSocketEvent, APIGatewayWebSocketResponse


def handler(event: APIGatewayWebSocketEvent) -> APIGatewayWebSocketResponse:
    """Let clients in that name a room, and answer messages."""
    if event.request_context.event_type == "CONNECT":
        return APIGatewayWebSocketResponse(status_code=200 if "room" in event.query_string_parameters else 403)
    return APIGatewayWebSocketResponse(body=f"{event.request_context.connection_id} said {event.body_text}")
