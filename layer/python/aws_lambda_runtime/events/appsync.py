"""AWS AppSync: the call of a resolver, alone or in a batch, and the call of an authorizer."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import JsonT, carrying
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class AppSyncIdentityLambda(Payload):
    """The caller, with a Lambda authorizer.

    AWS: "AWS AppSync JavaScript resolver context object reference", identity.
    """

    resolver_context: dict[str, Any] = field(factory=dict, metadata=wire(required=True, keep=True))
    """What the authorizer returned as its context."""


@define(kw_only=True)
class AppSyncIdentityIAM(Payload):
    """The caller, with IAM credentials.

    AWS: "AWS AppSync JavaScript resolver context object reference", identity.
    """

    user_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the caller."""

    account_id: str | None = None
    """The account of the caller."""

    username: str | None = None
    """The id of the user, or of the role with the session's name."""

    source_ip: list[str] = field(factory=list)
    """The addresses of the client and of proxies."""

    cognito_identity_pool_id: str | None = None
    """The pool of the Cognito identity; null unless the credentials come from one."""

    cognito_identity_id: str | None = None
    """The id of that identity."""

    cognito_identity_auth_type: str | None = None
    """`authenticated` or `unauthenticated`."""

    cognito_identity_auth_provider: str | None = None
    """The providers of that identity, joined by commas."""


@define(kw_only=True)
class AppSyncIdentityCognito(Payload):
    """The caller, with a token of a Cognito user pool.

    AWS: "AWS AppSync JavaScript resolver context object reference", identity.
    """

    username: str = field(default="", metadata=wire(required=True, keep=True))
    """The name of the user in the pool."""

    sub: str = ""
    """The id of the user."""

    issuer: str = ""
    """Who issued the token."""

    claims: dict[str, Any] = field(factory=dict)
    """The claims of the token."""

    groups: list[str] = field(factory=list)
    """The groups of the user; null without any."""

    source_ip: list[str] = field(factory=list)
    """The addresses of the client and of proxies."""

    default_auth_strategy: str | None = None
    """`ALLOW` or `DENY`."""


@define(kw_only=True)
class AppSyncIdentityOIDC(Payload):
    """The caller, with a token of an OpenID Connect provider.

    AWS: "AWS AppSync JavaScript resolver context object reference", identity.
    """

    claims: dict[str, Any] = field(factory=dict, metadata=wire(required=True, keep=True))
    """The claims of the token."""

    issuer: str = ""
    """Who issued the token."""

    sub: str = ""
    """The id of the user."""


@define(kw_only=True)
class AppSyncRequest(Payload):
    """The request of the client.

    AWS: "AWS AppSync JavaScript resolver context object reference", request.
    """

    headers: dict[str, Any] = field(factory=dict)
    """The headers, names in lower case; a value may be null."""

    domain_name: str | None = None
    """The custom domain; null or absent without one."""


@define(kw_only=True)
class AppSyncInfo(Payload):
    """What is resolved.

    AWS: "AWS AppSync JavaScript resolver context object reference", info.
    """

    field_name: str = ""
    """The field."""

    parent_type_name: str = ""
    """The type that has it: `Query`, `Mutation`, `Subscription`, or one of the schema's."""

    variables: dict[str, Any] = field(factory=dict)
    """The variables of the request."""

    selection_set_list: list[str] = field(factory=list)
    """The fields that the client wants, inner ones as paths: `author/name`."""

    selection_set_graph_ql: str | None = field(default=None, metadata=wire("selectionSetGraphQL"))
    """The same as GraphQL."""


@define(kw_only=True)
class AppSyncPrev(Payload):
    """What the function before it in a pipeline returned.

    AWS: "AWS AppSync JavaScript resolver context object reference", prev.
    """

    result: Any = None
    """Any JSON."""


