"""Bedrock agents: parameters as what they stand for, and answers as the service reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import BedrockAgentEvent, BedrockAgentFunctionEvent, BedrockAgentProperty

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "bedrock_agent"

converter = make_converter()


def _sample(name: str, cls: Any) -> Any:
    return structurer(converter, cls)(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_parameters_are_converted() -> None:
    """Numbers and truth are what their types say; arrays are not JSON and stay text."""
    event = _sample("api", BedrockAgentEvent)
    assert event.arguments == {"id": "order-1", "quantity": 2, "price": 1.5, "gift": True, "sizes": "[S, M]"}
    assert [type(value) for value in event.arguments.values()] == [str, int, float, bool, str]


@pytest.mark.parametrize(("kind", "value"), [("integer", "two"), ("number", ""), ("boolean", "yes")])
def test_value_of_another_type_raises_when_it_is_read(kind: str, value: str) -> None:
    """The error names the parameter and the type, and not the value."""
    found = BedrockAgentProperty(name="quantity", type=kind, value=value)
    with pytest.raises(ValueError, match=rf"^the value of quantity is not of type {kind}$"):
        _ = found.converted


def test_operation_is_answered() -> None:
    """The answer repeats what was called, with status and body."""
    response = _sample("api_with_body", BedrockAgentEvent).answer('{"id": "order-2"}', status_code=201)
    response.session_attributes["last"] = "order-2"
    assert converter.unstructure(response) == {
        "messageVersion": "1.0",
        "response": {
            "actionGroup": "Orders",
            "apiPath": "/orders",
            "httpMethod": "POST",
            "httpStatusCode": 201,
            "responseBody": {"application/json": {"body": '{"id": "order-2"}'}},
        },
        "sessionAttributes": {"last": "order-2"},
    }


@pytest.mark.parametrize(("state", "written"), [(None, {}), ("FAILURE", {"responseState": "FAILURE"})])
def test_function_is_answered(state: str | None, written: dict[str, str]) -> None:
    """The answer repeats what was called, with the text, and with a state only if there is one."""
    response = _sample("function", BedrockAgentFunctionEvent).answer("on its way", state=state)
    assert converter.unstructure(response) == {
        "messageVersion": "1.0",
        "response": {
            "actionGroup": "Orders",
            "function": "find_order",
            "functionResponse": written | {"responseBody": {"TEXT": {"body": "on its way"}}},
        },
    }
