"""Amazon MQ: the messages of an ActiveMQ or RabbitMQ broker that an event source mapping hands to a function."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_locale, time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64, bytes_of_signed, text_of
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


@define(kw_only=True)
class ActiveMQDestination(Payload):
    """Where a message was sent.

    AWS: "Using Lambda with Amazon MQ".
    """

    physical_name: str = field(default="", metadata=wire(also=("physicalname",)))
    """The queue's name."""


@define(kw_only=True)
class ActiveMQMessage(Payload, Generic[TextT]):
    """One message of ActiveMQ.

    AWS: "Using Lambda with Amazon MQ".
    """

    _unparametrised = str

    message_id: str = field(default="", metadata=wire("messageID"))
    """The id of the message."""

    message_type: str = ""
    """`jms/text-message` or `jms/bytes-message`."""

    data: TextT = carrying("base64")
    """The message in base64; `data_bytes` decodes it."""

    connection_id: str | None = None
    """The connection of the sender."""

    redelivered: bool = False
    """Whether the message was delivered before."""

    persistent: bool | None = None
    """Whether the broker keeps it on disk."""

    destination: ActiveMQDestination = field(factory=ActiveMQDestination)
    """Where it was sent."""

    timestamp: int | None = None
    """When it was sent, in milliseconds since 1970; `sent_at` is the time."""

    broker_in_time: int | None = None
    """When it came to the broker, in milliseconds since 1970; `received_at` is the time."""

    broker_out_time: int | None = None
    """When it left the broker, in milliseconds since 1970."""

    properties: dict[str, Any] = field(factory=dict)
    """What the sender put beside the message; absent without any."""

    delivery_mode: int | None = None
    """1 for messages that may be lost, 2 for others."""

    priority: int | None = None
    """From 0 to 9."""

    correlation_id: str | None = field(default=None, metadata=wire("correlationID", also=("correlationId",)))
    """The id of the message that this one answers."""

    reply_to: str | None = None
    """Where an answer goes; null, absent, or the text `null` without any."""

    type: str | None = None
    """The sender's type of the message."""

    expiration: int | str | None = None
    """When it expires, a number or its digits."""

    @property
    def data_bytes(self) -> bytes:
        """The bytes of the message; ValueError if they are not base64."""
        return bytes_of_base64(text_of(self.raw, "data", self.data), "data")

    @property
    def sent_at(self) -> "datetime | None":
        """When the message was sent, in UTC."""
        return None if self.timestamp is None else time_of_milliseconds(self.timestamp, "timestamp")

    @property
    def received_at(self) -> "datetime | None":
        """When the message came to the broker, in UTC."""
        return None if self.broker_in_time is None else time_of_milliseconds(self.broker_in_time, "brokerInTime")


@define(kw_only=True)
class ActiveMQEvent(Event, Generic[TextT]):
    """A batch of messages of one queue; `ActiveMQEvent[Order]` reads them as JSON text of Orders.

    AWS: "Using Lambda with Amazon MQ".
    """

    _unparametrised = str

    event_source: str = field(default="aws:mq", metadata=wire(keep=True))
    """`aws:mq`; `aws:amq` in older events."""

    event_source_arn: str = ""
    """The ARN of the broker."""

    messages: list[ActiveMQMessage[TextT]] = field()
    """The messages."""


@define(kw_only=True)
class RabbitMQBasicProperties(Payload):
    """What the sender put beside a message; null for what it did not.

    AWS: "Using Lambda with Amazon MQ".
    """

    content_type: str | None = None
    """The media type of the message."""

    content_encoding: str | None = None
    """The encoding of the message."""

    headers: dict[str, Any] = field(factory=dict)
    """The headers; text is an object with a list of signed `bytes`. `header_values` decodes them."""

    delivery_mode: int | None = None
    """1 for messages that may be lost, 2 for others."""

    priority: int | None = None
    """The priority."""

    correlation_id: str | None = None
    """The id of the message that this one answers."""

    reply_to: str | None = None
    """Where an answer goes."""

    expiration: int | str | None = None
    """After how many milliseconds the message expires, a number or its digits."""

    message_id: str | None = None
    """The sender's id of the message."""

    timestamp: str | None = None
    """When it was sent, as in `Jan 1, 1970, 12:33:41 AM`; `sent_at` is the time."""

    type: str | None = None
    """The sender's type of the message."""

    user_id: str | None = None
    """The sender's user."""

    app_id: str | None = None
    """The sender's application."""

    cluster_id: str | None = None
    """The cluster."""

    body_size: int | None = None
    """How many bytes the message has."""

    @property
    def sent_at(self) -> "datetime | None":
        """When the message was sent, taken for UTC; ValueError if the text is no time."""
        return None if self.timestamp is None else time_of_locale(self.timestamp, "timestamp")

    @property
    def header_values(self) -> dict[str, Any]:
        """The headers with bytes for text, and all else as it is; ValueError if a list is none of bytes."""
        values: dict[str, Any] = _header_value(self.headers)
        return values


@define(kw_only=True)
class RabbitMQMessage(Payload, Generic[TextT]):
    """One message of RabbitMQ.

    AWS: "Using Lambda with Amazon MQ".
    """

    _unparametrised = str

    basic_properties: RabbitMQBasicProperties = field(factory=RabbitMQBasicProperties)
    """What the sender put beside it."""

    redelivered: bool = False
    """Whether the message was delivered before."""

    data: TextT = carrying("base64")
    """The message in base64; `data_bytes` decodes it."""

    @property
    def data_bytes(self) -> bytes:
        """The bytes of the message; ValueError if they are not base64."""
        return bytes_of_base64(text_of(self.raw, "data", self.data), "data")


@define(kw_only=True)
class RabbitMQEvent(Event, Generic[TextT]):
    """A batch of messages by queue; `RabbitMQEvent[Order]` reads them as JSON text of Orders.

    AWS: "Using Lambda with Amazon MQ".
    """

    _unparametrised = str

    event_source: str = field(default="aws:rmq", metadata=wire(keep=True))
    """Always `aws:rmq`."""

    event_source_arn: str = ""
    """The ARN of the broker."""

    rmq_messages_by_queue: dict[str, list[RabbitMQMessage[TextT]]] = field()
    """The messages by queue and virtual host, as in `orders::/`."""

    @property
    def all_messages(self) -> "Iterator[RabbitMQMessage[TextT]]":
        """All messages, one queue after the other."""
        for messages in self.rmq_messages_by_queue.values():
            yield from messages


def _header_value(value: Any) -> Any:
    """Return a header, or what it consists of, with the bytes that Java's lists of them stand for."""
    if isinstance(value, list):
        return [_header_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"bytes"}:
        return bytes_of_signed(value["bytes"], "headers")
    return {name: _header_value(item) for name, item in value.items()}
