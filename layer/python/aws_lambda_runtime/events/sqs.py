"""Amazon SQS: the batch of messages that an event source mapping hands to a function."""

from typing import Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class SQSMessageAttribute(Payload):
    """One attribute that the sender put beside the body.

    AWS: "Amazon SQS message metadata" and the API reference's "MessageAttributeValue".
    """

    data_type: str = ""
    """`String`, `Number` or `Binary`, with a suffix of the sender's choice after a dot: `Number.int`."""

    string_value: str | None = None
    """The value of a `String`, and of a `Number` as its digits; absent for a `Binary`."""

    binary_value: str | None = None
    """The value of a `Binary` as base64 text, as it was sent; absent otherwise. `binary` decodes it."""

    string_list_values: list[str] = field(factory=list)
    """Reserved by AWS: empty, or absent."""

    binary_list_values: list[str] = field(factory=list)
    """Reserved by AWS: empty, or absent."""

    @property
    def binary(self) -> bytes | None:
        """The decoded bytes of a `Binary`, None for other types; ValueError if they are not base64."""
        return None if self.binary_value is None else bytes_of_base64(self.binary_value, "binaryValue")


@define(kw_only=True)
class SQSRecordAttributes(Payload):
    """What SQS itself says about a message: all of it text, counts and times too.

    AWS: "Using Lambda with Amazon SQS" and the API reference's "ReceiveMessage", attribute names.
    """

    _wire_case = staticmethod(pascal_case)

    approximate_receive_count: str = ""
    """How often the message was received and not deleted, as digits; `receive_count` is the number."""

    sent_timestamp: str = ""
    """When the message arrived in the queue, as the digits of milliseconds since 1970; `sent_at` is the time."""

    sender_id: str = ""
    """The user id, or the role id and session name, of who sent the message."""

    approximate_first_receive_timestamp: str = ""
    """When it was first received, as the digits of milliseconds since 1970; `first_received_at` is the time."""

    sequence_number: str | None = None
    """The message's place in its group, 20 digits that only compare with others'; FIFO queues only."""

    message_group_id: str | None = None
    """The group within which order is kept; always set in FIFO queues, in standard queues only by fair senders."""

    message_deduplication_id: str | None = None
    """The token by which SQS drops repeated sends for five minutes; FIFO queues only."""

    aws_trace_header: str | None = field(default=None, metadata=wire("AWSTraceHeader"))
    """The X-Ray trace header of the sender; absent without tracing."""

    dead_letter_queue_source_arn: str | None = None
    """The queue that the message was moved from; only in a dead-letter queue and after a redrive."""

    @property
    def receive_count(self) -> int:
        """The number of receives so far, 1 at the first; ValueError if it is no number."""
        return int(self.approximate_receive_count)

    @property
    def sent_at(self) -> "datetime":
        """When the message arrived in the queue, in UTC; ValueError if the timestamp is none."""
        return time_of_milliseconds(self.sent_timestamp, "SentTimestamp")

    @property
    def first_received_at(self) -> "datetime":
        """When the message was first received, in UTC; ValueError if the timestamp is none."""
        return time_of_milliseconds(self.approximate_first_receive_timestamp, "ApproximateFirstReceiveTimestamp")


@define(kw_only=True)
class SQSRecord(Payload, Generic[TextT]):
    """One message; `SQSRecord[Order]` is one whose body is the JSON text of an Order.

    AWS: "Using Lambda with Amazon SQS", example events for standard and FIFO queues.
    """

    _unparametrised = str

    message_id: str = ""
    """The id that SQS gave the message; it names the message in a `BatchItemFailure`."""

    receipt_handle: str = ""
    """The token for deleting this receive of the message, or for changing its visibility."""

    body: TextT = carrying("json")
    """The text that was sent; JSON by convention of many senders, and it may be empty."""

    attributes: SQSRecordAttributes = field(factory=SQSRecordAttributes)
    """What SQS says about the message."""

    message_attributes: dict[str, SQSMessageAttribute] = field(factory=dict)
    """What the sender put beside the body, by name; empty without any."""

    md5_of_body: str = ""
    """The MD5 of the body, in hexadecimal."""

    md5_of_message_attributes: str | None = None
    """The MD5 of the sender's attributes, in hexadecimal; absent without any."""

    event_source: str = field(default="aws:sqs", metadata=wire(keep=True))
    """Always `aws:sqs`."""

    event_source_arn: str = field(default="", metadata=wire("eventSourceARN"))
    """The ARN of the queue."""

    aws_region: str = ""
    """The region of the queue."""


@define(kw_only=True)
class SQSEvent(Event, Generic[TextT]):
    """A batch of messages of one queue: up to 10 of a FIFO queue, up to 10,000 of a standard queue.

    `SQSEvent[Order]` reads each body as the JSON text of an Order; what is none fails the batch with its path.

    AWS: "Using Lambda with Amazon SQS".
    """

    _unparametrised = str

    records: list[SQSRecord[TextT]] = field(metadata=wire("Records"))
    """The messages, at least one; of a FIFO queue in their order within each group."""
