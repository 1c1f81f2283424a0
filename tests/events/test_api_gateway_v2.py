"""HTTP APIs, format 2.0: headers, bodies, authorizers, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import APIGatewayProxyEventV2, APIGatewayProxyResponseV2, RequestContextV2

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "api_gateway_v2"

converter = make_converter()
structure = structurer(converter, APIGatewayProxyEventV2)


def _sample(name: str) -> APIGatewayProxyEventV2:
    event: APIGatewayProxyEventV2 = structure(json.loads((SAMPLES / f"{name}.json").read_text()))
    return event


def test_headers_are_found_in_any_spelling() -> None:
    """A header's name may be written in any case, and the payload keeps the name that was sent."""
    headers = _sample("post_json").headers
    assert headers["Content-Type"] == headers["content-type"] == headers.get("CONTENT-TYPE") == "application/json"
    assert "Content-Type" in headers
    assert "Cookie" not in headers
    assert headers.get("Cookie", "none") == "none"
    assert "content-type" in converter.unstructure(_sample("post_json"))["headers"]
    assert _sample("local_with_nulls").headers["host"] == "127.0.0.1:3000"


def test_missing_header_is_a_key_error() -> None:
    """A header that was not sent is missing under the name that was asked for."""
    with pytest.raises(KeyError, match="X-Other"):
        _ = _sample("get").headers["X-Other"]


def test_headers_may_be_given_as_any_mapping() -> None:
    """The constructor, and assignment, take a dict and make lenient headers of it."""
    event = APIGatewayProxyEventV2(headers={"Accept": "*/*"})
    assert event.headers["accept"] == "*/*"
    event.headers = {"Host": "api.example.com"}  # type: ignore[assignment] # attrs converts, mypy does not know
    assert event.headers["host"] == "api.example.com"


def test_body_is_decoded_when_it_is_read() -> None:
    """Bytes come out of a base64 body and of a text body; no body is no bytes."""
    assert _sample("post_base64").body_bytes == b"\x89PNG\r\n\x1a\n example \xff"
    assert json.loads(_sample("post_json").body_text) == {"name": "blue cup", "n": 2}
    assert _sample("get").body_bytes == b""


def test_bad_body_raises_when_it_is_read() -> None:
    """A body that should be base64 and is not structures, and raises on access."""
    event = structure({"requestContext": {"http": {}}, "body": "%", "isBase64Encoded": True})
    with pytest.raises(ValueError, match=r"^body is not valid base64$"):
        _ = event.body_bytes


def test_body_that_is_not_text_raises_when_it_is_read_as_text() -> None:
    """Bytes that are not UTF-8 are no text."""
    with pytest.raises(UnicodeDecodeError):
        _ = _sample("post_base64").body_text


def test_time_is_read_from_its_milliseconds() -> None:
    """The time of a request is aware; a local tool that sends none has none."""
    assert _sample("get").request_context.received_at == datetime(2024, 3, 12, 18, 48, 30, 123000, tzinfo=UTC)
    assert _sample("local_with_nulls").request_context.received_at is None


def test_authorizers_are_told_apart() -> None:
    """Of the three kinds the one that was at work is set."""
    jwt = _sample("jwt_authorizer").request_context.authorizer
    assert jwt is not None
    assert jwt.jwt is not None
    assert (jwt.jwt.claims["exp"], jwt.jwt.scopes, jwt.lambda_, jwt.iam) == (1710272910, ["items:read"], None, None)
    custom = _sample("lambda_authorizer").request_context.authorizer
    assert custom is not None
    assert custom.lambda_ == {"tenant": "tenant-1", "quota": 10, "flags": {"beta": True}}
    iam = _sample("iam_authorizer").request_context.authorizer
    assert iam is not None
    assert iam.iam is not None
    assert iam.iam.cognito_identity is not None
    assert iam.iam.cognito_identity.identity_id == "eu-central-1:01234567-89ab-cdef-0123-456789abcdef"


def test_client_certificate_has_its_times() -> None:
    """Irregular spellings of the certificate arrive, and its validity is read as times."""
    authentication = _sample("client_certificate").request_context.authentication
    assert authentication is not None
    certificate = authentication.client_cert
    assert certificate is not None
    assert (certificate.subject_dn, certificate.issuer_dn) == (
        "CN=client.example.com,O=Example",
        "CN=Example CA,O=Example",
    )
    assert certificate.validity.starts_at == datetime(2024, 3, 5, 9, 36, 4, tzinfo=UTC)
    assert certificate.validity.ends_at == datetime(2025, 3, 15, 9, 36, 4, tzinfo=UTC)
    certificate.validity.not_after = "tomorrow"
    with pytest.raises(ValueError, match=r"^notAfter is not a time such as"):
        _ = certificate.validity.ends_at


def test_request_context_made_by_hand_is_short() -> None:
    """A test that needs a body writes a body."""
    event = APIGatewayProxyEventV2(body="x")
    assert event.request_context == RequestContextV2()
    assert event.request_context.http.method == ""
    assert converter.unstructure(event) == {"version": "2.0", "body": "x"}


def test_function_url_is_not_taken_for_an_http_api() -> None:
    """The events look alike, and only the domain tells them apart."""
    payload = json.loads((SAMPLES / "get.json").read_text())
    payload["requestContext"]["domainName"] = "abc.lambda-url.eu-central-1.on.aws"
    assert not APIGatewayProxyEventV2.matches(payload)
    assert structure(payload).request_context.domain_prefix == "a1b2c3d4e5"


def test_response_is_written_as_far_as_it_was_set() -> None:
    """Unset fields are left out, for API Gateway does not take null for absent; the status is always there."""
    assert converter.unstructure(APIGatewayProxyResponseV2()) == {"statusCode": 200}
    full = APIGatewayProxyResponseV2(
        status_code=201, headers={"X-A": 1}, body="eA==", cookies=["a=b"], is_base64_encoded=True
    )
    assert converter.unstructure(full) == {
        "statusCode": 201,
        "headers": {"X-A": 1},
        "body": "eA==",
        "cookies": ["a=b"],
        "isBase64Encoded": True,
    }


@pytest.mark.parametrize(
    ("payload", "problems"),
    [
        ({"Records": []}, ["$.requestContext: missing"]),
        ({"requestContext": {}}, ["$.requestContext.http: missing"]),
        ({"requestContext": None}, ["$.requestContext: expected object, got null"]),
        (
            {"requestContext": {"http": {"method": 1}, "timeEpoch": 1.0}, "headers": {"X-A": None}, "body": {}},
            [
                "$.headers['X-A']: expected str, got null",
                "$.requestContext.http.method: expected str, got int",
                "$.requestContext.timeEpoch: expected int, got float",
                "$.body: expected str, got object",
            ],
        ),
        (
            {"requestContext": {"http": {}, "authorizer": {"lambda": [], "jwt": {"scopes": "a"}}}},
            [
                "$.requestContext.authorizer.jwt.scopes: expected list, got str",
                "$.requestContext.authorizer.lambda: expected object, got list",
            ],
        ),
        ({"requestContext": {"http": {}}, "isBase64Encoded": "yes"}, ["$.isBase64Encoded: expected bool, got str"]),
    ],
)
def test_malformed_payload_is_refused(payload: Any, problems: list[str]) -> None:
    """Whatever does not fit is named by its JSON path, in AWS's spelling, with types and no values."""
    with pytest.raises(EventMismatch) as caught:
        structure(payload)
    assert caught.value.problems == tuple(problems)
