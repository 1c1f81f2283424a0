"""Alexa smart home skills: directives for devices, and the answers."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class AlexaHeader(Payload):
    """What a message is.

    AWS: "Alexa Interface Message and Property Reference".
    """

    namespace: str = ""
    """The interface, as in `Alexa.PowerController`."""

    name: str = ""
    """What of it, as in `TurnOn`; of an answer `Response` or `ErrorResponse`."""

    payload_version: str = ""
    """The version of the message: `3`, of older skills `2`."""

    message_id: str | None = None
    """The message's own id, a UUID; some samples have none."""

    correlation_token: str | None = None
    """What an answer has to repeat; absent from discovery and older skills."""


@define(kw_only=True)
class AlexaScope(Payload):
    """On whose behalf.

    AWS: "Alexa Interface Message and Property Reference".
    """

    type: str = ""
    """`BearerToken` and others."""

    token: str | None = field(default=None, repr=False)
    """The token of the linked account."""


@define(kw_only=True)
class AlexaEndpoint(Payload):
    """The device.

    AWS: "Alexa Interface Message and Property Reference".
    """

    scope: AlexaScope | None = None
    """On whose behalf; an answer may leave it out."""

    endpoint_id: str = ""
    """The device's id, from discovery."""

    cookie: dict[str, str] = field(factory=dict)
    """What discovery said to keep; absent or empty without any."""


@define(kw_only=True)
class AlexaSmartHomeEvent(Event):
    """A directive of version 2, which is deprecated; return an object with `header` and `payload`.

    AWS: "Smart Home Skill API Reference" of version 2.
    """

    header: AlexaHeader
    """What it is."""

    payload: dict[str, Any] = field(factory=dict, repr=False)
    """What is to be done, with the `accessToken` of the account and mostly the `appliance`."""


@define(kw_only=True)
class AlexaDirective(Payload):
    """What is to be done.

    AWS: "Alexa Interface Message and Property Reference".
    """

    header: AlexaHeader = field(factory=AlexaHeader)
    """What it is."""

    endpoint: AlexaEndpoint | None = None
    """The device; absent from discovery and authorization."""

    payload: dict[str, Any] = field(factory=dict, repr=False, metadata=wire(keep=True))
    """The details, by interface; of discovery the scope with the token. Often empty, yet always there."""


@define(kw_only=True)
class AlexaSmartHomeDirectiveEvent(Event):
    """A directive of version 3.

    AWS: "Alexa Interface Message and Property Reference".
    """

    directive: AlexaDirective
    """What is to be done."""


@define(kw_only=True)
class AlexaProperty(Response):
    """The state of a device.

    AWS: "Alexa Interface Message and Property Reference".
    """

    namespace: str
    """The interface."""

    name: str
    """The property, as in `powerState`."""

    instance: str | None = None
    """Which of several of an interface, for generic ones."""

    value: Any
    """The value: text, a number or an object."""

    time_of_sample: str
    """When it was read, in ISO 8601 with `Z`."""

    uncertainty_in_milliseconds: int
    """How old it may be."""


@define(kw_only=True)
class AlexaSmartHomeContext(Response):
    """The state of the device.

    AWS: "Alexa Interface Message and Property Reference".
    """

    properties: list[AlexaProperty] = field(factory=list)
    """The properties."""


@define(kw_only=True)
class AlexaSmartHomeResponse(Response):
    """The answer to a directive of version 3.

    AWS: "Alexa Interface Message and Property Reference".
    """

    event: AlexaDirective
    """What was done: a header with the directive's `correlation_token`, the endpoint, and a payload."""

    context: AlexaSmartHomeContext | None = None
    """The state of the device after it."""
