"""Amazon WorkMail: a mail that a rule of its flow hands to a function, and what becomes of it."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class WorkMailAddress(Payload):
    """A mail address.

    AWS: "Configuring AWS Lambda for Amazon WorkMail".
    """

    address: str = ""
    """The address."""


@define(kw_only=True)
class WorkMailEnvelope(Payload):
    """Who gets the mail, and from whom.

    AWS: "Configuring AWS Lambda for Amazon WorkMail".
    """

    mail_from: WorkMailAddress = field(factory=WorkMailAddress)
    """The sender; its address is empty in a bounce."""

    recipients: list[WorkMailAddress] = field(factory=list)
    """The recipients that the rule is for."""


@define(kw_only=True)
class WorkMailEvent(Event):
    """A mail, without its content.

    AWS: "Configuring AWS Lambda for Amazon WorkMail", Lambda event data.
    """

    summary_version: str = ""
    """The version of this shape: `2018-10-10`."""

    envelope: WorkMailEnvelope = field(factory=WorkMailEnvelope, metadata=wire(required=True, keep=True))
    """Who gets it, and from whom."""

    sender: WorkMailAddress = field(factory=WorkMailAddress)
    """The address of its From or Sender header."""

    subject: str = ""
    """The first 256 characters of its subject."""

    message_id: str = ""
    """The id by which the WorkMail Message Flow API gives the whole mail."""

    invocation_id: str = ""
    """The id of the call, the same for each retry."""

    flow_direction: str = ""
    """`INBOUND` or `OUTBOUND`."""

    truncated: bool = False
    """Whether recipients are missing, as the event would be larger than 128 KB."""


@define(kw_only=True)
class WorkMailAction(Response):
    """What becomes of a mail.

    AWS: "Configuring AWS Lambda for Amazon WorkMail", synchronous Run Lambda response schema.
    """

    type: str = field(default="DEFAULT", metadata=wire(keep=True))
    """`DEFAULT`, `BOUNCE`, `DROP`, `BYPASS_SPAM_CHECK` or `MOVE_TO_JUNK`."""

    parameters: dict[str, Any] = field(factory=dict)
    """Of a bounce, its text as `bounceMessage`."""


@define(kw_only=True)
class WorkMailRecipientsAction(Response):
    """What becomes of the mail to some recipients, or to all.

    AWS: "Configuring AWS Lambda for Amazon WorkMail", synchronous Run Lambda response schema.
    """

    action: WorkMailAction = field(factory=WorkMailAction, metadata=wire(keep=True))
    """What becomes of it."""

    recipients: list[str] = field(factory=list)
    """The addresses."""

    all_recipients: bool = False
    """Whether it is for all who are not named elsewhere."""


@define(kw_only=True)
class WorkMailResponse(Response):
    """What becomes of the mail, where the rule waits for the function.

    AWS: "Configuring AWS Lambda for Amazon WorkMail", synchronous Run Lambda response schema.
    """

    actions: list[WorkMailRecipientsAction] = field(factory=list, metadata=wire(keep=True))
    """At most ten."""