@define(kw_only=True)
class AppSyncResolverEvent(Event, Generic[JsonT]):
    """A field, whose value is returned; `AppSyncResolverEvent[NewPost]` reads the arguments as a NewPost.

    AWS: "AWS AppSync JavaScript resolver function reference for Lambda", and for Amplify "Lambda resolvers".
    """

    arguments: JsonT = carrying("object", default=None)
    """The arguments of the field, by name."""

    identity: (
        AppSyncIdentityLambda
        | AppSyncIdentityIAM
        | AppSyncIdentityCognito
        | AppSyncIdentityOIDC
        | dict[str, Any]
        | str
        | None
    ) = None
    """The caller; null with an API key. What has no known shape is the JSON that came."""

    source: Any = None
    """The value of the parent's field; null at the top."""

    request: AppSyncRequest = field(factory=AppSyncRequest)
    """The request of the client."""

    prev: AppSyncPrev | str | None = None
    """What the function before it in a pipeline returned; null without one."""

    info: AppSyncInfo = field(factory=AppSyncInfo)
    """What is resolved; absent from Amplify's."""

    stash: dict[str, Any] = field(factory=dict)
    """What the functions of a pipeline share."""

    type_name: str | None = None
    """The type that has the field; Amplify's only."""

    field_name: str | None = None
    """The field; Amplify's only."""


AppSyncBatchResolverEvent = list[AppSyncResolverEvent]


@define(kw_only=True)
class AppSyncResolverTemplate(Payload):
    """What a mapping template, or the request function of a resolver, asks of AppSync; the function gets the payload.

    AWS: "AWS AppSync resolver mapping template reference for Lambda".
    """

    version: str = ""
    """The version of the template, a date."""

    operation: str = ""
    """`Invoke`, or `BatchInvoke` to have several fields resolved by one call."""

    payload: Any = None
    """What the function gets; of a batch AppSync makes a list of them."""


@define(kw_only=True)
class AppSyncAuthorizerRequestContext(Payload):
    """The request that is to be authorized.

    AWS: "Configuring authorization and authentication to secure your GraphQL APIs", AWS_LAMBDA authorization.
    """

    api_id: str = ""
    """The id of the API."""

    account_id: str = ""
    """The account that owns the API."""

    request_id: str = ""
    """The id of the request."""

    query_string: str | None = field(default=None, metadata=wire(also=("queryDocument",)))
    """The GraphQL that was sent; `queryDocument` in some tools."""

    operation_name: str | None = None
    """The operation of it that is asked for; absent or null if it has one only."""

    variables: dict[str, Any] = field(factory=dict)
    """The variables of the request."""


@define(kw_only=True)
class AppSyncAuthorizerEvent(Event):
    """An API asks whether the bearer of a token may send a request.

    AWS: "Configuring authorization and authentication to secure your GraphQL APIs", AWS_LAMBDA authorization.
    """

    authorization_token: str = field(default="", repr=False, metadata=wire(required=True, keep=True))
    """The header Authorization, as it was sent."""

    request_context: AppSyncAuthorizerRequestContext = field(factory=AppSyncAuthorizerRequestContext)
    """The request."""

    request_headers: dict[str, Any] = field(factory=dict)
    """The headers; absent from older events."""


@define(kw_only=True)
class AppSyncAuthorizerResponse(Response):
    """The answer to an authorizer event.

    AWS: "Configuring authorization and authentication to secure your GraphQL APIs", AWS_LAMBDA authorization.
    """

    is_authorized: bool = field(default=False, metadata=wire(keep=True))
    """Whether the request may be answered."""

    resolver_context: dict[str, str | int | float | bool | None] = field(factory=dict)
    """What resolvers hear of it, under `identity.resolver_context`; flat, at most 5 MB."""

    denied_fields: list[str] = field(factory=list)
    """The fields that are null for this caller, as `Type.field` or as ARNs."""

    ttl_override: int | None = None
    """For how many seconds the answer is kept, 0 for not at all; without it what the API says."""
