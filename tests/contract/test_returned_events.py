"""Handlers that return the event they got, with what they put into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "data" / "events" / "cognito_user_pool"


def test_trigger_of_a_user_pool(serve: Serve) -> None:
    """The example of the page confirms its own domain's users, and gives back all others as they came."""
    function = serve((PROJECT / "examples" / "events" / "cognito_user_pool.py").read_text())
    payload = json.loads((SAMPLES / "pre_sign_up.json").read_text())
    confirmed = {"autoConfirmUser": True, "autoVerifyEmail": True, "autoVerifyPhone": False}
    assert function.invoke(payload).value == payload | {"response": confirmed}
    payload["request"]["userAttributes"]["email"] = "jo@example.org"
    assert function.invoke(payload).value == payload


def test_triggers_of_a_user_pool_in_one_function(serve: Serve) -> None:
    """A union takes the events of several triggers, and no others."""
    function = serve("""
        from aws_lambda_runtime.events.cognito_user_pool import (
            PostConfirmationTriggerEvent, PreTokenGenerationV2TriggerEvent
        )
        def handler(event: PostConfirmationTriggerEvent | PreTokenGenerationV2TriggerEvent, context):
            return type(event).__name__
    """)
    for sample, name in (
        ("post_confirmation", "PostConfirmationTriggerEvent"),
        ("token_generation_v2", "PreTokenGenerationV2TriggerEvent"),
    ):
        assert function.invoke(json.loads((SAMPLES / f"{sample}.json").read_text())).value == name
    error = function.invoke(json.loads((SAMPLES / "pre_authentication.json").read_text())).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$: expected PostConfirmationTriggerEvent | PreTokenGenerationV2TriggerEvent" in error["errorMessage"]
