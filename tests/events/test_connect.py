"""Connect: the times of a stream."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import ConnectAudio, ConnectContactFlowEvent

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "connect"

converter = make_converter()


def test_times_of_a_stream_are_read() -> None:
    """Beginning and end are aware, to the millisecond."""
    event = structurer(converter, ConnectContactFlowEvent)(json.loads((SAMPLES / "streamed.json").read_text()))
    audio = event.details.contact_data.media_streams.customer.audio
    assert audio.started_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)
    assert audio.stopped_at == datetime(2024, 3, 12, 19, 4, 59, 500_000, tzinfo=UTC)


def test_times_that_are_missing_or_bad() -> None:
    """A stream that did not begin has no times; text that is no time raises with the field's name."""
    assert (ConnectAudio().started_at, ConnectAudio().stopped_at) == (None, None)
    with pytest.raises(ValueError, match=r"^StopTimestamp is not a number of milliseconds since 1970$"):
        _ = ConnectAudio(stop_timestamp="soon").stopped_at
