"""Amazon VPC Lattice: the request to a service whose target is a function, and what the handler returns."""

from attrs import define, field

from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._http_body import HTTPBody
from aws_lambda_runtime.events._times import time_of_microseconds
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def _as_it_is(name: str) -> str:
    """Spell `raw_path` as `raw_path`."""
    return name


@define(kw_only=True)
class VPCLatticeEvent(HTTPBody, Event):
    """A request in the first event structure, whose keys have underscores.

    AWS: "Lambda functions as targets in VPC Lattice", event structure version V1.
    """

    _wire_case = staticmethod(_as_it_is)

    raw_path: str = field(default="", metadata=wire(required=True, keep=True))
    """The path with the query, encoded as the client sent it."""

    method: str = ""
    """The HTTP method, in capitals."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """The headers, values of repeated ones joined by commas; any spelling finds them."""

    query_string_parameters: dict[str, str] = field(factory=dict)
    """The query; empty without one."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`; empty without one. `body_bytes` decodes it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64."""


@define(kw_only=True)
class VPCLatticeV2Identity(Payload):
    """Who called.

    AWS: "Lambda functions as targets in VPC Lattice", event structure version V2.
    """

    source_vpc_arn: str | None = None
    """The ARN of the VPC that the request came from."""

    type: str | None = None
    """`AWS_IAM` or `NONE`; absent without an auth policy."""

    principal: str | None = None
    """The authenticated caller, an ARN; absent without one."""

    principal_org_id: str | None = field(default=None, metadata=wire("principalOrgID"))
    """The organization of the caller; absent without a caller."""

    session_name: str | None = None
    """The name of the caller's session; absent without one."""

    x509_issuer_ou: str | None = field(default=None, metadata=wire(also=("X509IssuerOu",)))
    """The issuer's unit in the certificate of IAM Roles Anywhere, as are the following; absent without one."""

    x509_san_dns: str | None = field(default=None, metadata=wire(also=("X509SanDns",)))
    """The certificate's DNS name."""

    x509_san_name_cn: str | None = field(default=None, metadata=wire(also=("X509SanNameCn",)))
    """The common name in the certificate's alternative name."""

    x509_san_uri: str | None = field(default=None, metadata=wire(also=("X509SanUri",)))
    """The certificate's URI."""

    x509_subject_cn: str | None = field(default=None, metadata=wire(also=("X509SubjectCn",)))
    """The common name of the certificate's subject."""


@define(kw_only=True)
class VPCLatticeV2RequestContext(Payload):
    """What VPC Lattice says about the request.

    AWS: "Lambda functions as targets in VPC Lattice", event structure version V2.
    """

    service_network_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the service network."""

    service_arn: str = ""
    """The ARN of the service."""

    target_group_arn: str = ""
    """The ARN of the target group that the function is in."""

    identity: VPCLatticeV2Identity = field(factory=VPCLatticeV2Identity)
    """Who called."""

    region: str = ""
    """The region."""

    time_epoch: int | str | None = None
    """When the request came in, as the digits of microseconds since 1970; `received_at` is the time."""

    @property
    def received_at(self) -> "datetime | None":
        """When the request came in, in UTC; ValueError if the time is none."""
        return None if self.time_epoch is None else time_of_microseconds(self.time_epoch, "timeEpoch")


@define(kw_only=True)
class VPCLatticeEventV2(HTTPBody, Event):
    """A request in the second event structure.

    AWS: "Lambda functions as targets in VPC Lattice", event structure version V2.
    """

    version: str = field(default="2.0", metadata=wire(keep=True))
    """The event structure: `2.0`."""

    path: str = ""
    """The path with the query, encoded as the client sent it."""

    method: str = ""
    """The HTTP method, in capitals."""

    headers: dict[str, list[str] | str] = field(factory=dict)
    """All values of each header, names in lower case; some tools write a text for a single value."""

    query_string_parameters: dict[str, list[str] | str] = field(
        factory=dict, metadata=wire(also=("query_string_parameters",))
    )
    """All values of each key of the query, in the same way; absent without one."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`; absent without one. `body_bytes` decodes it."""

    is_base64_encoded: bool = False
    """Whether `body` is base64; may be absent."""

    request_context: VPCLatticeV2RequestContext = field(
        factory=VPCLatticeV2RequestContext, metadata=wire(required=True, keep=True)
    )
    """What VPC Lattice says about the request."""


@define(kw_only=True)
class VPCLatticeResponse(Response):
    """The answer to a request of either structure, at most 6 MB of JSON.

    AWS: "Lambda functions as targets in VPC Lattice", respond to the VPC Lattice service.
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status."""

    status_description: str | None = None
    """The status with its text, as in `200 OK`."""

    headers: dict[str, str] = field(factory=dict)
    """The headers."""

    body: str | None = None
    """The body as text, or as base64 if `is_base64_encoded`."""

    is_base64_encoded: bool = field(default=False, metadata=wire(keep=True))
    """Whether `body` is base64, which VPC Lattice decodes."""
