"""Agents for Amazon Bedrock: an action that a function carries out, and the answer."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class BedrockAgentInfo(Payload):
    """The agent.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    name: str = ""
    """The agent's name."""

    id: str = ""
    """Its id."""

    alias: str = ""
    """The id of its alias."""

    version: str = ""
    """Its version: a number, or `DRAFT`."""


@define(kw_only=True)
class BedrockAgentProperty(Payload):
    """A parameter of the action, or a property of its body.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    name: str = ""
    """The name."""

    type: str = ""
    """The type that the value stands for: `string`, `number`, `integer`, `boolean`, `array`."""

    value: str = ""
    """The value, always as text; `converted` is what it stands for."""

    @property
    def converted(self) -> str | float | bool:
        """The value as an int, float or bool if its type says so, else the text; ValueError if it is none."""
        try:
            match self.type:
                case "integer":
                    return int(self.value)
                case "number":
                    return float(self.value)
                case "boolean":
                    return {"true": True, "false": False}[self.value.lower()]
        except (KeyError, ValueError):
            raise ValueError(f"the value of {self.name} is not of type {self.type}") from None
        return self.value


@define(kw_only=True)
class BedrockAgentRequestMedia(Payload):
    """A body in one media type.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    properties: list[BedrockAgentProperty] = field(factory=list)
    """The properties of the body."""


@define(kw_only=True)
class BedrockAgentRequestBody(Payload):
    """The body that the API schema asks for.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    content: dict[str, BedrockAgentRequestMedia] = field(factory=dict)
    """The body, by media type, as in `application/json`."""


@define(kw_only=True)
class BedrockAgentActionEvent(Event):
    """What the events of both kinds of action groups have.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    message_version: str = ""
    """The version of this shape: `1.0`."""

    input_text: str = ""
    """What the user said."""

    session_id: str = ""
    """The id of the session."""

    action_group: str = ""
    """The name of the action group."""

    agent: BedrockAgentInfo = field(factory=BedrockAgentInfo)
    """The agent."""

    parameters: list[BedrockAgentProperty] = field(factory=list)
    """The parameters; `arguments` has their values by name. Absent or empty without any."""

    session_attributes: dict[str, str] = field(factory=dict)
    """What is kept for the session."""

    prompt_session_attributes: dict[str, str] = field(factory=dict)
    """What is kept for the turn."""

    @property
    def arguments(self) -> dict[str, str | float | bool]:
        """The values of the parameters by name, converted; ValueError if one is not of its type."""
        return {each.name: each.converted for each in self.parameters}


@define(kw_only=True)
class BedrockAgentResponseBody(Response):
    """The answer in one media type.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    body: str
    """The text, for `application/json` JSON text."""


@define(kw_only=True)
class BedrockAgentResult(Response):
    """What the operation of an API gave.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    action_group: str
    """The event's action group."""

    api_path: str
    """The event's path."""

    http_method: str
    """The event's method."""

    http_status_code: int = field(default=200, metadata=wire(keep=True))
    """The status."""

    response_body: dict[str, BedrockAgentResponseBody] = field(factory=dict, metadata=wire(keep=True))
    """The answer by media type."""


@define(kw_only=True)
class BedrockAgentResponse(Response):
    """The answer to a `BedrockAgentEvent`, whose `answer` makes it.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    message_version: str = field(default="1.0", metadata=wire(keep=True))
    """The version of this shape."""

    response: BedrockAgentResult
    """What the operation gave."""

    session_attributes: dict[str, str] = field(factory=dict)
    """What to keep for the session."""

    prompt_session_attributes: dict[str, str] = field(factory=dict)
    """What to keep for the turn."""

    knowledge_bases_configuration: list[dict[str, Any]] = field(factory=list)
    """How to ask knowledge bases from now on."""


@define(kw_only=True)
class BedrockAgentEvent(BedrockAgentActionEvent):
    """An operation of an action group with an API schema; it has the fields of a `BedrockAgentActionEvent`.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    api_path: str
    """The path of the operation, as in `/orders/{id}`."""

    http_method: str = ""
    """The method of the operation, in capitals."""

    request_body: BedrockAgentRequestBody | None = None
    """The body; absent without one."""

    def answer(
        self, body: str, *, status_code: int = 200, media_type: str = "application/json"
    ) -> BedrockAgentResponse:
        """Return the answer with a body, JSON text if the media type is JSON."""
        result = BedrockAgentResult(
            action_group=self.action_group,
            api_path=self.api_path,
            http_method=self.http_method,
            http_status_code=status_code,
            response_body={media_type: BedrockAgentResponseBody(body=body)},
        )
        return BedrockAgentResponse(response=result)


@define(kw_only=True)
class BedrockAgentFunctionOutput(Response):
    """What a function said.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    response_state: str | None = None
    """`FAILURE` ends the turn with an error, `REPROMPT` has the model ask again; None for success."""

    response_body: dict[str, BedrockAgentResponseBody] = field(factory=dict, metadata=wire(keep=True))
    """The answer under `TEXT`."""


@define(kw_only=True)
class BedrockAgentFunctionResult(Response):
    """What a function gave.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    action_group: str
    """The event's action group."""

    function: str
    """The event's function."""

    function_response: BedrockAgentFunctionOutput
    """What the function said."""


@define(kw_only=True)
class BedrockAgentFunctionResponse(Response):
    """The answer to a `BedrockAgentFunctionEvent`, whose `answer` makes it.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    message_version: str = field(default="1.0", metadata=wire(keep=True))
    """The version of this shape."""

    response: BedrockAgentFunctionResult
    """What the function gave."""

    session_attributes: dict[str, str] = field(factory=dict)
    """What to keep for the session."""

    prompt_session_attributes: dict[str, str] = field(factory=dict)
    """What to keep for the turn."""

    knowledge_bases_configuration: list[dict[str, Any]] = field(factory=list)
    """How to ask knowledge bases from now on."""


@define(kw_only=True)
class BedrockAgentFunctionEvent(BedrockAgentActionEvent):
    """A function of an action group with function details; it has the fields of a `BedrockAgentActionEvent`.

    AWS: "Configure Lambda functions to send information that an Amazon Bedrock agent elicits from the user".
    """

    function: str
    """The function's name."""

    def answer(self, text: str, *, state: str | None = None) -> BedrockAgentFunctionResponse:
        """Return the answer with a text, and None, `FAILURE` or `REPROMPT` as its state."""
        output = BedrockAgentFunctionOutput(
            response_state=state, response_body={"TEXT": BedrockAgentResponseBody(body=text)}
        )
        result = BedrockAgentFunctionResult(
            action_group=self.action_group, function=self.function, function_response=output
        )
        return BedrockAgentFunctionResponse(response=result)
