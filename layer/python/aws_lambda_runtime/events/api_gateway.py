"""Amazon API Gateway REST APIs, and HTTP APIs with payload format 1.0: the request, and what a handler returns."""

from attrs import define, field

from aws_lambda_runtime.events._http_v1 import HTTPEventV1
from aws_lambda_runtime.events._wire import Response, wire


@define(kw_only=True)
class APIGatewayProxyEvent(HTTPEventV1):
    """A request to a REST API, or to an HTTP API in payload format 1.0.

    AWS: "Lambda proxy integrations in API Gateway", input format.
    """

    resource: str = field(default="", metadata=wire(required=True, keep=True))
    """The path of the resource, as in `/items/{id}`; of HTTP APIs the route's path."""


@define(kw_only=True)
class APIGatewayProxyResponse(Response):
    """The answer to a request to a REST API, or to an HTTP API in payload format 1.0.

    AWS: "Lambda proxy integrations in API Gateway", output format.
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status."""

    headers: dict[str, str | int | float | bool] = field(factory=dict)
    """The headers with one value."""

    multi_value_headers: dict[str, list[str | int | float | bool]] = field(factory=dict)
    """The headers with several values, such as Set-Cookie; of a name in both maps these values count."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`."""

    is_base64_encoded: bool = False
    """Whether `body` is base64, which API Gateway decodes for the binary media types of the API."""
