"""AWS CloudTrail: calls of AWS's APIs, events of services, and sign-ins, as EventBridge tells them."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CloudTrailSessionIssuer(Payload):
    """Whose credentials the session has.

    AWS: "CloudTrail userIdentity element".
    """

    type: str = ""
    """`Role`, `IAMUser`, `Root`, ..."""

    principal_id: str | None = None
    """The id of the issuer."""

    arn: str | None = None
    """The ARN of the issuer."""

    account_id: str | None = None
    """The account of the issuer."""

    user_name: str | None = None
    """The name of the role or user; absent for the root user."""


@define(kw_only=True)
class CloudTrailSessionContext(Payload):
    """The session of temporary credentials.

    AWS: "CloudTrail userIdentity element".
    """

    session_issuer: CloudTrailSessionIssuer | None = None
    """Whose credentials they are; absent, or empty."""

    attributes: dict[str, Any] = field(factory=dict)
    """`creationDate`, and `mfaAuthenticated`, which is the text `true` or `false`."""

    web_id_federation_data: dict[str, Any] = field(factory=dict)
    """The identity provider of a federated user; may be absent."""

    source_identity: str | None = None
    """The identity that was set with the role; may be absent."""


@define(kw_only=True)
class CloudTrailOnBehalfOf(Payload):
    """The user of IAM Identity Center for whom the call was made.

    AWS: "CloudTrail userIdentity element".
    """

    user_id: str = ""
    """The id of the user."""

    identity_store_arn: str = ""
    """The ARN of the identity store."""


@define(kw_only=True)
class CloudTrailUserIdentity(Payload):
    """Who made the call; which fields there are depends on the type.

    AWS: "CloudTrail userIdentity element".
    """

    type: str = ""
    """`Root`, `IAMUser`, `AssumedRole`, `FederatedUser`, `AWSAccount`, `AWSService`, `Unknown`, ..."""

    principal_id: str | None = None
    """The id of who made the call."""

    arn: str | None = None
    """Its ARN; may be empty."""

    account_id: str | None = None
    """Its account."""

    access_key_id: str | None = None
    """The id of the key that signed the call; may be empty."""

    user_name: str | None = None
    """The friendly name."""

    invoked_by: str | None = None
    """The service that made the call for it."""

    session_context: CloudTrailSessionContext | None = None
    """The session, for temporary credentials."""

    on_behalf_of: CloudTrailOnBehalfOf | None = None
    """The user of IAM Identity Center for whom the call was made."""


@define(kw_only=True)
class CloudTrailDetail(Detail):
    """A call of an API, or an event of a service. The event's `source` is the service that was called.

    AWS: "CloudTrail record contents for management, data, and network activity events".
    """

    _sent_as = (
        ("aws.*", "AWS API Call via CloudTrail"),
        ("aws.*", "AWS Service Event via CloudTrail"),
        ("aws.*", "AWS Console Sign In via CloudTrail"),
    )

    event_version: str = ""
    """The version of this shape, as in `1.09`."""

    user_identity: CloudTrailUserIdentity = field(factory=CloudTrailUserIdentity)
    """Who made the call."""

    event_time: str = ""
    """When it was made, in ISO 8601; `happened_at` is the time."""

    event_source: str = ""
    """The service that was called, as in `sso.amazonaws.com`."""

    event_name: str = ""
    """The call."""

    aws_region: str = ""
    """The region that was called."""

    source_ip_address: str = field(default="", metadata=wire("sourceIPAddress"))
    """The address, or the name of a service."""

    user_agent: str | None = None
    """The client."""

    error_code: str | None = None
    """The error; absent if there is none."""

    error_message: str | None = None
    """The error in words; absent if there is none."""

    request_parameters: dict[str, Any] | None = None
    """What was asked for, as the API has it; null without any."""

    response_elements: dict[str, Any] | None = None
    """What a call that changes something answered; null for others."""

    additional_event_data: dict[str, Any] | None = None
    """What else the service says; may be absent."""

    request_id: str | None = field(default=None, metadata=wire("requestID"))
    """The id of the request."""

    event_id: str = field(default="", metadata=wire("eventID"))
    """The id of the record."""

    read_only: bool | None = None
    """Whether the call only reads."""

    resources: list[dict[str, Any]] = field(factory=list)
    """What it touched: `ARN`, `accountId`, `type`; may be absent."""

    event_type: str = ""
    """`AwsApiCall`, `AwsServiceEvent`, `AwsConsoleSignIn`, ..."""

    management_event: bool | None = None
    """Whether it is a management event; may be absent."""

    recipient_account_id: str | None = None
    """The account that got the record."""

    service_event_details: dict[str, Any] | None = None
    """What the service says of its event; absent for calls."""

    session_credential_from_console: str | None = None
    """The text `true` if the credentials are those of a console session; absent otherwise."""

    event_category: str | None = None
    """`Management`, `Data` or `Insight`; may be absent."""

    tls_details: dict[str, Any] | None = None
    """`tlsVersion`, `cipherSuite`, `clientProvidedHostHeader`; may be absent."""

    @property
    def happened_at(self) -> "datetime":
        """When the call was made, in UTC; ValueError if the time is none."""
        return time_of_iso(self.event_time, "eventTime")


@define(kw_only=True)
class ConsoleSignInDetail(CloudTrailDetail):
    """Somebody signed in to the console, or could not.

    AWS: "AWS Management Console sign-in events".
    """

    _sent_as = (("aws.signin", "AWS Console Sign In via CloudTrail"),)  # type: ignore[assignment] # fewer than its base

    @property
    def succeeded(self) -> bool:
        """Whether the sign-in succeeded."""
        return (self.response_elements or {}).get("ConsoleLogin") == "Success"

    @property
    def mfa_used(self) -> bool:
        """Whether a second factor was asked for and given."""
        return (self.additional_event_data or {}).get("MFAUsed") == "Yes"
