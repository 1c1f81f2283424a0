"""Function URLs: what tells them from HTTP APIs, callers, and the answer."""

from __future__ import annotations

import json
from pathlib import Path

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    APIGatewayProxyEventV2,
    LambdaFunctionURLEvent,
    LambdaFunctionUrlEvent,
    LambdaFunctionURLResponse,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"

converter = make_converter()
structure = structurer(converter, LambdaFunctionURLEvent)


def _sample(name: str) -> LambdaFunctionURLEvent:
    text = (SAMPLES / "lambda_function_url" / f"{name}.json").read_text()
    event: LambdaFunctionURLEvent = structure(json.loads(text))
    return event


def test_both_spellings_of_the_name() -> None:
    """The name that other libraries use is the same class."""
    assert LambdaFunctionUrlEvent is LambdaFunctionURLEvent


def test_union_tells_it_from_an_http_api() -> None:
    """The events look alike, and the domain tells them apart."""
    either = structurer(converter, APIGatewayProxyEventV2 | LambdaFunctionURLEvent)
    assert type(either(_sample("get").raw)) is LambdaFunctionURLEvent
    other = json.loads((SAMPLES / "api_gateway_v2" / "get.json").read_text())
    assert type(either(other)) is APIGatewayProxyEventV2


def test_custom_domain_hides_it() -> None:
    """Behind another domain the annotation decides."""
    payload = _sample("get").raw
    payload["requestContext"]["domainName"] = "shop.example.com"
    assert structure(payload).request_context.domain_name == "shop.example.com"


def test_caller_with_iam() -> None:
    """The caller is known with IAM only, and may have no members."""
    assert _sample("get").request_context.authorizer is None
    authorizer = _sample("iam_caller").request_context.authorizer
    assert authorizer is not None
    assert authorizer.iam is not None
    assert authorizer.iam.user_arn == "arn:aws:sts::123456789012:assumed-role/reader/session"
    unnamed = _sample("binary").request_context.authorizer
    assert unnamed is not None
    assert unnamed.iam is not None
    assert unnamed.iam.user_arn is None


def test_body_is_decoded_when_it_is_read() -> None:
    """A body is JSON, or bytes."""
    assert _sample("iam_caller").body_json == {"name": "blue cup"}
    assert _sample("binary").body_bytes == b"\xff"


def test_response_is_written_as_far_as_it_was_set() -> None:
    """Unset fields are left out; the status, which tells an answer from other JSON, is always there."""
    assert converter.unstructure(LambdaFunctionURLResponse()) == {"statusCode": 200}
    assert converter.unstructure(LambdaFunctionURLResponse(status_code=302, cookies=["a=1"])) == {
        "statusCode": 302,
        "cookies": ["a=1"],
    }
