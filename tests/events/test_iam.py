"""Policy documents: text and lists as they are given."""

from __future__ import annotations

import json
from pathlib import Path

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import IAMPolicyDocument, IAMPolicyStatement

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "iam"

converter = make_converter()
structure = structurer(converter, IAMPolicyDocument)


def test_text_and_lists_are_read() -> None:
    """One action is text, several are a list; principals are text or an object."""
    policy = structure(json.loads((SAMPLES / "resource_policy.json").read_text()))
    assert [each.action for each in policy.statement] == ["sqs:SendMessage", "sqs:*"]
    assert policy.statement[0].principal["Service"] == "events.amazonaws.com"
    assert (policy.statement[1].principal, policy.statement[1].resource) == ("*", None)
    other = structure(json.loads((SAMPLES / "identity_policy.json").read_text()))
    assert other.statement[0].action == ["s3:GetObject", "s3:ListBucket"]
    assert other.statement[0].condition["Bool"] == {"aws:SecureTransport": "true"}


def test_policy_made_by_hand_is_written_as_it_was_given() -> None:
    """A policy has the version of today's language; text stays text, a list a list, and the rest is left out."""
    statement = IAMPolicyStatement(effect="Allow", action="iot:Connect", resource=["*"])
    assert converter.unstructure(IAMPolicyDocument(statement=[statement])) == {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "iot:Connect", "Resource": ["*"]}],
    }
    assert converter.unstructure(IAMPolicyDocument()) == {"Version": "2012-10-17", "Statement": []}
