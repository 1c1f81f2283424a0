"""Cognito user pools: the whole event goes back, with what the handler put into its response and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    AccessTokenGeneration,
    ClaimsAndScopeOverrideDetails,
    ClaimsOverrideDetails,
    CreateAuthChallengeTriggerEvent,
    CustomEmailSenderTriggerEvent,
    CustomSenderTriggerRequest,
    DefineAuthChallengeTriggerEvent,
    PreSignUpTriggerEvent,
    PreTokenGenerationTriggerEvent,
    PreTokenGenerationV2TriggerEvent,
    PreTokenGenerationV3TriggerEvent,
    UserMigrationTriggerEvent,
    VerifyAuthChallengeResponseTriggerEvent,
)
from aws_lambda_runtime.events.cognito_user_pool import PreSignUpTriggerRequest

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "cognito_user_pool"

converter = make_converter()


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text())
    return payload


def _returned(event: events.Event) -> dict[str, Any]:
    """Return what the event has in place of its response, having seen that the rest is as it came."""
    written: dict[str, Any] = converter.unstructure(event)
    assert {key: item for key, item in written.items() if key != "response"} == {
        key: item for key, item in event.raw.items() if key != "response"
    }
    response: dict[str, Any] = written["response"]
    return response


def test_sign_up_is_answered() -> None:
    """What is set is written, what is not stays as Cognito sent it."""
    event = structurer(converter, PreSignUpTriggerEvent)(_payload("pre_sign_up"))
    event.response.auto_confirm_user = True
    assert _returned(event) == {"autoConfirmUser": True, "autoVerifyEmail": False, "autoVerifyPhone": False}


def test_response_that_is_missing_is_made() -> None:
    """An event without a response gets one with what is set, also if that is false."""
    event = structurer(converter, PreSignUpTriggerEvent)(_payload("pre_sign_up_other_spelling"))
    assert "response" not in converter.unstructure(event)
    event.response.auto_verify_phone = False
    assert _returned(event) == {"autoVerifyPhone": False}


def test_wrong_answer_is_not_null() -> None:
    """False in place of the null that Cognito sent is written."""
    event = structurer(converter, VerifyAuthChallengeResponseTriggerEvent)(_payload("verify_auth_challenge"))
    event.response.answer_correct = event.request.challenge_answer == "other"
    assert _returned(event) == {"answerCorrect": False}


def test_next_challenge_is_defined() -> None:
    """Nulls of a session are left out by `results`; nulls of the response that were not set stay."""
    first = structurer(converter, DefineAuthChallengeTriggerEvent)(_payload("define_auth_challenge_null"))
    assert [each.challenge_metadata for each in first.request.results] == ["CAPTCHA"]
    event = structurer(converter, DefineAuthChallengeTriggerEvent)(_payload("define_auth_challenge"))
    event.response.challenge_name = "CUSTOM_CHALLENGE"
    event.response.issue_tokens = False
    assert _returned(event) == {
        "challengeName": "CUSTOM_CHALLENGE",
        "issueTokens": False,
        "failAuthentication": None,
    }


def test_challenge_parameters_are_filled_in_place() -> None:
    """Maps that came as null are there to be filled, and stay null otherwise."""
    event = structurer(converter, CreateAuthChallengeTriggerEvent)(_payload("create_auth_challenge"))
    event.response.public_challenge_parameters["question"] = "2 + 2"
    assert _returned(event) == {
        "publicChallengeParameters": {"question": "2 + 2"},
        "privateChallengeParameters": None,
        "challengeMetadata": None,
    }


def test_claims_of_the_first_version_are_changed() -> None:
    """Claims and groups are written with their own names; groups of the request can be handed on as they are."""
    event = structurer(converter, PreTokenGenerationTriggerEvent)(_payload("token_generation_v1"))
    event.response.claims_override_details = ClaimsOverrideDetails(
        claims_to_add_or_override={"plan": "free"}, group_override_details=event.request.group_configuration
    )
    assert _returned(event)["claimsOverrideDetails"] == {
        "claimsToAddOrOverride": {"plan": "free"},
        "groupOverrideDetails": event.raw["request"]["groupConfiguration"],
    }


def test_claims_and_scopes_are_changed() -> None:
    """The access token takes any JSON as claims, and scopes."""
    event = structurer(converter, PreTokenGenerationV2TriggerEvent)(_payload("token_generation_v2"))
    event.response.claims_and_scope_override_details = ClaimsAndScopeOverrideDetails(
        access_token_generation=AccessTokenGeneration(
            claims_to_add_or_override={"limits": {"orders": 10}}, scopes_to_add=["orders/read"]
        )
    )
    assert _returned(event)["claimsAndScopeOverrideDetails"]["accessTokenGeneration"] == {
        "claimsToAddOrOverride": {"limits": {"orders": 10}},
        "scopesToAdd": ["orders/read"],
    }


def test_versions_are_told_apart_in_a_union() -> None:
    """A handler may take several versions of one trigger."""
    structure = structurer(converter, PreTokenGenerationV2TriggerEvent | PreTokenGenerationV3TriggerEvent)
    assert type(structure(_payload("token_generation_v2"))) is PreTokenGenerationV2TriggerEvent
    assert type(structure(_payload("token_generation_v3"))) is PreTokenGenerationV3TriggerEvent


def test_user_is_migrated() -> None:
    """The nulls that Cognito sent stay where nothing is set."""
    event = structurer(converter, UserMigrationTriggerEvent)(_payload("user_migration"))
    event.response.user_attributes["email"] = "jo@example.com"
    event.response.final_user_status = "CONFIRMED"
    event.response.enable_sms_mfa = False
    assert _returned(event) == {
        "userAttributes": {"email": "jo@example.com"},
        "forceAliasCreation": None,
        "enableSMSMFA": False,
        "finalUserStatus": "CONFIRMED",
        "messageAction": None,
        "desiredDeliveryMediums": None,
    }


def test_secrets_are_not_in_reprs() -> None:
    """Neither passwords nor answers are printed with an event."""
    migration = structurer(converter, UserMigrationTriggerEvent)(_payload("user_migration"))
    answer = structurer(converter, VerifyAuthChallengeResponseTriggerEvent)(_payload("verify_auth_challenge"))
    assert migration.request.password == "invented-password"
    assert "invented-password" not in repr(migration)
    assert "1234" not in repr(answer)


def test_encrypted_code_is_decoded_when_it_is_read() -> None:
    """Base64 is decoded on access; without a code there is nothing, and other text raises with the field's name."""
    event = structurer(converter, CustomEmailSenderTriggerEvent)(_payload("custom_email_sender"))
    assert event.request.code_bytes == b"\x01\x80\x03xNothing"
    assert CustomSenderTriggerRequest().code_bytes is None
    with pytest.raises(ValueError, match=r"^code is not valid base64$"):
        _ = CustomSenderTriggerRequest(code="####").code_bytes


def test_event_is_made_by_hand() -> None:
    """A test of a handler's needs the trigger and what the handler reads."""
    request = PreSignUpTriggerRequest(user_attributes={"email": "jo@example.com"})
    event = PreSignUpTriggerEvent(trigger_source="PreSignUp_SignUp", request=request)
    event.response.auto_confirm_user = True
    assert converter.unstructure(event) == {
        "triggerSource": "PreSignUp_SignUp",
        "request": {"userAttributes": {"email": "jo@example.com"}},
        "response": {"autoConfirmUser": True},
    }


def test_trigger_loads_its_part_only() -> None:
    """A class of one trigger makes no classes of the others; a name that is nowhere is an attribute error."""
    folder = Path(events.__file__).parents[2]
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); from aws_lambda_runtime.events import cognito_user_pool; "
        "print('attrs' in sys.modules); cognito_user_pool.PreSignUpTriggerEvent; "
        "print(*sorted(name.rpartition('.')[2] for name in sys.modules if '._cognito' in name)); "
        "cognito_user_pool.Other"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], check=False, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["False", "_cognito _cognito_sign_up"]
    assert done.stderr.endswith(
        "AttributeError: module 'aws_lambda_runtime.events.cognito_user_pool' has no attribute 'Other'\n"
    )
