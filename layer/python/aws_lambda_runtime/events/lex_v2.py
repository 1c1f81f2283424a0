"""Amazon Lex V2: a turn of a conversation, and the answer with what comes next."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class LexV2SlotValue(Payload):
    """What a user said for a slot.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    original_value: str | None = None
    """The user's words."""

    interpreted_value: str | None = None
    """What Lex made of them, or the slot type's value; absent if it could not."""

    resolved_values: list[str] = field(factory=list)
    """The values that the words may stand for, best first."""


@define(kw_only=True)
class LexV2Slot(Payload):
    """A slot with what the user said for it.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    shape: str | None = None
    """`Scalar`, `List` or `Composite`; may be absent."""

    value: LexV2SlotValue | None = None
    """What the user said."""

    values: list[dict[str, Any]] = field(factory=list)
    """The slots of a `List`, each with `shape` and `value`."""

    sub_slots: dict[str, Any] = field(factory=dict)
    """The slots of a `Composite`, by name; null for one without a value."""


@define(kw_only=True)
class LexV2Intent(Payload):
    """What the user wants.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    name: str = ""
    """The intent's name."""

    slots: dict[str, LexV2Slot | None] = field(factory=dict)
    """Its slots, by name; null for one without a value."""

    state: str | None = None
    """`InProgress`, `ReadyForFulfillment`, `Fulfilled`, `Failed`, `FulfillmentInProgress` or `Waiting`."""

    confirmation_state: str | None = None
    """`Confirmed`, `Denied` or `None`."""

    def value_of(self, slot: str) -> str | None:
        """Return what Lex made of the user's words for a slot, None without a value."""
        found = self.slots.get(slot)
        return None if found is None or found.value is None else found.value.interpreted_value


@define(kw_only=True)
class LexV2SentimentResponse(Payload):
    """How the user feels.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    sentiment: str = ""
    """`MIXED`, `NEGATIVE`, `NEUTRAL` or `POSITIVE`."""

    sentiment_score: dict[str, float] = field(factory=dict)
    """How likely each of the four is, by its name in small letters."""


@define(kw_only=True)
class LexV2Interpretation(Payload):
    """One thing that the user may want.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    intent: LexV2Intent = field(factory=LexV2Intent)
    """The intent."""

    nlu_confidence: float | dict[str, Any] | None = None
    """How sure Lex is, from 0 to 1, or an object with the `score`; absent for the FallbackIntent."""

    sentiment_response: LexV2SentimentResponse | None = None
    """How the user feels; absent unless the bot looks for it."""


@define(kw_only=True)
class LexV2DialogAction(Payload):
    """What the bot does next.

    AWS: "AWS Lambda response format for Lex V2".
    """

    type: str = ""
    """`Close`, `ConfirmIntent`, `Delegate`, `ElicitIntent` or `ElicitSlot`."""

    slot_to_elicit: str | None = None
    """The slot to ask for; only for `ElicitSlot`."""


@define(kw_only=True)
class LexV2ActiveContext(Payload):
    """A context of the conversation.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    name: str = ""
    """The context's name."""

    context_attributes: dict[str, str] = field(factory=dict)
    """What it keeps."""

    time_to_live: dict[str, int] = field(factory=dict)
    """When it ends: `timeToLiveInSeconds` and `turnsToLive`."""


@define(kw_only=True)
class LexV2SessionState(Payload):
    """The state of a conversation: what a handler gets, changes, and returns.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    session_attributes: dict[str, str] = field(factory=dict)
    """What functions and applications keep for the session; what is not returned is forgotten."""

    active_contexts: list[LexV2ActiveContext] = field(factory=list)
    """The contexts; may be absent."""

    dialog_action: LexV2DialogAction | None = None
    """What the bot does next; an answer has to have it, events rarely do."""

    intent: LexV2Intent = field(factory=LexV2Intent)
    """What the user wants."""


@define(kw_only=True)
class LexV2Transcription(Payload):
    """One way to understand what was said.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    transcription: str = ""
    """The words."""

    transcription_confidence: float | None = None
    """How sure Lex is, from 0 to 1."""

    resolved_context: dict[str, Any] = field(factory=dict)
    """The `intent` that they would be for."""

    resolved_slots: dict[str, LexV2Slot | None] = field(factory=dict)
    """The slots that they would fill."""


@define(kw_only=True)
class LexV2Bot(Payload):
    """The bot.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    id: str = ""
    """The bot's id."""

    name: str = ""
    """Its name."""

    alias_id: str = ""
    """The id of its alias."""

    alias_name: str = ""
    """The name of its alias."""

    locale_id: str = ""
    """The language, as in `en_US`."""

    version: str = ""
    """Its version: a number, or `DRAFT`."""


@define(kw_only=True)
class LexV2Event(Event):
    """A turn of a conversation.

    AWS: "AWS Lambda input event format for Lex V2".
    """

    message_version: str = ""
    """The version of this shape: `1.0`."""

    invocation_source: str = ""
    """`DialogCodeHook` while slots are filled, `FulfillmentCodeHook` when all are."""

    invocation_label: str | None = None
    """Which of the bot's code hooks it is; may be absent."""

    input_mode: str = ""
    """`DTMF`, `Speech` or `Text`."""

    response_content_type: str = ""
    """How the bot answers, as in `text/plain; charset=utf-8`."""

    session_id: str = ""
    """The id of the session."""

    input_transcript: str = ""
    """What the user said or wrote."""

    bot: LexV2Bot = field(factory=LexV2Bot)
    """The bot."""

    interpretations: list[LexV2Interpretation] = field(factory=list)
    """What the user may want, likeliest first."""

    proposed_next_state: LexV2SessionState | None = None
    """What the bot would do next by itself; absent when the intent is to be fulfilled."""

    request_attributes: dict[str, str] = field(factory=dict)
    """What the application sent with this request; absent without any."""

    session_state: LexV2SessionState
    """The state of the conversation."""

    transcriptions: list[LexV2Transcription] = field(factory=list)
    """The ways to understand what was said."""


@define(kw_only=True)
class LexV2ImageResponseCard(Response):
    """A card with buttons.

    AWS: "AWS Lambda response format for Lex V2".
    """

    title: str
    """The title."""

    subtitle: str | None = None
    """A line below the title."""

    image_url: str | None = None
    """The address of a picture."""

    buttons: list[dict[str, str]] = field(factory=list)
    """Up to five buttons, each with `text` and the `value` that it sends."""


@define(kw_only=True)
class LexV2Message(Response):
    """What the bot says.

    AWS: "AWS Lambda response format for Lex V2".
    """

    content_type: str = field(default="PlainText", metadata=wire(keep=True))
    """`PlainText`, `SSML`, `CustomPayload` or `ImageResponseCard`."""

    content: str | None = None
    """The text."""

    image_response_card: LexV2ImageResponseCard | None = None
    """The card."""


@define(kw_only=True)
class LexV2Response(Response):
    """What comes next; the event's own `session_state`, with a `dialog_action`, is a good start.

    AWS: "AWS Lambda response format for Lex V2".
    """

    session_state: LexV2SessionState
    """The state to go on with."""

    messages: list[LexV2Message] = field(factory=list)
    """What the bot says; required for `ElicitIntent`."""

    request_attributes: dict[str, str] = field(factory=dict)
    """What the application is told with this answer."""
