"""Amazon CloudFront, Lambda@Edge: requests and responses on their way, for tests and tools.

Lambda@Edge itself runs neither custom runtimes nor layers. A handler returns the request or response of its event,
changed or not, or a response of its own.
"""

from attrs import define, field

from aws_lambda_runtime.events._values import bytes_of_base64
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class CloudFrontHeader(Payload):
    """One value of a header.

    AWS: "Lambda@Edge event structure".
    """

    key: str | None = None
    """The header's name as it is sent; absent where that is the name in lower case."""

    value: str = ""
    """The value."""


@define(kw_only=True)
class CloudFrontConfig(Payload):
    """Where the event comes from.

    AWS: "Lambda@Edge event structure".
    """

    distribution_domain_name: str | None = None
    """The domain of the distribution; absent from old events."""

    distribution_id: str = ""
    """The id of the distribution."""

    event_type: str | None = None
    """`viewer-request`, `origin-request`, `origin-response` or `viewer-response`; absent from old events."""

    request_id: str | None = None
    """The id of the request, encrypted; absent from old events."""


@define(kw_only=True)
class CloudFrontBody(Payload):
    """The body of a request, up to 40 KB for viewer and 1 MB for origin events.

    AWS: "Access the request body by choosing the include body option".
    """

    input_truncated: bool = False
    """Whether the body was longer."""

    action: str = ""
    """`read-only`; set to `replace` it makes CloudFront take `data`."""

    encoding: str = ""
    """`base64`; for a new body also `text`."""

    data: str = ""
    """The body, encoded; `data_bytes` decodes it."""

    @property
    def data_bytes(self) -> bytes:
        """The bytes of the body; ValueError if they should be base64 and are not."""
        return bytes_of_base64(self.data, "data") if self.encoding == "base64" else self.data.encode()


@define(kw_only=True)
class CloudFrontS3Origin(Payload):
    """An S3 bucket as the origin.

    AWS: "Lambda@Edge event structure".
    """

    auth_method: str = ""
    """`origin-access-identity` or `none`."""

    custom_headers: dict[str, list[CloudFrontHeader]] = field(factory=dict)
    """The headers that CloudFront adds for the origin, by their names in lower case."""

    domain_name: str = ""
    """The domain of the bucket."""

    path: str = ""
    """The folder within it; may be empty."""

    region: str | None = None
    """The region of the bucket; needed with an origin access identity."""


@define(kw_only=True)
class CloudFrontCustomOrigin(Payload):
    """A web server as the origin.

    AWS: "Lambda@Edge event structure".
    """

    custom_headers: dict[str, list[CloudFrontHeader]] = field(factory=dict)
    """The headers that CloudFront adds for the origin, by their names in lower case."""

    domain_name: str = ""
    """The domain of the server."""

    keepalive_timeout: int | None = None
    """For how many seconds connections are kept."""

    path: str = ""
    """The folder on it; may be empty."""

    port: int | None = None
    """The port."""

    protocol: str = ""
    """`http` or `https`."""

    read_timeout: int | None = None
    """How many seconds an answer may take."""

    ssl_protocols: list[str] = field(factory=list)
    """The versions of TLS, as in `TLSv1.2`."""


@define(kw_only=True)
class CloudFrontOrigin(Payload):
    """Where CloudFront gets what it does not have; one of the two.

    AWS: "Lambda@Edge event structure".
    """

    s3: CloudFrontS3Origin | None = None
    """An S3 bucket."""

    custom: CloudFrontCustomOrigin | None = None
    """A web server."""


@define(kw_only=True)
class CloudFrontRequest(Payload):
    """The request; a handler may change it and return it.

    AWS: "Lambda@Edge event structure", request events.
    """

    client_ip: str | None = None
    """The address of the client."""

    headers: dict[str, list[CloudFrontHeader]] = field(factory=dict)
    """The headers, by their names in lower case."""

    method: str = ""
    """The HTTP method, in capitals."""

    querystring: str = ""
    """The query, encoded; empty or absent without one."""

    uri: str = ""
    """The path."""

    body: CloudFrontBody | None = None
    """The body; absent unless the function is to see it."""

    origin: CloudFrontOrigin | None = None
    """Where the request goes; origin events only."""


@define(kw_only=True)
class CloudFrontResponse(Payload):
    """The response; a handler may change it and return it.

    AWS: "Lambda@Edge event structure", response events.
    """

    status: str = ""
    """The HTTP status, as digits."""

    status_description: str = ""
    """Its text, as in `OK`."""

    headers: dict[str, list[CloudFrontHeader]] = field(factory=dict)
    """The headers, by their names in lower case."""


@define(kw_only=True)
class CloudFrontData(Payload):
    """What it is about.

    AWS: "Lambda@Edge event structure".
    """

    config: CloudFrontConfig = field(factory=CloudFrontConfig)
    """Where the event comes from."""

    request: CloudFrontRequest | None = None
    """The request; absent from old response events only."""

    response: CloudFrontResponse | None = None
    """The response; absent from request events."""


@define(kw_only=True)
class CloudFrontRecord(Payload):
    """One record.

    AWS: "Lambda@Edge event structure".
    """

    cf: CloudFrontData = field(factory=CloudFrontData, metadata=wire(required=True, keep=True))
    """What it is about."""


@define(kw_only=True)
class CloudFrontRequestEvent(Event):
    """A request of a viewer, or one to an origin.

    AWS: "Lambda@Edge event structure", request events.
    """

    records: list[CloudFrontRecord] = field(metadata=wire("Records"))
    """One record."""


@define(kw_only=True)
class CloudFrontResponseEvent(Event):
    """A response of an origin, or one to a viewer.

    AWS: "Lambda@Edge event structure", response events.
    """

    records: list[CloudFrontRecord] = field(metadata=wire("Records"))
    """One record."""


@define(kw_only=True)
class CloudFrontResultResponse(Response):
    """A response that the function made itself.

    AWS: "Generate HTTP responses in request triggers".
    """

    status: str = field(default="200", metadata=wire(keep=True))
    """The HTTP status, as digits."""

    status_description: str | None = None
    """Its text, as in `Found`."""

    headers: dict[str, list[CloudFrontHeader]] = field(factory=dict)
    """The headers, by their names in lower case."""

    body: str | None = None
    """The body, encoded as `body_encoding` says."""

    body_encoding: str | None = None
    """`text`, which is the rule, or `base64`."""
