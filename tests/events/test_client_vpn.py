"""Client VPN: answers in the version of the event."""

from __future__ import annotations

import pytest

from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.events import ClientVPNConnectionHandlerEvent

converter = make_converter()


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("v1", "error-msg-on-failed-posture-compliance"),
        ("v2", "error-msg-on-denied-connection"),
        ("v3", "error-msg-on-denied-connection"),
    ],
)
def test_answer_has_the_spelling_of_its_version(version: str, name: str) -> None:
    """The message, also an empty one, is where the event's version has it, and all other keys are there."""
    event = ClientVPNConnectionHandlerEvent(connection_id="c", schema_version=version)
    allowed = {"allow": True, name: "", "posture-compliance-statuses": [], "schema-version": version}
    assert converter.unstructure(event.answer(allow=True)) == allowed
    refused = {"allow": False, name: "No.", "posture-compliance-statuses": ["old"], "schema-version": version}
    assert converter.unstructure(event.answer(allow=False, message="No.", statuses=("old",))) == refused
