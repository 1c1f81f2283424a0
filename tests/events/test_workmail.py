"""WorkMail: answers."""

from __future__ import annotations

from aws_lambda_runtime.events import WorkMailAction, WorkMailRecipientsAction, WorkMailResponse
from structured import written


def test_response_is_written_with_aws_names() -> None:
    """Each action says what becomes of the mail, and for whom."""
    bounce = WorkMailAction(type="BOUNCE", parameters={"bounceMessage": "no"})
    response = WorkMailResponse(
        actions=[
            WorkMailRecipientsAction(action=bounce, recipients=["one@example.com"]),
            WorkMailRecipientsAction(all_recipients=True),
        ]
    )
    assert written(response) == {
        "actions": [
            {"action": {"type": "BOUNCE", "parameters": {"bounceMessage": "no"}}, "recipients": ["one@example.com"]},
            {"action": {"type": "DEFAULT"}, "allRecipients": True},
        ]
    }
