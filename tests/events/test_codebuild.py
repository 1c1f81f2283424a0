"""CodeBuild: times, and secrets that stay out of the text of objects."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import (
    CodeBuildAdditionalInformation,
    CodeBuildPhase,
    CodeBuildPhaseChangeDetail,
    EventBridgeEvent,
)
from structured import sample


def test_times_of_a_build_are_read() -> None:
    """The American texts are times in UTC; what has not ended has none."""
    build = sample("codebuild/state_change", EventBridgeEvent).detail.additional_information
    assert build.build_started_at == datetime(2024, 3, 12, 19, 1, 29, tzinfo=UTC)
    assert build.phases[1].started_at == datetime(2024, 3, 12, 19, 1, 29, tzinfo=UTC)
    assert build.phases[1].ended_at == datetime(2024, 3, 12, 19, 2, 5, tzinfo=UTC)
    assert build.phases[-1].ended_at is None


def test_times_of_a_phase_are_read() -> None:
    """A phase change has the beginning and the end of its phase."""
    phase = sample("codebuild/phase_change", EventBridgeEvent).detail
    assert phase.started_at == datetime(2024, 3, 12, 19, 2, 5, tzinfo=UTC)
    assert phase.ended_at == datetime(2024, 3, 12, 19, 2, 9, tzinfo=UTC)
    assert CodeBuildPhaseChangeDetail().ended_at is None


def test_bad_times_are_named() -> None:
    """Text that is no time raises on access, with its key."""
    for made, attribute, key in [
        (CodeBuildAdditionalInformation(build_start_time="soon"), "build_started_at", "build-start-time"),
        (CodeBuildPhase(start_time="soon"), "started_at", "start-time"),
        (CodeBuildPhase(end_time="soon"), "ended_at", "end-time"),
        (CodeBuildPhaseChangeDetail(completed_phase_start="soon"), "started_at", "completed-phase-start"),
        (CodeBuildPhaseChangeDetail(completed_phase_end="soon"), "ended_at", "completed-phase-end"),
    ]:
        with pytest.raises(ValueError, match=f"^{key} is not a time such as "):
            getattr(made, attribute)


def test_values_of_variables_are_not_shown() -> None:
    """The text of an event has the names of variables and not their values."""
    shown = repr(sample("codebuild/state_change", EventBridgeEvent))
    assert "STAGE" in shown
    assert "value='test'" not in shown
