"""An authorizer of a REST API that asks for a token."""

from aws_lambda_runtime.events import APIGatewayAuthorizerResponse, APIGatewayAuthorizerTokenEvent


def handler(event: APIGatewayAuthorizerTokenEvent) -> APIGatewayAuthorizerResponse:
    """Let who sends a token use the whole stage, for the answer is cached for all its methods."""
    everything = event.arn.whole_stage
    if not event.authorization_token.startswith("Bearer "):
        return APIGatewayAuthorizerResponse.deny("unknown", everything)
    return APIGatewayAuthorizerResponse.allow("user-1", everything, context={"tenant": "tenant-1"})
