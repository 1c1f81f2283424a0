"""Chime: the time of an event, and the address that is a secret."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import ChimeBotEvent

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "chime_bot"

converter = make_converter()


def test_invitation_is_read() -> None:
    """The time is aware; the address for answers is there and not in the repr, as it has a token."""
    event = structurer(converter, ChimeBotEvent)(json.loads((SAMPLES / "invite.json").read_text()))
    assert event.happened_at == datetime(2019, 4, 4, 21, 27, 52, 736_000, tzinfo=UTC)
    assert event.inbound_https_endpoint.url.endswith("token=invented")
    assert "token=invented" not in repr(event)
