"""Amazon API Gateway Lambda authorizers of HTTP APIs, format 2.0: what they are asked, and their simple answer.

They may also answer with a policy, an `APIGatewayAuthorizerResponse`.
"""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._http_v2 import HTTPEventV2
from aws_lambda_runtime.events._wire import Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn


@define(kw_only=True)
class APIGatewayAuthorizerEventV2(HTTPEventV2):
    """An HTTP API in format 2.0 asks whether a request may call a route.

    AWS: "Control access to HTTP APIs with AWS Lambda authorizers in API Gateway".
    """

    type: str = field(default="REQUEST", metadata=wire(keep=True))
    """Always `REQUEST`."""

    route_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the route; `arn` has its parts."""

    identity_source: list[str] = field(factory=list, repr=False)
    """The values that the authorizer looks at; absent or null if it looks at none."""

    @property
    def arn(self) -> "APIGatewayArn":
        """The parts of the route's ARN; ValueError if it is none."""
        from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn

        return APIGatewayArn.of(self.route_arn)


@define(kw_only=True)
class APIGatewayAuthorizerResponseV2(Response):
    """The simple answer, for HTTP APIs in format 2.0 with simple responses.

    AWS: "Control access to HTTP APIs with AWS Lambda authorizers in API Gateway".
    """

    is_authorized: bool = field(default=False, metadata=wire(keep=True))
    """Whether the route may be called."""

    context: dict[str, Any] = field(factory=dict)
    """What the integration hears of it, under `request_context.authorizer.lambda_`; any JSON."""
