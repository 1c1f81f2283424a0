"""VPC Lattice: both structures, spellings, times, and the answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    VPCLatticeEvent,
    VPCLatticeEventV2,
    VPCLatticeResponse,
    VPCLatticeV2RequestContext,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "vpc_lattice"

converter = make_converter()
either = structurer(converter, VPCLatticeEvent | VPCLatticeEventV2)


def _sample(name: str) -> Any:
    return either(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_structures_are_told_apart() -> None:
    """One handler may take both structures: the first has underscores and plain headers, the second lists."""
    first, second = _sample("v1"), _sample("v2")
    assert (type(first), first.headers["Accept"]) == (VPCLatticeEvent, "text/html,text/plain")
    assert (type(second), second.query_string_parameters) == (VPCLatticeEventV2, {"colour": ["blue", "green"]})


def test_body_is_decoded_when_it_is_read() -> None:
    """Bodies of both structures are bytes, text or JSON."""
    assert _sample("v1_base64").body_json == _sample("v2_certificate").body_json == {"n": 2}
    assert _sample("v2").body_bytes == b""


def test_time_is_read_from_microseconds() -> None:
    """Microseconds come as digits or as a number; without them there is no time, and other text raises on access."""
    expected = datetime(2024, 3, 12, 18, 48, 30, 123456, tzinfo=UTC)
    assert _sample("v2").request_context.received_at == expected
    assert _sample("v2_other_spelling").request_context.received_at == expected
    assert VPCLatticeV2RequestContext().received_at is None
    with pytest.raises(ValueError, match=r"^timeEpoch is not a number of microseconds since 1970$"):
        _ = VPCLatticeV2RequestContext(time_epoch="now").received_at


def test_both_spellings_are_read() -> None:
    """The query and the certificate's names have two spellings; either comes back as it was."""
    event = _sample("v2_other_spelling")
    assert event.query_string_parameters == {"colour": "blue"}
    assert event.request_context.identity.x509_subject_cn == "client.example.com"
    assert "X509SubjectCn" in converter.unstructure(event)["requestContext"]["identity"]


def test_response_always_tells_the_encoding() -> None:
    """Status and encoding are always there, all else as far as it was set."""
    assert converter.unstructure(VPCLatticeResponse()) == {"statusCode": 200, "isBase64Encoded": False}
    answer = VPCLatticeResponse(status_description="200 OK", headers={"X-A": "a"}, body="eA==", is_base64_encoded=True)
    assert converter.unstructure(answer) == {
        "statusCode": 200,
        "statusDescription": "200 OK",
        "headers": {"X-A": "a"},
        "body": "eA==",
        "isBase64Encoded": True,
    }
