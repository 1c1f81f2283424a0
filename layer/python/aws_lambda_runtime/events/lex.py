"""Amazon Lex V1, which has ended: a turn of a conversation, and the answer with what comes next."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class LexBot(Payload):
    """The bot.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    name: str = ""
    """The bot's name."""

    alias: str | None = None
    """Its alias; null without one."""

    version: str = ""
    """Its version: a number, or `$LATEST`."""


@define(kw_only=True)
class LexSlotDetail(Payload):
    """How Lex understood a slot.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    resolutions: list[dict[str, Any]] = field(factory=list)
    """Up to five values that the words may stand for, each an object with `value`."""

    original_value: str | None = None
    """The user's words."""


@define(kw_only=True)
class LexIntent(Payload):
    """What the user wants.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    name: str = ""
    """The intent's name."""

    nlu_intent_confidence_score: Any = None
    """How sure Lex is, from 0 to 1; absent or null for older bots."""

    slots: dict[str, Any] = field(factory=dict)
    """The text of each slot, by name; null for one without a value."""

    slot_details: dict[str, LexSlotDetail | None] = field(factory=dict)
    """How Lex understood the slots, by name; may be absent."""

    confirmation_status: str = ""
    """`None`, `Confirmed` or `Denied`."""


@define(kw_only=True)
class LexEvent(Event):
    """A turn of a conversation.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    message_version: str = ""
    """The version of this shape: `1.0`."""

    invocation_source: str = ""
    """`DialogCodeHook` while slots are filled, `FulfillmentCodeHook` when all are."""

    user_id: str = ""
    """The user's id, chosen by the application."""

    input_transcript: str | None = None
    """What the user said or wrote; absent from older events."""

    session_attributes: dict[str, str] = field(factory=dict)
    """What functions and applications keep for the session; null or absent without any."""

    request_attributes: dict[str, str] = field(factory=dict)
    """What the application sent with this request; null or absent without any."""

    bot: LexBot = field(factory=LexBot)
    """The bot."""

    output_dialog_mode: str = ""
    """`Text` or `Voice`."""

    current_intent: LexIntent
    """What the user wants."""

    alternative_intents: list[LexIntent] = field(factory=list)
    """What else the user may want; absent from older events."""


@define(kw_only=True)
class LexMessage(Response):
    """What the bot says.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    content_type: str = field(default="PlainText", metadata=wire(keep=True))
    """`PlainText`, `SSML` or `CustomPayload`."""

    content: str
    """The text."""


@define(kw_only=True)
class LexAttachment(Response):
    """One card.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    title: str | None = None
    """The title."""

    sub_title: str | None = None
    """A line below the title."""

    image_url: str | None = None
    """The address of a picture."""

    attachment_link_url: str | None = None
    """The address that the card leads to."""

    buttons: list[dict[str, str]] = field(factory=list)
    """Up to five buttons, each with `text` and the `value` that it sends."""


@define(kw_only=True)
class LexResponseCard(Response):
    """Cards to show.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    version: int = field(default=1, metadata=wire(keep=True))
    """The version of this shape."""

    content_type: str = field(default="application/vnd.amazonaws.card.generic", metadata=wire(keep=True))
    """The only kind of card."""

    generic_attachments: list[LexAttachment] = field(factory=list)
    """Up to ten cards."""


@define(kw_only=True)
class LexDialogAction(Response):
    """What the bot does next.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    type: str
    """`Close`, `ConfirmIntent`, `Delegate`, `ElicitIntent` or `ElicitSlot`."""

    fulfillment_state: str | None = None
    """`Fulfilled` or `Failed`; only for `Close`, and required there."""

    message: LexMessage | None = None
    """What the bot says; not for `Delegate`."""

    intent_name: str | None = None
    """The intent; for `ConfirmIntent` and `ElicitSlot`."""

    slots: dict[str, Any] | None = None
    """The slots, null for those without a value; for `ConfirmIntent`, `Delegate` and `ElicitSlot`."""

    slot_to_elicit: str | None = None
    """The slot to ask for; only for `ElicitSlot`."""

    response_card: LexResponseCard | None = None
    """Cards to show; not for `Delegate`."""


@define(kw_only=True)
class LexResponse(Response):
    """What comes next.

    AWS: "Lambda Function Input Event and Response Format" of Lex V1.
    """

    session_attributes: dict[str, str] | None = None
    """What to keep for the session; None keeps nothing."""

    dialog_action: LexDialogAction
    """What the bot does next."""
