"""Alexa skills: what a user asks of a custom skill, and what it answers."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class AlexaApplication(Payload):
    """The skill.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    application_id: str = ""
    """The skill's id: a handler should refuse others."""


@define(kw_only=True)
class AlexaUser(Payload):
    """The account that the skill is enabled for.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    user_id: str = ""
    """The account's id, another for each skill."""

    access_token: str | None = field(default=None, repr=False)
    """The token of the linked account; absent without one."""


@define(kw_only=True)
class AlexaSession(Payload):
    """The session.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    new: bool = False
    """Whether it begins with this request."""

    session_id: str = ""
    """The session's id."""

    application: AlexaApplication = field(factory=AlexaApplication)
    """The skill."""

    attributes: dict[str, Any] = field(factory=dict)
    """What the last answer kept; empty, null or absent at first."""

    user: AlexaUser = field(factory=AlexaUser)
    """The account."""


@define(kw_only=True)
class AlexaDevice(Payload):
    """The device.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    device_id: str | None = None
    """The device's id; may be absent."""

    supported_interfaces: dict[str, Any] = field(factory=dict)
    """What it can do, by name: `AudioPlayer`, `Display` and others."""


@define(kw_only=True)
class AlexaSystem(Payload):
    """The skill, the account and the device.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    application: AlexaApplication = field(factory=AlexaApplication)
    """The skill."""

    user: AlexaUser = field(factory=AlexaUser)
    """The account."""

    device: AlexaDevice = field(factory=AlexaDevice)
    """The device."""

    api_endpoint: str | None = None
    """The address of Alexa's APIs; may be absent."""

    api_access_token: str | None = field(default=None, repr=False)
    """The token for Alexa's APIs; may be absent."""


@define(kw_only=True)
class AlexaContext(Payload):
    """The state of Alexa and of the device.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    system: AlexaSystem = field(factory=AlexaSystem, metadata=wire("System"))
    """The skill, the account and the device."""

    audio_player: dict[str, Any] | None = field(default=None, metadata=wire("AudioPlayer"))
    """What is played: `playerActivity`, `token`, `offsetInMilliseconds`; may be absent."""


@define(kw_only=True)
class AlexaSlot(Payload):
    """A slot of the intent.

    AWS: "Request Types Reference" of the Alexa Skills Kit.
    """

    name: str = ""
    """The slot's name."""

    value: str | None = None
    """The user's words; absent without any."""

    resolutions: dict[str, Any] | None = None
    """The slot type's values that the words stand for, by authority; `resolved` is the best; absent without any."""

    @property
    def resolved(self) -> str | None:
        """The name of the first value that matches the user's words, None without one."""
        for authority in (self.resolutions or {}).get("resolutionsPerAuthority") or ():
            match authority:
                case {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": str(name)}}, *_]}:
                    return name
        return None


@define(kw_only=True)
class AlexaIntent(Payload):
    """What the user wants.

    AWS: "Request Types Reference" of the Alexa Skills Kit.
    """

    name: str = ""
    """The intent's name."""

    confirmation_status: str | None = None
    """`NONE`, `CONFIRMED` or `DENIED`."""

    slots: dict[str, AlexaSlot] = field(factory=dict)
    """Its slots, by name; absent without any."""


@define(kw_only=True)
class AlexaRequest(Payload):
    """What is asked.

    AWS: "Request Types Reference" of the Alexa Skills Kit.
    """

    type: str = ""
    """`LaunchRequest`, `IntentRequest`, `SessionEndedRequest`, `AudioPlayer.PlaybackStarted` and others."""

    request_id: str = ""
    """The request's id."""

    timestamp: str = ""
    """When, in ISO 8601; `requested_at` is the time."""

    locale: str | None = None
    """The language, as in `en-GB`; absent from some types."""

    intent: AlexaIntent | None = None
    """What the user wants; only of an `IntentRequest`."""

    dialog_state: str | None = None
    """`STARTED`, `IN_PROGRESS` or `COMPLETED`; only where the skill has a dialog model."""

    reason: str | None = None
    """Why the session ended: `USER_INITIATED`, `ERROR` or `EXCEEDED_MAX_REPROMPTS`."""

    @property
    def requested_at(self) -> "datetime":
        """When it was asked, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.timestamp, "timestamp")


@define(kw_only=True)
class AlexaSkillEvent(Event):
    """A request to the skill.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    version: str = ""
    """The version of this shape: `1.0`."""

    session: AlexaSession | None = None
    """The session; absent for `AudioPlayer`, `PlaybackController` and events of skills."""

    context: AlexaContext = field(factory=AlexaContext)
    """The state of Alexa and of the device."""

    request: AlexaRequest
    """What is asked."""


@define(kw_only=True)
class AlexaOutputSpeech(Response):
    """What Alexa says.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    type: str = field(default="PlainText", metadata=wire(keep=True))
    """`PlainText` or `SSML`."""

    text: str | None = None
    """The words, for `PlainText`."""

    ssml: str | None = None
    """The words with their markup, for `SSML`."""


@define(kw_only=True)
class AlexaCard(Response):
    """A card in the Alexa app.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    type: str = field(default="Simple", metadata=wire(keep=True))
    """`Simple`, `Standard`, `LinkAccount` or `AskForPermissionsConsent`."""

    title: str | None = None
    """The title."""

    content: str | None = None
    """The text of a `Simple` card."""

    text: str | None = None
    """The text of a `Standard` card."""

    image: dict[str, str] | None = None
    """The `smallImageUrl` and `largeImageUrl` of a `Standard` card."""


@define(kw_only=True)
class AlexaReprompt(Response):
    """What Alexa says if the user is silent.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    output_speech: AlexaOutputSpeech
    """The words."""


@define(kw_only=True)
class AlexaResponseBody(Response):
    """What Alexa does.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    output_speech: AlexaOutputSpeech | None = None
    """What Alexa says."""

    card: AlexaCard | None = None
    """A card."""

    reprompt: AlexaReprompt | None = None
    """What Alexa says if the user is silent."""

    directives: list[dict[str, Any]] = field(factory=list)
    """What the device does, each an object with a `type`."""

    should_end_session: bool | None = None
    """True ends the session, False waits for the user; None for neither."""


@define(kw_only=True)
class AlexaSkillResponse(Response):
    """The answer; none is expected to a `SessionEndedRequest`.

    AWS: "Request and Response JSON Reference" of the Alexa Skills Kit.
    """

    version: str = field(default="1.0", metadata=wire(keep=True))
    """The version of this shape."""

    session_attributes: dict[str, Any] = field(factory=dict)
    """What the next request of the session gets."""

    response: AlexaResponseBody = field(factory=AlexaResponseBody, metadata=wire(keep=True))
    """What Alexa does."""
