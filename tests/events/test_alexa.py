"""Alexa, custom and smart home skills: slots, secrets, and answers as the service reads them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    AlexaDirective,
    AlexaHeader,
    AlexaOutputSpeech,
    AlexaProperty,
    AlexaReprompt,
    AlexaResponseBody,
    AlexaSkillEvent,
    AlexaSkillResponse,
    AlexaSlot,
    AlexaSmartHomeContext,
    AlexaSmartHomeDirectiveEvent,
    AlexaSmartHomeEvent,
    AlexaSmartHomeResponse,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"

converter = make_converter()


def _sample(name: str, cls: Any) -> Any:
    return structurer(converter, cls)(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_slots_are_resolved() -> None:
    """The value that matches is read, beside the user's words; a slot without one has none."""
    slots = _sample("alexa_skill/intent", AlexaSkillEvent).request.intent.slots
    assert (slots["Kind"].value, slots["Kind"].resolved) == ("tulip", "tulips")
    assert (slots["Day"].value, slots["Day"].resolved) == (None, None)


@pytest.mark.parametrize(
    "resolutions",
    [
        {},
        {"resolutionsPerAuthority": None},
        {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_NO_MATCH"}}]},
        {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": []}]},
    ],
)
def test_what_does_not_match_is_not_resolved(resolutions: dict[str, Any]) -> None:
    """Without a match there is no value, whatever else is said."""
    assert AlexaSlot(resolutions=resolutions).resolved is None


def test_later_authority_may_match() -> None:
    """The first authority that matches counts."""
    match = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": "roses"}}]}
    no_match = {"status": {"code": "ER_SUCCESS_NO_MATCH"}}
    assert AlexaSlot(resolutions={"resolutionsPerAuthority": [no_match, match]}).resolved == "roses"


def test_request_has_a_time() -> None:
    """The time of a request is aware."""
    event = _sample("alexa_skill/launch", AlexaSkillEvent)
    assert event.request.requested_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sample", "cls"),
    [
        ("alexa_skill/launch", AlexaSkillEvent),
        ("alexa_smart_home/directive", AlexaSmartHomeDirectiveEvent),
        ("alexa_smart_home/discovery", AlexaSmartHomeDirectiveEvent),
        ("alexa_smart_home/version_2", AlexaSmartHomeEvent),
    ],
)
def test_tokens_are_not_in_reprs(sample: str, cls: Any) -> None:
    """No token is printed with an event."""
    assert "invented-" not in repr(_sample(sample, cls)).replace("invented-correlation", "")


def test_skill_answers() -> None:
    """What is not set is not written; an empty answer has its version and an empty body."""
    assert converter.unstructure(AlexaSkillResponse()) == {"version": "1.0", "response": {}}
    again = AlexaReprompt(output_speech=AlexaOutputSpeech(type="SSML", ssml="<speak>Well?</speak>"))
    body = AlexaResponseBody(output_speech=AlexaOutputSpeech(text="What?"), reprompt=again, should_end_session=False)
    assert converter.unstructure(AlexaSkillResponse(session_attributes={"step": 2}, response=body)) == {
        "version": "1.0",
        "sessionAttributes": {"step": 2},
        "response": {
            "outputSpeech": {"type": "PlainText", "text": "What?"},
            "reprompt": {"outputSpeech": {"type": "SSML", "ssml": "<speak>Well?</speak>"}},
            "shouldEndSession": False,
        },
    }


def test_directive_is_answered() -> None:
    """The answer has the endpoint as it came, an empty payload, and the state of the device."""
    endpoint = _sample("alexa_smart_home/directive", AlexaSmartHomeDirectiveEvent).directive.endpoint
    header = AlexaHeader(namespace="Alexa", name="Response", payload_version="3", correlation_token="c")
    state = AlexaProperty(
        namespace="Alexa.PowerController",
        name="powerState",
        value="ON",
        time_of_sample="2024-03-12T19:03:58Z",
        uncertainty_in_milliseconds=0,
    )
    response = AlexaSmartHomeResponse(
        event=AlexaDirective(header=header, endpoint=endpoint), context=AlexaSmartHomeContext(properties=[state])
    )
    assert converter.unstructure(response) == {
        "event": {
            "header": {"namespace": "Alexa", "name": "Response", "payloadVersion": "3", "correlationToken": "c"},
            "endpoint": endpoint.raw,
            "payload": {},
        },
        "context": {
            "properties": [
                {
                    "namespace": "Alexa.PowerController",
                    "name": "powerState",
                    "value": "ON",
                    "timeOfSample": "2024-03-12T19:03:58Z",
                    "uncertaintyInMilliseconds": 0,
                }
            ]
        },
    }
