"""SES: headers, times, and the mail within a notification."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import SESEvent, SESMail, SESMessage, SESReceiptRuleResponse, SNSEvent
from structured import SAMPLES, sample, structured, written


def test_mail_is_read() -> None:
    """`from` has an attribute, headers are found in any spelling, each as often as it was sent."""
    mail = sample("ses/lambda_action", SESEvent).records[0].ses.mail
    assert mail.common_headers.from_ == ["Ana <ana@example.com>"]
    assert len(mail.header("received")) == 2
    assert mail.header("X-Order") == ["o-1"]
    assert mail.header("X-Other") == []
    assert mail.received_at == datetime(2024, 3, 12, 19, 3, 58, 123000, tzinfo=UTC)


def test_bad_time_raises_when_it_is_read() -> None:
    """Text that is no time raises on access."""
    with pytest.raises(ValueError, match=r"^timestamp is not a time"):
        _ = SESMail(timestamp="soon").received_at


def test_topic_carries_the_mail() -> None:
    """A notification of a topic gives the mail by type."""
    text = (SAMPLES / "ses" / "bounce_action_of_topic.json").read_text()
    payload = {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": text}}]}
    message = structured(payload, SNSEvent[SESMessage]).records[0].sns.message
    assert message.receipt.action.smtp_reply_code == "550"
    assert message.content.startswith("From: ")


def test_response_is_written_with_aws_names() -> None:
    """The mail goes on unless the answer says otherwise."""
    assert written(SESReceiptRuleResponse()) == {"disposition": "CONTINUE"}
    assert written(SESReceiptRuleResponse(disposition="STOP_RULE")) == {"disposition": "STOP_RULE"}
