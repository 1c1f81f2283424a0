"""Amazon Connect: a flow that asks a function; the answer is a flat object of text."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class ConnectEndpoint(Payload):
    """One end of the contact.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    address: str = ""
    """The address, as in `+4915550100`."""

    type: str = ""
    """The kind of the address: `TELEPHONE_NUMBER` and others."""


@define(kw_only=True)
class ConnectQueue(Payload):
    """The queue that the contact waits in.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    arn: str = field(default="", metadata=wire("ARN"))
    """The queue's ARN."""

    name: str = ""
    """Its name."""


@define(kw_only=True)
class ConnectAudio(Payload):
    """Where the audio lies in a Kinesis video stream; all of it may be null.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    start_fragment_number: str | None = None
    """The fragment that it begins with, as digits."""

    start_timestamp: str | None = None
    """When it began, the digits of milliseconds since 1970; `started_at` is the time."""

    stop_fragment_number: str | None = None
    """The fragment that it ends with; absent while it goes on."""

    stop_timestamp: str | None = None
    """When it ended; absent while it goes on; `stopped_at` is the time."""

    stream_arn: str | None = field(default=None, metadata=wire("StreamARN"))
    """The stream's ARN."""

    @property
    def started_at(self) -> "datetime | None":
        """When it began, in UTC; ValueError if the timestamp is none."""
        return None if self.start_timestamp is None else time_of_milliseconds(self.start_timestamp, "StartTimestamp")

    @property
    def stopped_at(self) -> "datetime | None":
        """When it ended, in UTC; ValueError if the timestamp is none."""
        return None if self.stop_timestamp is None else time_of_milliseconds(self.stop_timestamp, "StopTimestamp")


@define(kw_only=True)
class ConnectCustomerStream(Payload):
    """What is recorded of the customer.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    audio: ConnectAudio | None = None
    """The audio; null before it is streamed."""


@define(kw_only=True)
class ConnectMediaStreams(Payload):
    """What is recorded.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    customer: ConnectCustomerStream | None = None
    """What is recorded of the customer."""


@define(kw_only=True)
class ConnectContactData(Payload):
    """The contact.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    attributes: dict[str, Any] = field(factory=dict)
    """What flows set for the contact: text, by name."""

    channel: str = ""
    """`VOICE`, `CHAT`, `TASK` or `EMAIL`."""

    contact_id: str = ""
    """The contact's id."""

    customer_endpoint: ConnectEndpoint | None = None
    """The customer's end; null for some channels."""

    initial_contact_id: str = ""
    """The id of the first contact of a chain of transfers."""

    initiation_method: str = ""
    """`INBOUND`, `OUTBOUND`, `TRANSFER`, `CALLBACK`, `API` and others."""

    instance_arn: str = field(default="", metadata=wire("InstanceARN"))
    """The ARN of the Connect instance."""

    previous_contact_id: str = ""
    """The id of the contact before a transfer."""

    queue: ConnectQueue | None = None
    """The queue; null or absent before one is chosen."""

    system_endpoint: ConnectEndpoint | None = None
    """Our end; null for some channels."""

    media_streams: ConnectMediaStreams | None = None
    """What is recorded; may be absent."""


@define(kw_only=True)
class ConnectDetails(Payload):
    """The contact, and what the flow asks.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    contact_data: ConnectContactData = field(factory=ConnectContactData)
    """The contact."""

    parameters: dict[str, Any] = field(factory=dict)
    """What the block of the flow sends: text, by name."""


@define(kw_only=True)
class ConnectContactFlowEvent(Event):
    """A flow asks; return text by name, at most 32 KB, nested only if the flow expects JSON.

    AWS: "Grant Amazon Connect access to your AWS Lambda functions".
    """

    _wire_case = staticmethod(pascal_case)

    name: str = field(default="ContactFlowEvent", metadata=wire(keep=True))
    """`ContactFlowEvent`."""

    details: ConnectDetails
    """The contact, and what the flow asks."""
