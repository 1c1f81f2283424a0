"""Amazon API Gateway Lambda authorizers of REST APIs: what they are asked, and the policies that any may answer with.

An exception of a REST API's authorizer is the status 500 for the client, but 401 if its text is `Unauthorized`.
"""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._http_v1 import HTTPEventV1
from aws_lambda_runtime.events._iam_policy import IAMPolicyDocument, IAMPolicyStatement
from aws_lambda_runtime.events._wire import Event, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn


@define(kw_only=True)
class APIGatewayAuthorizerTokenEvent(Event):
    """A REST API asks whether the bearer of a token may call a method.

    AWS: "Input to an API Gateway Lambda authorizer", TOKEN.
    """

    type: str = field(default="TOKEN", metadata=wire(keep=True))
    """Always `TOKEN`."""

    authorization_token: str = field(default="", repr=False)
    """The header that the authorizer takes its token from, as it was sent."""

    method_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the method; `arn` has its parts."""

    @property
    def arn(self) -> "APIGatewayArn":
        """The parts of the method's ARN; ValueError if it is none."""
        from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn

        return APIGatewayArn.of(self.method_arn)


@define(kw_only=True)
class APIGatewayAuthorizerRequestEvent(HTTPEventV1):
    """A REST API, or an HTTP API in format 1.0, asks whether a request may call a method.

    AWS: "Input to an API Gateway Lambda authorizer", REQUEST.
    """

    type: str = field(default="REQUEST", metadata=wire(keep=True))
    """Always `REQUEST`."""

    method_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the method; `arn` has its parts."""

    identity_source: str | None = field(default=None, repr=False)
    """What the authorizer looks at, joined by commas; HTTP APIs only."""

    authorization_token: str | None = field(default=None, repr=False)
    """The same."""

    @property
    def arn(self) -> "APIGatewayArn":
        """The parts of the method's ARN; ValueError if it is none."""
        from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn

        return APIGatewayArn.of(self.method_arn)


@define(kw_only=True)
class APIGatewayAuthorizerResponse(Response):
    """The answer with a policy, for all kinds of APIs. `allow` and `deny` write the usual ones.

    AWS: "Output from an API Gateway Lambda authorizer".
    """

    principal_id: str
    """The name of the caller."""

    policy_document: IAMPolicyDocument = field(factory=IAMPolicyDocument, metadata=wire(keep=True))
    """What the caller may do."""

    context: dict[str, str | int | float | bool | None] = field(factory=dict)
    """What the integration hears of it, under `request_context.authorizer.context`; flat."""

    usage_identifier_key: str | None = field(default=None, repr=False)
    """The API key whose usage plan counts the request; REST APIs whose keys come from the authorizer only."""

    @classmethod
    def allow(cls, principal_id: str, *arns: str, **more: Any) -> "APIGatewayAuthorizerResponse":
        """Return the answer that lets the caller call what has the ARNs; `more` are other fields, such as `context`."""
        return _with_policy("Allow", principal_id, arns, more)

    @classmethod
    def deny(cls, principal_id: str, *arns: str, **more: Any) -> "APIGatewayAuthorizerResponse":
        """Return the answer that refuses the caller with the status 403."""
        return _with_policy("Deny", principal_id, arns, more)


def _with_policy(
    effect: str, principal_id: str, arns: tuple[str, ...], more: dict[str, Any]
) -> APIGatewayAuthorizerResponse:
    statement = IAMPolicyStatement(effect=effect, action="execute-api:Invoke", resource=list(arns))
    document = IAMPolicyDocument(statement=[statement])
    return APIGatewayAuthorizerResponse(principal_id=principal_id, policy_document=document, **more)
