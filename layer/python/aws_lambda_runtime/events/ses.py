"""Amazon SES: a mail that a receipt rule hands to a function, without its content."""

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class SESMailHeader(Payload):
    """One header of a mail.

    AWS: "Contents of notifications for Amazon SES email receiving".
    """

    name: str = ""
    """The header's name, in the sender's spelling."""

    value: str = ""
    """Its value."""


@define(kw_only=True)
class SESMailCommonHeaders(Payload):
    """The headers that most people need; those that the mail lacks are absent.

    AWS: "Contents of notifications for Amazon SES email receiving".
    """

    return_path: str | None = None
    """Where bounces go."""

    from_: list[str] = field(factory=list)
    """The authors."""

    sender: list[str] | str | None = None
    """The sender, where it is none of the authors."""

    reply_to: list[str] = field(factory=list)
    """Where answers go."""

    date: str | None = None
    """When the mail was written, as the sender's program spells it."""

    to: list[str] = field(factory=list)
    """The recipients."""

    cc: list[str] = field(factory=list)
    """Those who get a copy."""

    bcc: list[str] = field(factory=list)
    """Those who get a blind copy."""

    message_id: str | None = None
    """The id that the sender's program gave it."""

    subject: str | None = None
    """The subject."""


@define(kw_only=True)
class SESMail(Payload):
    """The mail.

    AWS: "Contents of notifications for Amazon SES email receiving", mail object.
    """

    timestamp: str = ""
    """When it was received, in ISO 8601; `received_at` is the time."""

    source: str = ""
    """The sender's address of the envelope."""

    message_id: str = ""
    """The id that SES gave it; an S3 action stores it under this key."""

    destination: list[str] = field(factory=list)
    """The recipients of the envelope."""

    headers_truncated: bool = False
    """Whether headers are missing, as they had more than 10 KB."""

    headers: list[SESMailHeader] = field(factory=list)
    """The headers in their order; `header` looks one up."""

    common_headers: SESMailCommonHeaders = field(factory=SESMailCommonHeaders)
    """The headers that most people need."""

    @property
    def received_at(self) -> "datetime":
        """When the mail was received, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.timestamp, "timestamp")

    def header(self, name: str) -> list[str]:
        """Return the values of a header, in any spelling, in their order; an empty list if it was not sent."""
        folded = name.lower()
        return [header.value for header in self.headers if header.name.lower() == folded]


@define(kw_only=True)
class SESReceiptStatus(Payload):
    """What one check found.

    AWS: "Contents of notifications for Amazon SES email receiving", receipt object.
    """

    status: str = ""
    """`PASS`, `FAIL`, `GRAY`, `PROCESSING_FAILED`, or `DISABLED`."""


@define(kw_only=True)
class SESReceiptAction(Payload):
    """The action of the receipt rule that sent this; only the fields of its type are there.

    AWS: "Contents of notifications for Amazon SES email receiving", action object.
    """

    type: str = ""
    """`Lambda`, `S3`, `SNS`, `Bounce`, `Stop` or `WorkMail`."""

    function_arn: str | None = None
    """The function."""

    invocation_type: str | None = None
    """`Event`, or `RequestResponse` where the answer counts."""

    topic_arn: str | None = None
    """The topic that hears of it."""

    bucket_name: str | None = None
    """The bucket that the mail lies in."""

    object_key: str | None = None
    """Its key there."""

    object_key_prefix: str | None = None
    """What keys begin with."""

    smtp_reply_code: str | None = None
    """The SMTP code of a bounce."""

    status_code: str | None = None
    """The enhanced status code of a bounce."""

    message: str | None = None
    """The text of a bounce."""

    sender: str | None = None
    """Who sends a bounce."""

    organization_arn: str | None = None
    """The organization in WorkMail."""


@define(kw_only=True)
class SESReceipt(Payload):
    """How the mail was received.

    AWS: "Contents of notifications for Amazon SES email receiving", receipt object.
    """

    timestamp: str = ""
    """When the action was started, in ISO 8601."""

    processing_time_millis: int | None = None
    """How many milliseconds SES had worked on it."""

    recipients: list[str] = field(factory=list)
    """The recipients that the receipt rule is for."""

    spam_verdict: SESReceiptStatus = field(factory=SESReceiptStatus)
    """Whether it is free of spam."""

    virus_verdict: SESReceiptStatus = field(factory=SESReceiptStatus)
    """Whether it is free of viruses."""

    spf_verdict: SESReceiptStatus = field(factory=SESReceiptStatus)
    """Whether it passed SPF."""

    dkim_verdict: SESReceiptStatus = field(factory=SESReceiptStatus)
    """Whether it passed DKIM."""

    dmarc_verdict: SESReceiptStatus | None = None
    """Whether it passed DMARC; absent from older events."""

    dmarc_policy: str | None = None
    """What the sender's domain asks for when DMARC fails, `none`, `quarantine` or `reject`; absent otherwise."""

    action: SESReceiptAction = field(factory=SESReceiptAction)
    """The action."""


@define(kw_only=True)
class SESMessage(Payload):
    """A mail and how it was received, also as a topic gets it: `SNSEvent[SESMessage]`.

    AWS: "Contents of notifications for Amazon SES email receiving".
    """

    notification_type: str | None = None
    """`Received`; topics only."""

    mail: SESMail = field(factory=SESMail)
    """The mail."""

    receipt: SESReceipt = field(factory=SESReceipt)
    """How it was received."""

    content: str | None = None
    """The whole mail; topics of an SNS action only."""


@define(kw_only=True)
class SESEventRecord(Payload):
    """One mail with where it came from.

    AWS: "Lambda function examples" (Amazon SES Developer Guide).
    """

    event_source: str = field(default="aws:ses", metadata=wire(keep=True))
    """Always `aws:ses`."""

    event_version: str = ""
    """The version of this shape: `1.0`."""

    ses: SESMessage = field(factory=SESMessage, metadata=wire(required=True))
    """The mail."""


@define(kw_only=True)
class SESEvent(Event):
    """A mail that a receipt rule let through.

    AWS: "Lambda function examples" (Amazon SES Developer Guide).
    """

    records: list[SESEventRecord] = field(metadata=wire("Records"))
    """The mail: SES sends one an event."""


@define(kw_only=True)
class SESReceiptRuleResponse(Response):
    """What becomes of the mail, where the action's type of invocation is `RequestResponse`.

    AWS: "Invoke Lambda function action".
    """

    disposition: str = field(default="CONTINUE", metadata=wire(keep=True))
    """`CONTINUE`, `STOP_RULE` to skip the rule's other actions, or `STOP_RULE_SET` to skip all other rules too."""
