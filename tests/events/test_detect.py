"""Telling events by their shapes, where no sample does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from aws_lambda_runtime import events
from aws_lambda_runtime.events import detect
from aws_lambda_runtime.events._detect import detect_name
from shapes import json_values

HTTP = {"http": {"method": "GET"}}


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        ([{"info": {}, "arguments": {}}], "AppSyncBatchResolverEvent"),
        ({"Records": [{"cf": {"response": {}}}]}, "CloudFrontResponseEvent"),
        ({"Records": [{"cf": {"request": {}}}]}, "CloudFrontRequestEvent"),
        ({"Records": [{"eventSource": "aws:other"}]}, None),
        ({"eventSource": "aws:rmq"}, "RabbitMQEvent"),
        ({"alarmData": {}, "detail-type": "x"}, "CloudWatchAlarmEvent"),
        ({"RequestType": "Create", "LogicalResourceId": "a", "ResponseURL": "u"}, "CloudFormationCustomResourceEvent"),
        ({"RequestType": "Create", "LogicalResourceId": "a"}, "CdkCustomResourceEvent"),
        ({"triggerSource": "PreSignUp_SignUp"}, "PreSignUpTriggerEvent"),
        ({"triggerSource": "TokenGeneration_HostedAuth", "version": "1"}, "PreTokenGenerationTriggerEvent"),
        ({"triggerSource": "TokenGeneration_HostedAuth", "version": "2"}, "PreTokenGenerationV2TriggerEvent"),
        ({"triggerSource": "TokenGeneration_ClientCredentials", "version": "3"}, "PreTokenGenerationV3TriggerEvent"),
        ({"triggerSource": "Other_Thing"}, None),
        ({"type": "TOKEN", "methodArn": "a"}, "APIGatewayAuthorizerTokenEvent"),
        ({"routeArn": "a", "requestContext": HTTP}, "APIGatewayAuthorizerEventV2"),
        ({"methodArn": "a", "requestContext": {"connectionId": "c"}}, "APIGatewayAuthorizerWebSocketEvent"),
        ({"methodArn": "a", "httpMethod": "GET", "resource": "/"}, "APIGatewayAuthorizerRequestEvent"),
        ({"requestContext": {"elb": {}}, "httpMethod": "GET", "path": "/"}, "ALBEvent"),
        ({"requestContext": {"connectionId": "c", "eventType": "CONNECT"}}, "APIGatewayWebSocketEvent"),
        ({"requestContext": HTTP | {"domainName": "a.lambda-url.eu.on.aws"}}, "LambdaFunctionURLEvent"),
        ({"requestContext": HTTP}, "APIGatewayProxyEventV2"),
        ({"httpMethod": "GET", "resource": "/", "requestContext": {}}, "APIGatewayProxyEvent"),
        ({"requestContext": {}, "authorizationToken": "t"}, "AppSyncAuthorizerEvent"),
        ({"Error": "e", "Cause": "c"}, "StepFunctionsErrorEvent"),
        ({"Error": "e", "Cause": "c", "more": 1}, None),
        ({"key1": "value1"}, None),
        ("text", None),
    ],
)
def test_shape_has_a_name(payload: Any, name: str | None) -> None:
    """The first rule that fits names the class; what nothing fits has none."""
    assert detect_name(payload) == name


@given(json_values)
def test_any_json_is_taken(payload: Any) -> None:
    """Whatever the payload is, nothing is raised."""
    assert detect(payload) is None or detect_name(payload) is not None


def test_name_costs_no_import() -> None:
    """Naming a class loads neither its module nor any library."""
    folder = Path(events.__file__).parents[2]
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); from aws_lambda_runtime.events._detect import detect_name; "
        "before = set(sys.modules); detect_name({'Records': [{'eventSource': 'aws:sqs'}]}); "
        "print(set(sys.modules) - before, 'attrs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set() False"
