"""What requests of payload format 2.0 have in common: HTTP APIs, function URLs, and the authorizers of the former."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._client_cert import ClientCert
from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._http_body import HTTPBody
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class RequestContextV2Http(Payload):
    """What the client asked for, and from where.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway".
    """

    method: str = ""
    """The HTTP method, in capitals."""

    path: str = ""
    """The path of the request; it starts with the stage unless that is `$default`."""

    protocol: str = ""
    """The HTTP version, as in `HTTP/1.1`."""

    source_ip: str = ""
    """The address of the client as API Gateway saw it; local tools put other text here."""

    user_agent: str = ""
    """The client's User-Agent header; empty if it sent none."""


@define(kw_only=True)
class Authentication(Payload):
    """How the client proved itself on the connection.

    AWS: "How to turn on mutual TLS authentication for your HTTP APIs in API Gateway".
    """

    client_cert: ClientCert | None = None
    """The client's certificate; absent without mutual TLS."""


@define(kw_only=True)
class CognitoIdentity(Payload):
    """The Cognito identity behind an IAM caller.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway".
    """

    amr: list[str] = field(factory=list)
    """How the identity was authenticated: `authenticated`, the provider, the provider's user."""

    identity_id: str | None = None
    """The id of the identity."""

    identity_pool_id: str | None = None
    """The id of its pool."""


@define(kw_only=True)
class RequestContextV2AuthorizerIam(Payload):
    """The caller of a route with IAM authorization; any of it may be null.

    AWS: "Control access to HTTP APIs with IAM authorization in API Gateway".
    """

    access_key: str | None = None
    """The access key that signed the request."""

    account_id: str | None = None
    """The account of the caller."""

    caller_id: str | None = None
    """The principal id of the caller."""

    cognito_identity: CognitoIdentity | None = None
    """The Cognito identity; null unless the credentials come from an identity pool."""

    principal_org_id: str | None = None
    """The organization of the caller's account."""

    user_arn: str | None = None
    """The ARN of the caller."""

    user_id: str | None = None
    """The user id of the caller, with the session name of a role."""


@define(kw_only=True)
class RequestContextV2AuthorizerJwt(Payload):
    """The token of a route with a JWT authorizer.

    AWS: "Control access to HTTP APIs with JWT authorizers in API Gateway".
    """

    claims: dict[str, Any] = field(factory=dict)
    """The claims of the token; texts, though numbers and lists occur."""

    scopes: list[str] = field(factory=list)
    """The scopes of the token that the route asks for; null if it asks for none."""


@define(kw_only=True)
class RequestContextV2Authorizer(Payload):
    """What the route's authorizer found out; exactly one of the three is set.

    AWS: "Control access to HTTP APIs with AWS Lambda authorizers in API Gateway".
    """

    jwt: RequestContextV2AuthorizerJwt | None = None
    """The token; absent without a JWT authorizer."""

    lambda_: dict[str, Any] | None = None
    """The context that a Lambda authorizer returned, any JSON object; null if it returned none."""

    iam: RequestContextV2AuthorizerIam | None = None
    """The caller; absent without IAM authorization."""


@define(kw_only=True)
class RequestContextV2(Payload):
    """What API Gateway says about the request.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway".
    """

    account_id: str = ""
    """The account that owns the API."""

    api_id: str = ""
    """The id of the API."""

    authentication: Authentication | None = None
    """The proof on the connection; absent or null without mutual TLS."""

    authorizer: RequestContextV2Authorizer | None = None
    """What the authorizer found out; absent for an open route."""

    domain_name: str = ""
    """The domain that the client called."""

    domain_prefix: str = ""
    """The first label of that domain."""

    http: RequestContextV2Http = field(factory=RequestContextV2Http, metadata=wire(required=True))
    """What the client asked for."""

    request_id: str = ""
    """The id that API Gateway gave the request."""

    route_key: str = ""
    """The route that matched, as in `GET /items/{id}`, or `$default`."""

    stage: str = ""
    """The stage, or `$default`."""

    time: str = ""
    """When the request came in, as in `12/Mar/2024:19:03:58 +0000`."""

    time_epoch: int | None = None
    """The same in milliseconds since 1970; AWS always sends it, local tools may not. `received_at` is the time."""

    @property
    def received_at(self) -> "datetime | None":
        """When the request came in, in UTC."""
        return None if self.time_epoch is None else time_of_milliseconds(self.time_epoch, "timeEpoch")


@define(kw_only=True)
class HTTPEventV2(HTTPBody, Event):
    """A request.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", payload format version 2.0.
    """

    version: str = field(default="2.0", metadata=wire(keep=True))
    """The payload format: `2.0`."""

    route_key: str = ""
    """The route that matched, as in `GET /items/{id}`, or `$default`."""

    raw_path: str = ""
    """The path of the request; it starts with the stage unless that is `$default`. Blanks may be decoded."""

    raw_query_string: str = ""
    """The query as it was sent, still encoded; empty without one."""

    cookies: list[str] = field(factory=list)
    """The cookies, each as `name=value`; absent without any."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """The headers except cookies, names in lower case, repeated ones joined by commas; any spelling finds them."""

    query_string_parameters: dict[str, str] = field(factory=dict)
    """The decoded query, values of repeated keys joined by commas; absent without one."""

    path_parameters: dict[str, str] = field(factory=dict)
    """The values of the route's variables; absent without any."""

    stage_variables: dict[str, str] = field(factory=dict)
    """The variables of the stage; absent without any."""

    request_context: RequestContextV2 = field(factory=RequestContextV2, metadata=wire(required=True))
    """What API Gateway says about the request."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`; absent without one. `body_bytes` decodes it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64: so for content types that API Gateway does not take for text."""


@define(kw_only=True)
class HTTPResponseV2(Response):
    """The answer to a request.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", Lambda function response for format 2.0.
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status."""

    headers: dict[str, str | int | float | bool] = field(factory=dict)
    """The headers; repeated ones joined by commas, and cookies apart."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`."""

    cookies: list[str] = field(factory=list)
    """The values of the Set-Cookie headers, the only way to send several."""

    is_base64_encoded: bool = False
    """Whether `body` is base64, which API Gateway decodes for the client."""
