"""What requests to REST APIs, and to HTTP APIs in payload format 1.0, have in common with those to authorizers."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._client_cert import ClientCert
from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._http_body import HTTPBody
from aws_lambda_runtime.events._times import time_of_milliseconds, time_of_seconds
from aws_lambda_runtime.events._wire import Event, Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_AUTHORIZER = ("principalId", "integrationLatency", "claims", "scopes")
# As milliseconds the end of 1973, as seconds the year 5138.
_LEAST_MILLISECONDS = 10**11


def time_of_epoch(value: int | None, name: str) -> "datetime | None":
    """Return the time of AWS's milliseconds since 1970, or of the seconds that local tools put in their place."""
    if value is None:
        return None
    return time_of_milliseconds(value, name) if value >= _LEAST_MILLISECONDS else time_of_seconds(value, name)


@define(kw_only=True)
class APIGatewayEventIdentity(Payload):
    """Who called; most of it is null unless the caller signed with IAM credentials.

    AWS: "Variables for data transformations for API Gateway", `$context.identity`.
    """

    access_key: str | None = None
    """The access key that signed the request."""

    account_id: str | None = None
    """The account of the caller."""

    api_key: str | None = field(default=None, repr=False)
    """The API key that was sent; absent unless the method asks for one."""

    api_key_id: str | None = None
    """The id of that key."""

    caller: str | None = None
    """The principal id of the caller."""

    client_cert: ClientCert | None = None
    """The client's certificate; absent without mutual TLS."""

    cognito_amr: list[str] | str | None = None
    """How a Cognito identity was authenticated; HTTP APIs only."""

    cognito_authentication_provider: str | None = None
    """The providers of the Cognito identity, joined by commas."""

    cognito_authentication_type: str | None = None
    """`authenticated` or `unauthenticated`."""

    cognito_identity_id: str | None = None
    """The id of the Cognito identity."""

    cognito_identity_pool_id: str | None = None
    """The id of its pool."""

    principal_org_id: str | None = None
    """The organization of the caller's account."""

    source_ip: str = ""
    """The address of the client; the console's test and local tools put other text here."""

    user: str | None = None
    """The principal id of the user."""

    user_agent: str | None = None
    """The client's User-Agent header."""

    user_arn: str | None = None
    """The ARN of the user."""

    vpc_id: str | None = None
    """The VPC that the request came from; private APIs only."""

    vpce_id: str | None = None
    """The VPC endpoint that the request came through; private APIs only."""


@define(kw_only=True)
class APIGatewayEventAuthorizer(Payload):
    """What the authorizer found out; any JSON, as a Lambda authorizer may use these keys for its context.

    AWS: "Variables for data transformations for API Gateway", `$context.authorizer`.
    """

    principal_id: Any = None
    """The caller, as the Lambda authorizer named it, text; absent with others."""

    integration_latency: Any = None
    """How long the Lambda authorizer took, in milliseconds; absent with others."""

    claims: Any = None
    """An object, the claims of the token, with a Cognito or JWT authorizer; null or absent with others."""

    scopes: Any = None
    """A list, the scopes of the token that the route asks for, with a JWT authorizer; null or absent with others."""

    @property
    def context(self) -> dict[str, Any]:
        """What a Lambda authorizer returned as its context: all other keys of the payload."""
        return {key: value for key, value in self.raw.items() if key not in _AUTHORIZER}


@define(kw_only=True)
class APIGatewayEventRequestContext(Payload):
    """What API Gateway says about the request.

    AWS: "Lambda proxy integrations in API Gateway", input format.
    """

    account_id: str = ""
    """The account that owns the API."""

    api_id: str = ""
    """The id of the API."""

    authorizer: APIGatewayEventAuthorizer | None = None
    """What the authorizer found out; absent or null for an open method."""

    domain_name: str | None = None
    """The domain that the client called, from local tools with the port."""

    domain_prefix: str | None = None
    """The first label of that domain."""

    extended_request_id: str | None = None
    """A second id of the request, for AWS's support."""

    http_method: str = ""
    """The HTTP method, in capitals."""

    identity: APIGatewayEventIdentity = field(factory=APIGatewayEventIdentity)
    """Who called."""

    operation_name: str | None = None
    """The operation's name in the OpenAPI definition that the API was imported from; absent without one."""

    path: str = ""
    """The path with the stage, or with the base path of a custom domain."""

    protocol: str = ""
    """The HTTP version, as in `HTTP/1.1`."""

    request_id: str = ""
    """The id that API Gateway gave the request."""

    request_time: str = ""
    """When the request came in, as in `12/Mar/2024:19:03:58 +0000`."""

    request_time_epoch: int | None = None
    """The same in milliseconds since 1970; `received_at` is the time."""

    resource_id: str | None = None
    """The id of the resource; of HTTP APIs the route's key, or null."""

    resource_path: str = ""
    """The path of the resource, as in `/items/{id}`."""

    stage: str = ""
    """The stage; of HTTP APIs it may be `$default`."""

    @property
    def received_at(self) -> "datetime | None":
        """When the request came in, in UTC."""
        return time_of_epoch(self.request_time_epoch, "requestTimeEpoch")


@define(kw_only=True)
class HTTPEventV1(HTTPBody, Event):
    """A request. The test of the console sends null for all of its maps.

    AWS: "Lambda proxy integrations in API Gateway", input format.
    """

    version: str | None = None
    """`1.0` from HTTP APIs; absent from REST APIs."""

    resource: str = ""
    """The path of the resource, as in `/items/{id}`."""

    path: str = ""
    """The path of the request without the stage, but with the base path of a custom domain."""

    http_method: str = ""
    """The HTTP method, in capitals."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """The headers, of repeated ones the last; any spelling finds them."""

    multi_value_headers: dict[str, list[str]] = field(factory=dict)
    """All values of each header; names as they were sent."""

    query_string_parameters: dict[str, str] = field(factory=dict)
    """The decoded query, of repeated keys the last value; null without one."""

    multi_value_query_string_parameters: dict[str, list[str]] = field(factory=dict)
    """All values of each key of the query; null without one."""

    path_parameters: dict[str, str] = field(factory=dict)
    """The values of the resource's variables; null without any."""

    stage_variables: dict[str, str] = field(factory=dict)
    """The variables of the stage; null without any."""

    request_context: APIGatewayEventRequestContext = field(factory=APIGatewayEventRequestContext)
    """What API Gateway says about the request."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`; null without one. `body_bytes` decodes it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64: so for the binary media types of the API."""
