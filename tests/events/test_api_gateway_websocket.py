"""WebSocket APIs: connections, messages, times, and the answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import APIGatewayWebSocketEvent, APIGatewayWebSocketResponse

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "api_gateway_websocket"

converter = make_converter()
structure = structurer(converter, APIGatewayWebSocketEvent)


def _sample(name: str) -> APIGatewayWebSocketEvent:
    event: APIGatewayWebSocketEvent = structure(json.loads((SAMPLES / f"{name}.json").read_text()))
    return event


def test_message_has_a_body_and_no_headers() -> None:
    """A message carries what the client sent, and what the authorizer said when it connected."""
    event = _sample("message")
    assert event.body_json == {"action": "sendMessage", "text": "hello"}
    assert event.headers == {}
    assert event.request_context.authorizer is not None
    assert event.request_context.authorizer.context == {"tenant": "tenant-1"}
    assert event.request_context.authorizer.integration_latency == 142


def test_connection_has_headers_and_query() -> None:
    """The request that connects has headers, found in any spelling, and a query."""
    event = _sample("connect")
    assert event.headers["sec-websocket-version"] == "13"
    assert event.multi_value_query_string_parameters == {"room": ["a", "b"]}
    assert event.body_bytes == b""


def test_end_has_its_reason() -> None:
    """The end of a connection says why, if only by a code."""
    context = _sample("disconnect").request_context
    assert (context.disconnect_status_code, context.disconnect_reason) == (1005, "")


def test_times_are_read_from_milliseconds() -> None:
    """Connection and event have their times; tools that know none send 0, or nothing."""
    context = _sample("message").request_context
    assert context.connection_began_at == datetime(2024, 3, 12, 18, 48, 30, 100000, tzinfo=UTC)
    assert context.received_at == datetime(2024, 3, 12, 18, 48, 30, 123000, tzinfo=UTC)
    assert _sample("tool").request_context.received_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_event_without_a_connection_is_refused() -> None:
    """The id of the connection tells the event from others."""
    with pytest.raises(EventMismatch) as caught:
        structure({"requestContext": {"eventType": "MESSAGE"}})
    assert caught.value.problems == ("$.requestContext.connectionId: missing",)


def test_response_is_written_as_far_as_it_was_set() -> None:
    """The status, which lets clients in, is always there."""
    assert converter.unstructure(APIGatewayWebSocketResponse()) == {"statusCode": 200}
    answer = APIGatewayWebSocketResponse(status_code=403, headers={"Sec-WebSocket-Protocol": "chat"}, body="no")
    assert converter.unstructure(answer) == {
        "statusCode": 403,
        "headers": {"Sec-WebSocket-Protocol": "chat"},
        "body": "no",
    }
