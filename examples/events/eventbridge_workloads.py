"""An execution of a state machine that ended."""

from aws_lambda_runtime.events import EventBridgeEvent, StepFunctionsExecutionStatusDetail


def handler(event: EventBridgeEvent[StepFunctionsExecutionStatusDetail]) -> object:
    """Return its output."""
    return event.detail.output.value if event.detail.output else event.detail.status
