"""Applications that fail, and events that are no requests (contract C120)."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

START = '{"type": "http.response.start", "status": 200, "headers": []}'
PART = '{"type": "http.response.body", "body": b"part", "more_body": True}'
END = '{"type": "http.response.body", "body": b"end"}'
FAILED = {"statusCode": 500, "body": "Internal Server Error", "isBase64Encoded": False}
PRELUDE = b'{"statusCode": 500, "headers": {"content-type": "text/plain; charset=utf-8", "content-length": "21"}, '


def asgi(*steps: str, streaming: bool = False) -> str:
    """Return the source of an application that takes these steps."""
    body = "\n    ".join(steps)
    return (
        "import asyncio\nfrom aws_lambda_runtime.http import asgi\n"
        f"async def app(scope, receive, send):\n    {body}\n"
        f"handler = asgi(app, lifespan='off', streaming={streaming})\n"
    )


def wsgi(*steps: str, streaming: bool = False) -> str:
    """Return the source of a WSGI application that takes these steps."""
    body = "\n    ".join(steps)
    return (
        "import sys\nfrom aws_lambda_runtime.http import wsgi\n"
        f"def app(environ, start_response):\n    {body}\n"
        f"handler = wsgi(app, streaming={streaming})\n"
    )


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (['raise LookupError("here")'], "[ERROR] LookupError: here\rTraceback (most recent call last):"),
        ([f"await send({START})", 'raise LookupError("here")'], "[ERROR] LookupError: here"),
        ([f"await send({START})", f"await send({PART})", "1 / 0"], "[ERROR] ZeroDivisionError"),
        (["pass"], "[ERROR] RuntimeError: the application returned without a complete response"),
        ([f"await send({START})"], "returned without a complete response"),
        ([f"await send({END})"], "sent 'http.response.body' where http.response.start was to come"),
        ([f"await send({START})"] * 2, "sent 'http.response.start' where http.response.body was to come"),
        (['await send({"type": "http.response.push"})'], "sent 'http.response.push' where"),
    ],
)
def test_c120_asgi_failure(serve: Serve, request_event: Read, steps: list[str], told: str) -> None:
    """An application that does not respond, for whatever reason, is answered with 500; the log says why."""
    function = serve(asgi(*steps))
    answer = function.invoke(request_event("http_api")).value
    assert {name: answer[name] for name in FAILED} == FAILED
    assert told in function.log


@pytest.mark.parametrize("late", ['raise LookupError("late")', f"await send({END})"])
def test_c120_failure_after_the_end(serve: Serve, request_event: Read, late: str) -> None:
    """A complete response stands, whatever comes behind it; the log has the error."""
    function = serve(asgi(f"await send({START})", f"await send({END})", late))
    answer = function.invoke(request_event("http_api")).value
    assert (answer["statusCode"], answer["body"]) == (200, "ZW5k")
    assert "[ERROR] LookupError: late" in function.log or "where nothing more was to come" in function.log


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (['raise LookupError("here")'], "[ERROR] LookupError: here"),
        (["return [b'text']"], "without calling start_response"),
        (["start_response('200 OK', [])", "return 1"], "[ERROR] TypeError"),
        (["start_response('200 OK', [])"] * 2, "called start_response a second time, without exc_info"),
        (["start_response('200 OK', [])", "yield b'part'", "raise LookupError('late')"], "[ERROR] LookupError: late"),
    ],
)
@pytest.mark.parametrize("streaming", [False, True])
def test_c120_wsgi_failure(serve: Serve, request_event: Read, steps: list[str], told: str, *, streaming: bool) -> None:
    """A WSGI application that fails is answered with 500, as a stream too unless something has left."""
    function = serve(wsgi(*steps, streaming=streaming))
    answer = function.invoke(request_event("function_url"))
    if not streaming:
        assert {name: answer.value[name] for name in FAILED} == FAILED
    elif "yield b'part'" in steps:
        assert answer.body.endswith(bytes(8) + b"part")
        assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Function.LookupError"
    else:
        assert answer.body.startswith(PRELUDE)
        assert answer.body.endswith(bytes(8) + b"Internal Server Error")
    assert told in function.log


def test_c120_wsgi_error_page(serve: Serve, request_event: Read) -> None:
    """An error page given with exc_info takes the place of what was there before."""
    function = serve(
        wsgi(
            "write = start_response('200 OK', [('X-Old', '1')])",
            "write(b'old')",
            "yield b'older'",
            "try: raise LookupError('here')",
            "except LookupError: start_response('503 Service Unavailable', [('X-New', '1')], sys.exc_info())",
            "yield b'new'",
        )
    )
    answer = function.invoke(request_event("http_api")).value
    assert (answer["statusCode"], b64decode(answer["body"])) == (503, b"new")
    assert answer["headers"] == {"x-new": "1"}


def test_c120_streamed_error_page_is_too_late(serve: Serve, request_event: Read) -> None:
    """Once a part of the response has left, start_response raises the error that it is given."""
    function = serve(
        wsgi(
            "start_response('200 OK', [])",
            "yield b'part'",
            "try: raise LookupError('here')",
            "except LookupError: start_response('503 Service Unavailable', [], sys.exc_info())",
            streaming=True,
        )
    )
    answer = function.invoke(request_event("function_url"))
    assert answer.body.endswith(bytes(8) + b"part")
    assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Function.LookupError"


@pytest.mark.parametrize("steps", [['raise LookupError("here")'], ["pass"]])
def test_c120_stream_that_never_begins(serve: Serve, request_event: Read, steps: list[str]) -> None:
    """A stream that fails before it begins is a response with status 500."""
    answer = serve(asgi(*steps, streaming=True)).invoke(request_event("function_url"))
    assert answer.body.startswith(PRELUDE)
    assert answer.body.endswith(bytes(8) + b"Internal Server Error")
    assert answer.request.trailers == ()


@pytest.mark.parametrize(
    ("last", "error_type"), [('raise LookupError("here")', "LookupError"), ("return", "RuntimeError")]
)
def test_c120_stream_that_breaks(serve: Serve, request_event: Read, last: str, error_type: str) -> None:
    """A stream that fails after its beginning ends with the error in trailers, and in the log."""
    function = serve(asgi(f"await send({START})", f"await send({PART})", last, streaming=True))
    answer = function.invoke(request_event("function_url"))
    assert answer.body.startswith(b'{"statusCode": 200, ')
    assert answer.body.endswith(bytes(8) + b"part")
    trailers = dict(answer.request.trailers)
    assert trailers["Lambda-Runtime-Function-Error-Type"] == f"Function.{error_type}"
    document = json.loads(b64decode(trailers["Lambda-Runtime-Function-Error-Body"]))
    assert document["errorType"] == error_type
    assert f"[ERROR] {error_type}" in function.log


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ({"Records": [{"eventSource": "aws:sqs", "body": "secret"}]}, "an event of aws:sqs"),
        ({"Records": [{"EventSource": "aws:sns"}]}, "an event of aws:sns"),
        ({"Records": [{"eventSource": "secret"}]}, "an object with the keys 'Records'"),
        ({"Records": []}, "an object with the keys 'Records'"),
        ({"detail-type": "Scheduled Event", "detail": {}, "source": "aws.events"}, "an EventBridge event"),
        ({"warmer": "secret"}, "an object with the keys 'warmer'"),
        (dict.fromkeys("abcdefg", "secret"), "an object with the keys 'a', 'b', 'c', 'd', 'e' and 2 more"),
        ({"requestContext": {"http": {}}, "version": "1.5"}, "an object with the keys 'requestContext', 'version'"),
        ({}, "an empty object"),
        (["secret"], "no object, but list"),
        (None, "no object, but NoneType"),
    ],
)
def test_c120_no_request(serve: Serve, event: object, name: str) -> None:
    """An event that is no HTTP request fails with what it looks like, and nothing of what is in it."""
    function = serve(asgi("pass") + "from aws_lambda_runtime.http import wsgi\nother = wsgi(app)\n")
    error = function.invoke(event).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert f"the event looks like {name}; API Gateway" in error["errorMessage"]
    assert "secret" not in error["errorMessage"]


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        ("websocket_connect", "a WebSocket API event, which no HTTP application can answer"),
        ("authorizer_request", "a request to a Lambda authorizer"),
    ],
)
@pytest.mark.parametrize("kind", [asgi, wsgi])
def test_c120_nearly_a_request(
    serve: Serve, request_event: Read, sample: str, name: str, kind: Callable[..., str]
) -> None:
    """What API Gateway sends besides requests is not taken for one."""
    error = serve(kind("pass")).invoke(request_event(sample)).error
    assert f"the event looks like {name}; API Gateway" in error["errorMessage"]


@pytest.mark.parametrize("kind", ["asgi", "wsgi"])
@pytest.mark.parametrize("define", ["async def", "def"])
def test_other_events(serve: Serve, request_event: Read, kind: str, define: str) -> None:
    """Events that are no requests go to the handler that is given for them, async or not."""
    function = serve(f"""
        from aws_lambda_runtime.http import asgi, wsgi
        async def asgi_app(scope, receive, send): raise AssertionError
        def wsgi_app(environ, start_response): raise AssertionError
        {define} other(event, context): return [event, context.aws_request_id]
        handler = {kind}({kind}_app, other=other)
    """)
    assert function.invoke({"warm": 1}, request_id="id-1").value == [{"warm": 1}, "id-1"]
    assert function.invoke(request_event("websocket_connect")).value[0]["requestContext"]["eventType"] == "CONNECT"
    assert function.invoke(request_event("http_api")).value["statusCode"] == 500


@pytest.mark.parametrize("begins", [True, False])
def test_exit_in_a_stream(serve: Serve, request_event: Read, *, begins: bool) -> None:
    """An application that ends the process within a stream is reported, in trailers once the stream has begun."""
    function = serve(asgi(*[f"await send({START})"] * begins, "raise SystemExit(9)", streaming=True))
    answer = function.invoke(request_event("function_url"))
    if begins:
        assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Function.SystemExit"
    else:
        assert answer.error["errorType"] == "SystemExit"
    assert function.exit_code() == 9


def test_exit_in_an_application(serve: Serve, request_event: Read) -> None:
    """An application that ends the process is reported, as any handler is."""
    function = serve(asgi("raise SystemExit(9)"))
    assert function.invoke(request_event("http_api")).error["errorType"] == "SystemExit"
    assert function.exit_code() == 9
