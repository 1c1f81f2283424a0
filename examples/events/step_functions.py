"""The error that a state machine caught."""

from aws_lambda_runtime.events import StepFunctionsErrorEvent


def handler(event: StepFunctionsErrorEvent) -> str:
    """Give the message of a failed function."""
    return str(event.cause.value["errorMessage"]) if event.cause.startswith("{") else event.error
