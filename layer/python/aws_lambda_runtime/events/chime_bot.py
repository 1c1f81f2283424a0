"""Amazon Chime chat bots: a bot that was invited, mentioned or removed."""

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class ChimeBotSender(Payload):
    """Who it was.

    AWS: "Amazon Chime Events Sent to Chat Bots".
    """

    _wire_case = staticmethod(pascal_case)

    sender_id: str = ""
    """The user's email address."""

    sender_id_type: str = ""
    """`EmailId`."""


@define(kw_only=True)
class ChimeBotDiscussion(Payload):
    """Where it was.

    AWS: "Amazon Chime Events Sent to Chat Bots".
    """

    _wire_case = staticmethod(pascal_case)

    discussion_id: str = ""
    """The id of the chat room."""

    discussion_type: str = ""
    """`Room`."""


@define(kw_only=True)
class ChimeBotInboundHttpsEndpoint(Payload):
    """Where the bot answers.

    AWS: "Amazon Chime Events Sent to Chat Bots".
    """

    _wire_case = staticmethod(pascal_case)

    endpoint_type: str = ""
    """`Persistent` after an invitation, `ShortLived` after a mention."""

    url: str = field(default="", repr=False)
    """The address, with a token: who knows it may write to the room."""


@define(kw_only=True)
class ChimeBotEvent(Event):
    """A bot was invited, mentioned or removed.

    AWS: "Amazon Chime Events Sent to Chat Bots".
    """

    _wire_case = staticmethod(pascal_case)

    sender: ChimeBotSender = field(factory=ChimeBotSender)
    """Who it was."""

    discussion: ChimeBotDiscussion
    """Where it was."""

    event_type: str = ""
    """`Invite`, `Mention` or `Remove`."""

    inbound_https_endpoint: ChimeBotInboundHttpsEndpoint | None = None
    """Where the bot answers; absent after a removal."""

    event_timestamp: str = ""
    """When, in ISO 8601; `happened_at` is the time."""

    message: str | None = None
    """What was written; only for `Mention`."""

    @property
    def happened_at(self) -> "datetime":
        """When it was, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.event_timestamp, "EventTimestamp")
