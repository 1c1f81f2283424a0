"""REST APIs, and HTTP APIs in format 1.0: null maps, authorizers, times, and the answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    APIGatewayEventAuthorizer,
    APIGatewayEventIdentity,
    APIGatewayEventRequestContext,
    APIGatewayProxyEvent,
    APIGatewayProxyEventV2,
    APIGatewayProxyResponse,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"

converter = make_converter()
structure = structurer(converter, APIGatewayProxyEvent)


def _sample(name: str) -> APIGatewayProxyEvent:
    event: APIGatewayProxyEvent = structure(json.loads((SAMPLES / "api_gateway" / f"{name}.json").read_text()))
    return event


def _authorizer(name: str) -> APIGatewayEventAuthorizer:
    found = _sample(name).request_context.authorizer
    assert found is not None
    return found


def test_null_maps_are_empty() -> None:
    """The console's test has null for all maps; a handler may look into them all the same, and null comes back."""
    event = _sample("console_test")
    assert event.headers.get("Accept") is None
    assert (event.multi_value_headers, event.query_string_parameters) == ({}, {})
    assert event.request_context.identity.source_ip == "test-invoke-source-ip"
    assert converter.unstructure(event)["headers"] is None


def test_last_of_repeated_values_and_all_of_them() -> None:
    """The plain maps have the last value of a key, the others have all; headers are found in any spelling."""
    event = _sample("post_query")
    assert (event.headers["x-tag"], event.multi_value_headers["X-Tag"]) == ("b", ["a", "b"])
    assert event.query_string_parameters["colour"] == "green"
    assert event.multi_value_query_string_parameters["colour"] == ["blue", "green"]
    assert event.body_json == {"name": "blue cup", "n": 2}


def test_context_of_a_lambda_authorizer_is_what_is_not_known() -> None:
    """The authorizer's own values lie beside API Gateway's, and may have the names of other authorizers' keys."""
    authorizer = _authorizer("lambda_authorizer")
    assert (authorizer.principal_id, authorizer.integration_latency) == ("user-1", 142)
    assert authorizer.context == {"tenant": "tenant-1", "quota": "10"}
    assert authorizer.scopes == "items:read items:write"


def test_claims_of_a_token() -> None:
    """Cognito and JWT authorizers give claims, the latter scopes too; both may be null."""
    assert _authorizer("cognito_authorizer").claims["cognito:groups"] == "readers"
    assert (_authorizer("http_api").claims["aud"], _authorizer("http_api").scopes) == (["a", "b"], ["items:read"])
    assert (_authorizer("http_api_default").claims, _authorizer("http_api_default").context) == (None, {})


def test_time_is_read_from_milliseconds_and_from_seconds() -> None:
    """AWS sends milliseconds, local tools seconds; old events have no time."""
    assert _sample("get").request_context.received_at == datetime(2024, 3, 12, 18, 48, 30, 123000, tzinfo=UTC)
    assert _sample("local").request_context.received_at == datetime(2024, 3, 12, 18, 48, 30, tzinfo=UTC)
    assert _sample("old").request_context.received_at is None


def test_time_out_of_range_raises_when_it_is_read() -> None:
    """A number that is no time structures, and raises on access with its name."""
    context = APIGatewayEventRequestContext(request_time_epoch=10**30)
    with pytest.raises(ValueError, match=r"^requestTimeEpoch is not a number of milliseconds since 1970$"):
        _ = context.received_at


def test_api_key_is_not_shown() -> None:
    """The text of an object, which may end up in a log, has no key."""
    assert "key-1" not in repr(APIGatewayEventIdentity(api_key="key-1"))


def test_union_tells_the_formats_apart() -> None:
    """A handler behind both kinds of APIs takes either format."""
    either = structurer(converter, APIGatewayProxyEvent | APIGatewayProxyEventV2)
    assert type(either(_sample("http_api").raw)) is APIGatewayProxyEvent
    other = json.loads((SAMPLES / "api_gateway_v2" / "get.json").read_text())
    assert type(either(other)) is APIGatewayProxyEventV2


def test_request_without_a_resource_is_refused() -> None:
    """The resource is what a load balancer's request lacks."""
    with pytest.raises(EventMismatch) as caught:
        structure({"httpMethod": "GET", "path": "/"})
    assert caught.value.problems == ("$.resource: missing",)


def test_response_is_written_as_far_as_it_was_set() -> None:
    """Unset fields are left out; the status is always there."""
    assert converter.unstructure(APIGatewayProxyResponse()) == {"statusCode": 200}
    full = APIGatewayProxyResponse(
        status_code=201, headers={"X-A": 1}, multi_value_headers={"X-B": ["b", 2]}, body="eA==", is_base64_encoded=True
    )
    assert converter.unstructure(full) == {
        "statusCode": 201,
        "headers": {"X-A": 1},
        "multiValueHeaders": {"X-B": ["b", 2]},
        "body": "eA==",
        "isBase64Encoded": True,
    }
