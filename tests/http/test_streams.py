"""Responses of applications that are streamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

STREAMED = {"LAMBDA_RUNTIME_INVOKE_MODE": "RESPONSE_STREAM"}
ASGI = """
import asyncio
async def app(scope, receive, send):
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"6")]
    headers += [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    for part in (b"one", b"", b"two"):
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body"})
"""
WSGI = """
class Body:
    def __init__(self): self.parts = [b"", b"one", b"two"]
    def __iter__(self): return iter(self.parts)
    def close(self): print("closed")
def app(environ, start_response):
    headers = [("Content-Type", "text/plain"), ("Content-Length", "6"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]
    start_response("201 Created", headers)
    return Body()
"""
PRELUDE = {
    "statusCode": 201,
    "headers": {"content-type": "text/plain", "content-length": "6"},
    "cookies": ["a=1", "b=2"],
}


def parts(body: bytes) -> tuple[Any, bytes]:
    """Return the prelude of a stream and what follows it."""
    prelude, _, rest = body.partition(bytes(8))
    return json.loads(prelude), rest


@pytest.mark.parametrize("source", [ASGI, WSGI])
@pytest.mark.parametrize("sample", ["function_url", "rest_api"])
def test_stream(serve: Serve, request_event: Read, source: str, sample: str) -> None:
    """Where the environment says so a response is streamed, with its status, headers and cookies before it."""
    function = serve(source, handler="app.app", environment=STREAMED)
    for _ in range(2):
        answer = function.invoke(request_event(sample))
        assert parts(answer.body) == (PRELUDE, b"onetwo")
        assert answer.header("Content-Type") == "application/vnd.awslambda.http-integration-response"
        assert answer.header("Lambda-Runtime-Function-Response-Mode") == "streaming"


@pytest.mark.parametrize("source", [ASGI, WSGI])
@pytest.mark.parametrize("sample", ["http_api", "http_api_payload_1", "alb", "vpc_lattice", "vpc_lattice_v2"])
def test_what_cannot_stream(serve: Serve, request_event: Read, source: str, sample: str) -> None:
    """What cannot stream gets a response as a value, also of a function that streams to others."""
    answer = serve(source, handler="app.app", environment=STREAMED).invoke(request_event(sample))
    assert answer.header("Lambda-Runtime-Function-Response-Mode") is None
    assert (answer.value["statusCode"], answer.value["body"]) == (201, "onetwo")


@pytest.mark.parametrize("kind", ["asgi", "wsgi"])
@pytest.mark.parametrize(("option", "mode"), [(True, "BUFFERED"), (False, "RESPONSE_STREAM")])
def test_option_before_environment(serve: Serve, request_event: Read, kind: str, mode: str, *, option: bool) -> None:
    """What the code says about streaming comes before what the environment says."""
    source = {"asgi": ASGI, "wsgi": WSGI}[kind]
    source += f"\nfrom aws_lambda_runtime.http import {kind}\nhandler = {kind}(app, streaming={option})\n"
    answer = serve(source, environment={"LAMBDA_RUNTIME_INVOKE_MODE": mode}).invoke(request_event("function_url"))
    assert (answer.header("Lambda-Runtime-Function-Response-Mode") == "streaming") is option


@pytest.mark.parametrize("source", [ASGI, WSGI])
def test_streamed_head(serve: Serve, request_event: Read, source: str) -> None:
    """A HEAD is answered with the prelude alone, and what the application iterates is closed."""
    function = serve(source, handler="app.app", environment=STREAMED)
    answer = function.invoke(request_event("rest_api", httpMethod="HEAD"))
    assert parts(answer.body) == (PRELUDE, b"")
    assert source is ASGI or function.log.count("closed") == 1


def test_prelude_leaves_at_the_start(serve: Serve, request_event: Read) -> None:
    """Status and headers are on the wire before the application has a body, and each part before the next."""
    function = serve(
        """
        import asyncio, pathlib
        async def until(name):
            while not pathlib.Path(name).exists(): await asyncio.sleep(0.001)
        async def app(scope, receive, send):
            if scope["type"] == "lifespan": return
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
            await until("first")
            await send({"type": "http.response.body", "body": b"first", "more_body": True})
            await until("second")
            await send({"type": "http.response.body", "body": b"second"})
        """,
        handler="app.app",
        environment=STREAMED,
    )
    stream = function.stream(request_event("function_url"))
    prelude = b'{"statusCode": 200, "headers": {"content-type": "text/plain"}, "cookies": []}' + bytes(8)
    stream.wait_for(prelude)
    (function.task_root / "first").touch()
    stream.wait_for(prelude + b"first")
    (function.task_root / "second").touch()
    assert stream.answer().body == prelude + b"firstsecond"


def test_backpressure(serve: Serve, request_event: Read) -> None:
    """An application is at most two parts ahead of what was taken from it, so memory does not grow with a response."""
    function = serve(
        """
        import resource
        async def app(scope, receive, send):
            if scope["type"] == "lifespan": return
            await send({"type": "http.response.start", "status": 200, "headers": []})
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            part = bytes(1 << 20)
            for _ in range(100): await send({"type": "http.response.body", "body": part, "more_body": True})
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            await send({"type": "http.response.body", "body": str(grown).encode()})
        """,
        handler="app.app",
        environment=STREAMED,
    )
    body = function.invoke(request_event("function_url")).body
    assert len(body) > 100 << 20
    assert int(body[-12:].strip(bytes(1))) < 10 * 1024


@pytest.mark.parametrize("way", ["send", "receive", "neither"])
def test_reader_has_gone(serve: Serve, request_event: Read, way: str) -> None:
    """An application whose response is not wanted any more hears of it by `send` and `receive`, or is cancelled."""
    function = serve(
        """
        import asyncio
        async def app(scope, receive, send):
            if scope["type"] == "lifespan": return
            way = scope["path"][1:]
            await receive()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            try:
                if way == "send":
                    while True: await send({"type": "http.response.body", "body": bytes(1 << 16), "more_body": True})
                flood = asyncio.create_task(pour(send))
                if way == "receive": print("received", (await receive())["type"])
                else: await asyncio.sleep(60)
            except OSError as error: print("sent", error)
            except asyncio.CancelledError:
                print("cancelled")
                raise
            finally: print("finally")
        async def pour(send):
            try:
                while True: await send({"type": "http.response.body", "body": bytes(1 << 16), "more_body": True})
            except OSError: pass
        """,
        handler="app.app",
        environment=STREAMED,
    )
    function.api.watch = lambda body: Reply(410, b"{}") if len(body) > 1 << 18 else None
    function.stream(request_event("function_url", rawPath=f"/{way}"))
    words = {
        "send": "sent the client does not want the rest of the response",
        "receive": "received http.disconnect",
        "neither": "cancelled",
    }
    function.wait(lambda: True if f"{words[way]}\nfinally" in function.log else None, "the end of the application")
    function.wait_for_poll()
    assert "[ERROR]" not in function.log


def test_wsgi_reader_has_gone(serve: Serve, request_event: Read) -> None:
    """What a WSGI application iterates is closed when its response is not wanted any more."""
    function = serve(
        """
        def app(environ, start_response):
            start_response("200 OK", [])
            try:
                while True: yield bytes(1 << 16)
            finally: print("finally")
        """,
        handler="app.app",
        environment=STREAMED,
    )
    function.api.watch = lambda body: Reply(410, b"{}") if len(body) > 1 << 18 else None
    function.stream(request_event("function_url"))
    function.wait(lambda: True if "finally" in function.log else None, "the end of the application")
    function.wait_for_poll()
    assert "[ERROR]" not in function.log


def test_deadline(serve: Serve, request_event: Read) -> None:
    """A stream that would miss its deadline ends with that error in trailers, and the application is cancelled."""
    function = serve(
        """
        import asyncio
        async def app(scope, receive, send):
            if scope["type"] == "lifespan": return
            await send({"type": "http.response.start", "status": 200, "headers": []})
            try: await asyncio.sleep(60)
            finally: print("finally")
        """,
        handler="app.app",
        environment={**STREAMED, "LAMBDA_RUNTIME_CANCEL_MARGIN_MS": "29500"},
    )
    answer = function.invoke(request_event("function_url"))
    assert dict(answer.request.trailers)["Lambda-Runtime-Function-Error-Type"] == "Runtime.HandlerCancelled"
    function.wait_for_poll()
    assert "finally" in function.log


def test_failure_after_the_end(serve: Serve, request_event: Read) -> None:
    """A complete stream stands, whatever the application raises behind it; the log has the error."""
    function = serve(
        f"{ASGI}    if scope['type'] == 'http': raise LookupError('late')\n", handler="app.app", environment=STREAMED
    )
    answer = function.invoke(request_event("function_url"))
    assert parts(answer.body) == (PRELUDE, b"onetwo")
    assert answer.request.trailers == ()
    assert "[ERROR] LookupError: late" in function.log
