"""A check of policies."""

from aws_lambda_runtime.events import IAMPolicyDocument


def handler(event: IAMPolicyDocument) -> list[str | None]:
    """Return the names of the statements that allow something everywhere."""
    return [each.sid for each in event.statement if each.effect == "Allow" and each.resource in ("*", ["*"])]
