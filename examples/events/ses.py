"""Mail: spam goes no further."""

from aws_lambda_runtime.events import SESEvent, SESReceiptRuleResponse


def handler(event: SESEvent) -> SESReceiptRuleResponse:
    """Stop all rules for a mail that failed the check."""
    receipt = event.records[0].ses.receipt
    spam = receipt.spam_verdict.status == "FAIL"
    return SESReceiptRuleResponse(disposition="STOP_RULE_SET" if spam else "CONTINUE")
