"""Authorizers: the parts of ARNs, policies, and what must not be shown."""

from __future__ import annotations

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    APIGatewayArn,
    APIGatewayAuthorizerEventV2,
    APIGatewayAuthorizerRequestEvent,
    APIGatewayAuthorizerResponse,
    APIGatewayAuthorizerResponseV2,
    APIGatewayAuthorizerTokenEvent,
    APIGatewayAuthorizerWebSocketEvent,
)

METHOD = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/prod/GET/items/7"

converter = make_converter()


def test_arn_has_its_parts() -> None:
    """The path may have slashes, is empty for the root, and absent for the route of a WebSocket API."""
    assert APIGatewayAuthorizerTokenEvent(method_arn=METHOD).arn == APIGatewayArn.of(METHOD)
    assert APIGatewayAuthorizerRequestEvent(method_arn=METHOD).arn.method == "GET"
    assert APIGatewayAuthorizerEventV2(route_arn=METHOD).arn.path == "items/7"
    assert APIGatewayArn.of(METHOD) == ("aws", "eu-central-1", "123456789012", "a1b2c3d4e5", "prod", "GET", "items/7")
    assert APIGatewayArn.of(METHOD.removesuffix("items/7"))[4:] == ("prod", "GET", "")
    connect = "arn:aws-cn:execute-api:cn-north-1::a1/prod/$connect"
    assert APIGatewayAuthorizerWebSocketEvent(method_arn=connect).arn[3:] == ("a1", "prod", "$connect", "")


def test_other_text_is_no_arn() -> None:
    """Text without the form of an ARN is refused."""
    with pytest.raises(ValueError, match=r"^the text is not an ARN"):
        _ = APIGatewayAuthorizerTokenEvent(method_arn="GET/items").arn


def test_pattern_of_the_stage() -> None:
    """The pattern covers every method and path of the stage."""
    assert APIGatewayArn.of(METHOD).whole_stage == "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/prod/*"


def test_usual_answers_are_policies() -> None:
    """`allow` and `deny` write the policy in AWS's spelling, with the other fields that are given."""
    answer = APIGatewayAuthorizerResponse.allow(
        "user-1", METHOD, context={"tenant": "a", "n": 1}, usage_identifier_key="k"
    )
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": [METHOD]}
    assert converter.unstructure(answer) == {
        "principalId": "user-1",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": {"tenant": "a", "n": 1},
        "usageIdentifierKey": "k",
    }
    denied = converter.unstructure(APIGatewayAuthorizerResponse.deny("nobody", METHOD, "*"))
    assert denied["policyDocument"]["Statement"] == [statement | {"Effect": "Deny", "Resource": [METHOD, "*"]}]


def test_simple_answer_refuses_unless_told() -> None:
    """Nobody is let in by an answer that says nothing."""
    assert converter.unstructure(APIGatewayAuthorizerResponseV2()) == {"isAuthorized": False}
    allowed = APIGatewayAuthorizerResponseV2(is_authorized=True, context={"roles": ["reader"]})
    assert converter.unstructure(allowed) == {"isAuthorized": True, "context": {"roles": ["reader"]}}


def test_tokens_are_not_shown() -> None:
    """The text of an event, which may end up in a log, has no token."""
    events = (
        APIGatewayAuthorizerTokenEvent(authorization_token="t-1", method_arn=METHOD),
        APIGatewayAuthorizerRequestEvent(identity_source="t-1", authorization_token="t-1"),
        APIGatewayAuthorizerEventV2(identity_source=["t-1"]),
    )
    assert not [event for event in events if "t-1" in repr(event)]


def test_union_tells_the_authorizers_apart() -> None:
    """One function may serve several APIs."""
    either = structurer(converter, APIGatewayAuthorizerTokenEvent | APIGatewayAuthorizerEventV2)
    token = either({"type": "TOKEN", "authorizationToken": "t", "methodArn": METHOD})
    assert type(token) is APIGatewayAuthorizerTokenEvent
    assert type(either({"routeArn": METHOD, "requestContext": {"http": {}}})) is APIGatewayAuthorizerEventV2
