"""Amazon SQS by its API: what ReceiveMessage returns, as a state machine hands it to a function."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire


@define(kw_only=True)
class SQSApiMessage(Payload, Generic[TextT]):
    """One message as SQS's API returns it.

    AWS: "Message (Amazon SQS API Reference)".
    """

    _wire_case = staticmethod(pascal_case)
    _unparametrised = str

    message_id: str = ""
    """The id that SQS gave the message."""

    receipt_handle: str = ""
    """The token for deleting this receive of the message, or for changing its visibility."""

    body: TextT = carrying("json")
    """The text that was sent."""

    md5_of_body: str = field(default="", metadata=wire("MD5OfBody", also=("Md5OfBody",)))
    """The MD5 of the body, in hexadecimal; spelt `Md5OfBody` by Step Functions."""

    attributes: dict[str, str] = field(factory=dict)
    """What SQS says about the message, as far as it was asked for, by AWS's names: `SentTimestamp`."""

    message_attributes: dict[str, dict[str, Any]] = field(factory=dict)
    """What the sender put beside the body, as far as it was asked for."""


@define(kw_only=True)
class SQSReceiveMessageResult(Event, Generic[TextT]):
    """The result of receiving messages, as Step Functions hands it to a function.

    AWS: "ReceiveMessage (Amazon SQS API Reference)".
    """

    _wire_case = staticmethod(pascal_case)
    _unparametrised = str

    messages: list[SQSApiMessage[TextT]] = field()
    """The messages; may be empty."""
