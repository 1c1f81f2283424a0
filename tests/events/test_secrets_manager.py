"""Secrets Manager: the step, and the names of the event."""

from __future__ import annotations

import pytest

from aws_lambda_runtime.events import SecretsManagerEvent, SecretsManagerRotationEvent


@pytest.mark.parametrize(
    ("step", "action"), [("createSecret", "createSecret"), ("CreateSecret", "createSecret"), ("", "")]
)
def test_step_is_read_in_both_spellings(step: str, action: str) -> None:
    """`action` begins with a small letter, whatever the step does."""
    assert SecretsManagerRotationEvent(step=step).action == action


def test_token_is_not_in_the_repr() -> None:
    """The rotation token is not printed with an event."""
    assert "invented" not in repr(SecretsManagerRotationEvent(step="setSecret", rotation_token="invented"))


def test_event_has_two_names() -> None:
    """The name that another library has for it is an alias."""
    assert SecretsManagerEvent is SecretsManagerRotationEvent
