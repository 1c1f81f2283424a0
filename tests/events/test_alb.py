"""Load balancers: both kinds of target groups, queries, and the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import ALBEvent, ALBResponse

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "alb"

converter = make_converter()
structure = structurer(converter, ALBEvent)


def _sample(name: str) -> ALBEvent:
    event: ALBEvent = structure(json.loads((SAMPLES / f"{name}.json").read_text()))
    return event


def test_query_is_decoded_in_both_modes() -> None:
    """The load balancer hands the query on as it was sent, once or with all values; here it is decoded."""
    assert _sample("get").query == {"q": ["blue cup&saucer"], "size": ["l"]}
    assert _sample("multi_value").query == {"q": ["blue cup", "saucer"], "size": ["l"]}
    assert _sample("health_check").query == {}
    assert ALBEvent(query_string_parameters={"caf%C3%A9": "%2B"}).query == {"café": ["+"]}


def test_query_comes_back_encoded() -> None:
    """Reading the query changes nothing of what was sent."""
    event = _sample("get")
    assert event.query
    assert converter.unstructure(event)["queryStringParameters"]["q"] == "blue+cup%26saucer"


def test_body_is_decoded_when_it_is_read() -> None:
    """A body is bytes, text or JSON; an empty one or none is no bytes, and no JSON."""
    assert _sample("post_base64").body_json == {"item": "blue cup", "n": 2}
    assert _sample("get").body_bytes == _sample("tool_with_both").body_bytes == b""
    with pytest.raises(ValueError, match=r"^body is not JSON$"):
        _ = _sample("get").body_json


def test_other_request_is_refused() -> None:
    """Without a target group it is no request of a load balancer."""
    with pytest.raises(EventMismatch) as caught:
        structure({"requestContext": {}, "httpMethod": "GET"})
    assert caught.value.problems == ("$.requestContext.elb: missing",)


def test_event_made_by_hand_has_its_shape() -> None:
    """What tells the event from others is written for one that is made by hand too."""
    assert ALBEvent.matches(converter.unstructure(ALBEvent(path="/")))


def test_response_always_tells_the_encoding() -> None:
    """The load balancer asks for the status and the encoding; all else is written as far as it was set."""
    assert converter.unstructure(ALBResponse()) == {"statusCode": 200, "isBase64Encoded": False}
    full = ALBResponse(
        status_code=404,
        status_description="404 Not Found",
        multi_value_headers={"Set-Cookie": ["a=1", "b=2"]},
        body="none",
    )
    assert converter.unstructure(full) == {
        "statusCode": 404,
        "statusDescription": "404 Not Found",
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": "none",
        "isBase64Encoded": False,
    }
