"""Step Functions: the cause of an error."""

from __future__ import annotations

import pytest

from aws_lambda_runtime.events import StepFunctionsErrorEvent
from structured import sample


def test_cause_is_read() -> None:
    """Of a failed function the cause is JSON; prose raises when it is read as such, and stays text."""
    assert sample("step_functions/function_failed", StepFunctionsErrorEvent).cause.value["errorType"] == "StockError"
    event = sample("step_functions/timeout", StepFunctionsErrorEvent)
    assert event.cause == ""
    with pytest.raises(ValueError, match=r"^the text is not JSON$"):
        _ = event.cause.value
