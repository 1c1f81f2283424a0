"""The context object, made from the headers of an invocation (contract C23 to C25, C30, C31)."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

ARN = "arn:aws:lambda:eu-central-1:123456789012:function:example:live"
CLIENT_CONTEXT = {
    "custom": {"team": "Köln"},
    "env": {"locale": "de"},
    "client": {"installation_id": "i-1", "app_title": "shop", "app_version_name": "1.2", "app_version_code": "12"},
}
DESCRIBE = """
    def describe(context):
        client_context, identity = context.client_context, context.identity
        client = client_context and client_context.client
        return {
            "plain": {name: getattr(context, name) for name in (
                "aws_request_id", "function_name", "function_version", "memory_limit_in_mb", "log_group_name",
                "log_stream_name", "invoked_function_arn", "tenant_id", "_epoch_deadline_time_in_ms",
            )},
            "client_context": client_context and {
                "custom": client_context.custom,
                "env": client_context.env,
                "client": client and {name: getattr(client, name) for name in (
                    "installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name",
                )},
            },
            "identity": [identity.cognito_identity_id, identity.cognito_identity_pool_id],
        }

    def handler(event, context):
        return describe(context)
"""
IDENTITY = '{"cognitoIdentityId":"eu-central-1:abc","cognitoIdentityPoolId":"eu-central-1:pool"}'


@pytest.mark.parametrize("spell", [str.lower, str.upper, str.title, str.swapcase])
def test_c23_headers_in_any_case(serve: Serve, spell: Callable[[str], str]) -> None:
    """The names of headers mean the same in every spelling."""
    function = serve(
        "def handler(event, context): return [event, context.aws_request_id, context.invoked_function_arn]"
    )
    headers = {"Lambda-Runtime-Invoked-Function-Arn": ARN}
    answer = function.invoke({"a": 1}, request_id="id-1", headers=headers, spell=spell)
    assert answer.value == [{"a": 1}, "id-1", ARN]


def test_c24_every_attribute(serve: Serve) -> None:
    """Every attribute of the managed context has the value and the type that it has there."""
    function = serve(DESCRIBE)
    headers = {
        "Lambda-Runtime-Invoked-Function-Arn": ARN,
        "Lambda-Runtime-Deadline-Ms": "1769860000123",
        "Lambda-Runtime-Client-Context": json.dumps(CLIENT_CONTEXT, ensure_ascii=False),
        "Lambda-Runtime-Cognito-Identity": IDENTITY,
        "Lambda-Runtime-Aws-Tenant-Id": "tenant/1",
    }
    assert function.invoke(request_id="id-1", headers=headers).value == {
        "plain": {
            "aws_request_id": "id-1",
            "function_name": "example",
            "function_version": "$LATEST",
            "memory_limit_in_mb": "256",
            "log_group_name": "/aws/lambda/example",
            "log_stream_name": "2026/01/31/[$LATEST]0123456789abcdef",
            "invoked_function_arn": ARN,
            "tenant_id": "tenant/1",
            "_epoch_deadline_time_in_ms": 1769860000123,
        },
        "client_context": {**CLIENT_CONTEXT, "client": {**CLIENT_CONTEXT["client"], "app_package_name": None}},
        "identity": ["eu-central-1:abc", "eu-central-1:pool"],
    }


def test_c24_missing_parts_of_the_client_context(serve: Serve) -> None:
    """Parts that a client context lacks are None."""
    function = serve(DESCRIBE)
    described = function.invoke(headers={"Lambda-Runtime-Client-Context": '{"client": {}}'}).value["client_context"]
    assert described["custom"] is None
    assert described["env"] is None
    assert set(described["client"].values()) == {None}


def test_c24_repr(serve: Serve) -> None:
    """The context's repr starts as the managed one does and shows its attributes."""
    function = serve("def handler(event, context): return repr(context)")
    shown = function.invoke(request_id="id-1").value
    assert "Context([aws_request_id=id-1,log_group_name=/aws/lambda/example,log_stream_name=2026/01/31/" in shown
    assert "function_name=example,memory_limit_in_mb=256,function_version=$LATEST,invoked_function_arn=arn:" in shown
    assert shown.endswith("tenant_id=None])")


def test_c24_takes_attributes(serve: Serve) -> None:
    """Libraries may hang attributes of their own on the context; they are gone with the invocation."""
    function = serve("""
        def handler(event, context):
            old = getattr(context, "mine", None)
            context.mine = event
            return [old, context.mine]
    """)
    assert function.invoke(1).value == [None, 1]
    assert function.invoke(2).value == [None, 2]


def test_c25_absent_headers(serve: Serve) -> None:
    """Without the optional headers there is no client context and no tenant, and an identity of nobody."""
    function = serve(DESCRIBE)
    described = function.invoke().value
    assert described["client_context"] is None
    assert described["identity"] == [None, None]
    assert described["plain"]["tenant_id"] is None


def test_c25_nothing_but_the_id(serve: Serve) -> None:
    """An invocation that has only a request id and a content type is served."""
    function = serve("def handler(event, context): return [event, context.invoked_function_arn]")
    absent = dict.fromkeys(
        ["Lambda-Runtime-Deadline-Ms", "Lambda-Runtime-Invoked-Function-Arn", "Lambda-Runtime-Trace-Id"]
    )
    event, arn = function.invoke([1], headers=absent).value
    assert event == [1]
    assert arn in {None, ""}


REMAINING = "def handler(event, context): return context.get_remaining_time_in_millis()"


def test_c30_remaining_time(serve: Serve) -> None:
    """The remaining time counts down to the deadline in whole milliseconds."""
    function = serve(REMAINING)
    deadline = int(time.time() * 1000) + 60_000
    remaining = function.invoke(headers={"Lambda-Runtime-Deadline-Ms": str(deadline)}).value
    assert type(remaining) is int
    assert 0 < remaining <= 60_000


@pytest.mark.parametrize("deadline", ["1000", None], ids=["past", "absent"])
def test_c30_no_time_left(serve: Serve, deadline: str | None) -> None:
    """After the deadline, and without one, no time remains."""
    function = serve(REMAINING)
    assert function.invoke(headers={"Lambda-Runtime-Deadline-Ms": deadline}).value == 0


def test_c31_trace_id(serve: Serve) -> None:
    """The trace id is in the environment during its invocation, and only then."""
    function = serve("import os\ndef handler(event, context): return os.environ.get('_X_AMZN_TRACE_ID')")
    name = "Lambda-Runtime-Trace-Id"
    trace_id = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1;Lineage=a:1|b:2"
    assert function.invoke(headers={name: trace_id}).value == trace_id
    assert function.invoke(headers={name: None}).value is None
    assert function.invoke(headers={name: trace_id}).value == trace_id
