"""Details of workloads: times, and JSON within text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import EventBridgeEvent, StepFunctionsExecutionStatusDetail
from structured import sample


def test_times_of_executions_are_read() -> None:
    """Beginning and end are in UTC; one that runs has no end."""
    done = sample("eventbridge_workloads/step_functions_succeeded", EventBridgeEvent).detail
    assert done.started_at == datetime(2024, 3, 12, 19, 2, 58, tzinfo=UTC)
    assert done.stopped_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)
    running = sample("eventbridge_workloads/step_functions_running", EventBridgeEvent).detail
    assert running.stopped_at is None
    assert StepFunctionsExecutionStatusDetail().started_at is None


def test_time_that_is_none_raises_on_access() -> None:
    """A number beyond all years is named by its key."""
    with pytest.raises(ValueError, match=r"^startDate is not a number of milliseconds since 1970$"):
        _ = StepFunctionsExecutionStatusDetail(start_date=10**30).started_at


def test_text_of_executions_is_read() -> None:
    """Input and output are JSON text, which is read on access; without one it is None."""
    done = sample("eventbridge_workloads/step_functions_succeeded", EventBridgeEvent).detail
    assert (done.input.value, done.output.value) == ({"order": 1}, "done")
    assert sample("eventbridge_workloads/step_functions_running", EventBridgeEvent).detail.output is None
