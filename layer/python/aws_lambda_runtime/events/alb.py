"""Elastic Load Balancing, Application Load Balancers: the request, and the response that a handler returns."""

from attrs import define, field

from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._http_body import HTTPBody
from aws_lambda_runtime.events._values import text_of_form
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class ALBEventElb(Payload):
    """The load balancer's part.

    AWS: "Use Lambda functions as targets of an Application Load Balancer".
    """

    target_group_arn: str = ""
    """The ARN of the target group that the function is in."""


@define(kw_only=True)
class ALBEventRequestContext(Payload):
    """What the load balancer says about the request.

    AWS: "Use Lambda functions as targets of an Application Load Balancer".
    """

    elb: ALBEventElb = field(factory=ALBEventElb, metadata=wire(required=True, keep=True))
    """Its target group."""


@define(kw_only=True)
class ALBEvent(HTTPBody, Event):
    """A request to a load balancer. Whether its maps have one value a key or lists says the target group.

    AWS: "Use Lambda functions as targets of an Application Load Balancer".
    """

    request_context: ALBEventRequestContext = field(
        factory=ALBEventRequestContext, metadata=wire(required=True, keep=True)
    )
    """What the load balancer says about the request."""

    http_method: str = ""
    """The HTTP method, in capitals."""

    path: str = ""
    """The path, encoded as the client sent it."""

    query_string_parameters: dict[str, str] = field(factory=dict)
    """The query, encoded as the client sent it, of repeated keys the last; absent with multi-value headers."""

    multi_value_query_string_parameters: dict[str, list[str]] = field(factory=dict)
    """The query, encoded, with all values; absent without multi-value headers. `query` has it decoded."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """The headers, names in lower case; any spelling finds them. Absent with multi-value headers."""

    multi_value_headers: dict[str, list[str]] = field(factory=dict)
    """All values of each header, names in lower case; absent without multi-value headers."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`; empty without one. `body_bytes` decodes it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64: so for content types that are not text, and for compressed ones."""

    @property
    def query(self) -> dict[str, list[str]]:
        """The decoded query with all values that came, whichever way the target group hands them on."""
        single = {key: [value] for key, value in self.query_string_parameters.items()}
        sent = self.multi_value_query_string_parameters or single
        return {text_of_form(key): [text_of_form(value) for value in values] for key, values in sent.items()}


@define(kw_only=True)
class ALBResponse(Response):
    """The answer to a request to a load balancer, at most 1 MB of JSON.

    AWS: "Use Lambda functions as targets of an Application Load Balancer", respond to the load balancer.
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status."""

    status_description: str | None = None
    """The status with its text, as in `200 OK`."""

    headers: dict[str, str] = field(factory=dict)
    """The headers; ignored with multi-value headers."""

    multi_value_headers: dict[str, list[str]] = field(factory=dict)
    """All values of each header; the only ones with multi-value headers, and ignored without."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`."""

    is_base64_encoded: bool = field(default=False, metadata=wire(keep=True))
    """Whether `body` is base64, which the load balancer decodes; it has to be there."""
