"""Every event that AWS's own tool prints."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events._detect import detect_name

PROJECT = Path(__file__).resolve().parents[2]
# What these are of no event has the shape: answers of AWS's APIs, and requests to them.
NO_EVENTS = {"batch/get-job", "batch/submit-job"}

converter = make_converter()


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    """Return the events by service and kind, printed once."""
    script = Path(__file__).parent / "tools" / "sam_events.py"
    command: list[str | Path] = [PROJECT / ".tools" / "sam" / "bin" / "python", "-I", script]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def test_every_event_is_told_by_its_shape(printed: dict[str, Any]) -> None:
    """Each is detected, but for what is no event."""
    assert {name for name, payload in printed.items() if detect_name(payload) is None} == NO_EVENTS


def test_every_event_comes_back(printed: dict[str, Any]) -> None:
    """Each is structured as the class that is detected, and unstructured to the same text."""
    known = {name: payload for name, payload in printed.items() if events.detect(payload) is not None}
    assert known
    for name, payload in known.items():
        event = structurer(converter, events.detect(payload))(payload)
        assert json.dumps(converter.unstructure(event)) == json.dumps(payload), name
