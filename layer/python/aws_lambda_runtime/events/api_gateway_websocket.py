"""Amazon API Gateway WebSocket APIs: connections, messages, what the handler of a route returns, and authorizers."""

from attrs import define, field

from aws_lambda_runtime.events._web_socket import WebSocketEvent
from aws_lambda_runtime.events._wire import Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn


class APIGatewayWebSocketEvent(WebSocketEvent):
    """A connection that begins or ends, or a message on it.

    AWS: "Overview of WebSocket APIs in API Gateway", and "WebSocket API mapping template reference for API Gateway".
    """

    __slots__ = ()


@define(kw_only=True)
class APIGatewayAuthorizerWebSocketEvent(WebSocketEvent):
    """A WebSocket API asks whether a client may connect; an `APIGatewayAuthorizerResponse` answers.

    AWS: "Control access to WebSocket APIs with AWS Lambda REQUEST authorizers".
    """

    type: str = field(default="REQUEST", metadata=wire(keep=True))
    """Always `REQUEST`."""

    method_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the route `$connect`; `arn` has its parts."""

    @property
    def arn(self) -> "APIGatewayArn":
        """The parts of the route's ARN; ValueError if it is none."""
        from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn

        return APIGatewayArn.of(self.method_arn)


@define(kw_only=True)
class APIGatewayWebSocketResponse(Response):
    """The answer to an event: for `$connect` its status lets the client in or not.

    AWS: "Set up a WebSocket API integration response in API Gateway", and "Overview of WebSocket APIs in API Gateway".
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status; a failure of `$connect` refuses the connection."""

    headers: dict[str, str] = field(factory=dict)
    """The headers of the answer to `$connect`, such as Sec-WebSocket-Protocol."""

    body: str | None = None
    """What the client is sent, if the route has a route response."""

    is_base64_encoded: bool = False
    """Whether `body` is base64."""
