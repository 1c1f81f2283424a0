"""Headers of an invocation that are empty, broken or odd (contract C26 to C29), and what our context adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

DESCRIBE = """
    import os

    def handler(event, context):
        identity = context.identity
        return [
            context.client_context, identity.cognito_identity_id, identity.cognito_identity_pool_id, context.tenant_id,
            os.environ.get("_X_AMZN_TRACE_ID"),
        ]
"""


def test_c26_empty_headers(serve: Serve) -> None:
    """An optional header that is empty means the same as one that is absent."""
    function = serve(DESCRIBE)
    headers = dict.fromkeys(
        [
            "Lambda-Runtime-Client-Context",
            "Lambda-Runtime-Cognito-Identity",
            "Lambda-Runtime-Aws-Tenant-Id",
            "Lambda-Runtime-Trace-Id",
            "Lambda-Runtime-Invocation-Id",
        ],
        "",
    )
    answer = function.invoke(headers=headers)
    assert answer.value == [None, None, None, None, None]
    assert answer.header("Lambda-Runtime-Invocation-Id") is None


@pytest.mark.parametrize(
    ("header", "name"),
    [("Lambda-Runtime-Client-Context", "Client Context"), ("Lambda-Runtime-Cognito-Identity", "Cognito Identity")],
)
def test_c27_broken_json(serve: Serve, header: str, name: str) -> None:
    """A client context or identity that is not JSON fails the invocation, and only this one."""
    function = serve(DESCRIBE)
    error = function.invoke(headers={header: '{"custom": '}).error
    assert error["errorType"] == "Runtime.LambdaContextUnmarshalError"
    assert error["errorMessage"].startswith(f"Unable to parse {name} JSON: ")
    assert function.invoke().value[0] is None


@pytest.mark.beyond
@pytest.mark.parametrize("text", ["[1]", '"text"', "5", "true"])
@pytest.mark.parametrize("header", ["Lambda-Runtime-Client-Context", "Lambda-Runtime-Cognito-Identity"])
def test_c28_not_an_object(serve: Serve, header: str, text: str) -> None:
    """A client context or identity that is JSON but no object fails the invocation in the same way."""
    function = serve(DESCRIBE)
    assert function.invoke(headers={header: text}).error["errorType"] == "Runtime.LambdaContextUnmarshalError"


def test_c29_w3c(serve: Serve) -> None:
    """The W3C trace context is told by its own method, with its three text fields only."""
    function = serve("""
        def handler(event, context):
            return [context.w3c(), context.client_context.custom, hasattr(context.client_context, "w3c")]
    """)
    text = '{"custom": {}, "w3c": {"traceparent": "00-a-b-01", "tracestate": 5, "baggage": "k=v", "other": "x"}}'
    answer = function.invoke(headers={"Lambda-Runtime-Client-Context": text})
    assert answer.value == [{"traceparent": "00-a-b-01", "baggage": "k=v"}, {}, False]


def test_c29_no_w3c(serve: Serve) -> None:
    """Without a W3C trace context the method gives an empty dict."""
    function = serve("def handler(event, context): return context.w3c()")
    assert function.invoke().value == {}
    assert function.invoke(headers={"Lambda-Runtime-Client-Context": '{"w3c": [1]}'}).value == {}


@pytest.mark.beyond
def test_trace_id_attribute(serve: Serve) -> None:
    """The context tells the trace id without a look at the environment."""
    function = serve("def handler(event, context): return context.trace_id")
    assert function.invoke(headers={"Lambda-Runtime-Trace-Id": "Root=1-2-3"}).value == "Root=1-2-3"
    assert function.invoke(headers={"Lambda-Runtime-Trace-Id": None}).value is None


@pytest.mark.beyond
def test_header_in_latin_1(serve: Serve) -> None:
    """A header value that is not UTF-8 is read as Latin-1 and does not fail the invocation."""
    function = serve("def handler(event, context): return context.client_context.custom")
    headers = {"Lambda-Runtime-Client-Context": '{"custom": {"town": "Köln"}}'.encode("latin-1")}
    assert function.invoke(headers=headers).value == {"town": "Köln"}
