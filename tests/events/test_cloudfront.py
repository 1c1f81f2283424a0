"""CloudFront: bodies, and requests and responses that a handler changes or makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    CloudFrontBody,
    CloudFrontHeader,
    CloudFrontRequestEvent,
    CloudFrontResponseEvent,
    CloudFrontResultResponse,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "cloudfront"

converter = make_converter()
either = structurer(converter, CloudFrontRequestEvent | CloudFrontResponseEvent)


def _sample(name: str) -> Any:
    return either(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_requests_and_responses_are_told_apart() -> None:
    """An event with a response is a response event, with or without its request."""
    assert type(_sample("viewer_request")) is CloudFrontRequestEvent
    assert type(_sample("old_response")) is CloudFrontResponseEvent
    assert _sample("old_response").records[0].cf.request is None


def test_body_is_decoded_when_it_is_read() -> None:
    """A body is base64, or text that a handler put there; bad base64 raises on access."""
    assert _sample("origin_request").records[0].cf.request.body.data_bytes == b'{"n": 2}'
    assert CloudFrontBody(encoding="text", data="ü").data_bytes == "ü".encode()
    with pytest.raises(ValueError, match=r"^data is not valid base64$"):
        _ = CloudFrontBody(encoding="base64", data="%").data_bytes


def test_changed_request_is_given_back() -> None:
    """What a handler changes is written, all else is as it came."""
    event = _sample("origin_request")
    request = event.records[0].cf.request
    request.headers["x-added"] = [CloudFrontHeader(value="1")]
    request.origin.custom.port = 8443
    expected = json.loads((SAMPLES / "origin_request.json").read_text())["Records"][0]["cf"]["request"]
    expected["headers"]["x-added"] = [{"value": "1"}]
    expected["origin"]["custom"]["port"] = 8443
    assert converter.unstructure(request) == expected


def test_response_is_written_as_far_as_it_was_set() -> None:
    """The status, digits, is always there."""
    assert converter.unstructure(CloudFrontResultResponse()) == {"status": "200"}
    answer = CloudFrontResultResponse(
        status="302",
        status_description="Found",
        headers={"location": [CloudFrontHeader(key="Location", value="/new")]},
        body="eA==",
        body_encoding="base64",
    )
    assert converter.unstructure(answer) == {
        "status": "302",
        "statusDescription": "Found",
        "headers": {"location": [{"key": "Location", "value": "/new"}]},
        "body": "eA==",
        "bodyEncoding": "base64",
    }
