"""What API Gateway says about a WebSocket connection, to the routes of an API and to its authorizer."""

from attrs import define, field

from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._http_body import HTTPBody
from aws_lambda_runtime.events._http_v1 import APIGatewayEventAuthorizer, APIGatewayEventIdentity, time_of_epoch
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class WebSocketRequestContext(Payload):
    """What API Gateway says about the connection and the message.

    AWS: "WebSocket API mapping template reference for API Gateway".
    """

    connection_id: str = field(default="", metadata=wire(required=True, keep=True))
    """The id of the connection, by which it is answered and closed."""

    event_type: str = ""
    """`CONNECT`, `MESSAGE` or `DISCONNECT`."""

    route_key: str = ""
    """The route that matched: `$connect`, `$disconnect`, `$default`, or one of the API's own."""

    message_direction: str = ""
    """`IN`."""

    message_id: str | None = None
    """The id of the message; null or absent for others than `MESSAGE`."""

    connected_at: int | None = None
    """When the connection began, in milliseconds since 1970; `connection_began_at` is the time."""

    disconnect_status_code: int | None = None
    """Why the connection ended, a code of the WebSocket protocol; `DISCONNECT` only."""

    disconnect_reason: str | None = None
    """The same in words, may be empty; `DISCONNECT` only."""

    authorizer: APIGatewayEventAuthorizer | None = None
    """What the authorizer of `$connect` found out; absent without one."""

    identity: APIGatewayEventIdentity = field(factory=APIGatewayEventIdentity)
    """Who called."""

    api_id: str = ""
    """The id of the API."""

    stage: str = ""
    """The stage."""

    domain_name: str = ""
    """The domain that the client called; with the stage it is where the connection is answered."""

    request_id: str = ""
    """The id that API Gateway gave the event."""

    extended_request_id: str | None = None
    """The same."""

    request_time: str = ""
    """When the event came in, as in `12/Mar/2024:19:03:58 +0000`."""

    request_time_epoch: int | None = None
    """The same in milliseconds since 1970; `received_at` is the time."""

    status: str | None = None
    """The status of the answer, as digits; absent in ordinary use."""

    integration_latency: int | str | None = None
    """How long the integration took, as the digits of milliseconds; absent in ordinary use."""

    error: str | None = None
    """What went wrong; absent in ordinary use."""

    @property
    def connection_began_at(self) -> "datetime | None":
        """When the connection began, in UTC."""
        return time_of_epoch(self.connected_at, "connectedAt")

    @property
    def received_at(self) -> "datetime | None":
        """When the event came in, in UTC."""
        return time_of_epoch(self.request_time_epoch, "requestTimeEpoch")


@define(kw_only=True)
class WebSocketEvent(HTTPBody, Event):
    """An event of a connection.

    AWS: "Overview of WebSocket APIs in API Gateway".
    """

    request_context: WebSocketRequestContext = field(
        factory=WebSocketRequestContext, metadata=wire(required=True, keep=True)
    )
    """What API Gateway says about the connection and the message."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """The headers of the request that connects; any spelling finds them. Absent from messages."""

    multi_value_headers: dict[str, list[str]] = field(factory=dict)
    """All values of each header; absent from messages."""

    query_string_parameters: dict[str, str] = field(factory=dict)
    """The query of the request that connects, of repeated keys the last value; absent otherwise."""

    multi_value_query_string_parameters: dict[str, list[str]] = field(factory=dict)
    """All values of each key of that query; absent otherwise."""

    stage_variables: dict[str, str] = field(factory=dict)
    """The variables of the stage; absent without any."""

    body: str | None = None
    """The message; absent for others than `MESSAGE`. `body_json` reads it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64: so for binary messages."""
