"""Glue: times, and the key with a blank."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import EventBridgeEvent, GlueJobRunStatusDetail
from structured import sample


def test_time_is_read() -> None:
    """The beginning of a run is in UTC; other text raises on access."""
    run = sample("glue/job_run_late", EventBridgeEvent).detail
    assert run.started_at == datetime(2024, 3, 12, 19, 1, 58, tzinfo=UTC)
    with pytest.raises(ValueError, match=r"^startedOn is not a time such as "):
        _ = GlueJobRunStatusDetail(started_on="soon").started_at


def test_key_with_a_blank_is_read() -> None:
    """The running time arrives."""
    assert sample("glue/crawler", EventBridgeEvent).detail.running_time_sec == "7"
