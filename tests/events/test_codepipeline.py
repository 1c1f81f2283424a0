"""CodePipeline: parameters, the end of credentials, and credentials that stay out of the text of objects."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import CodePipelineArtifactCredentials, CodePipelineJobEvent, EventBridgeEvent
from structured import sample, written


def test_parameters_are_read() -> None:
    """The text of the action is at hand at the event, and its JSON is read on access; without any it is None."""
    event = sample("codepipeline/job", CodePipelineJobEvent)
    assert event.user_parameters == '{"stack": "shop"}'
    assert event.user_parameters.value == {"stack": "shop"}
    assert sample("codepipeline/job_least", CodePipelineJobEvent).user_parameters is None


def test_parameters_that_are_no_json_raise_on_access() -> None:
    """Text by another convention structures, and only its value raises."""
    event = sample("codepipeline/job", CodePipelineJobEvent)
    configuration = event.job.data.action_configuration.configuration
    configuration.user_parameters = type(event.user_parameters)("stack=shop")
    assert event.user_parameters == "stack=shop"
    with pytest.raises(ValueError, match=r"is not JSON$"):
        _ = event.user_parameters.value


def test_end_of_credentials_is_a_time() -> None:
    """The milliseconds are a time in UTC, and absent without them."""
    credentials = sample("codepipeline/job", CodePipelineJobEvent).job.data.artifact_credentials
    assert credentials.expires_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)
    assert CodePipelineArtifactCredentials().expires_at is None


def test_credentials_are_not_shown() -> None:
    """The text of an event has none of the three."""
    shown = repr(sample("codepipeline/job", CodePipelineJobEvent))
    assert "example-secret" not in shown
    assert "example-session" not in shown
    assert "AKIA" not in shown


def test_job_is_written_by_hand_with_its_dot() -> None:
    """An event made by hand has AWS's key."""
    assert written(CodePipelineJobEvent()) == {"CodePipeline.job": {}}


def test_version_keeps_its_form() -> None:
    """The version of a pipeline is the number or the text that came."""
    assert sample("codepipeline/pipeline", EventBridgeEvent).detail.version == 1.0
    assert sample("codepipeline/pipeline_version_as_text", EventBridgeEvent).detail.version == "1"
