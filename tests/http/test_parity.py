"""One Starlette application under uvicorn on loopback and on the built layer: the same requests, the same responses."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

APP = """
import json
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

async def echo(request):
    return JSONResponse({
        "method": request.method, "url": str(request.url), "path": request.url.path, "client": request.client.host,
        "query": request.query_params.multi_items(), "cookies": request.cookies, "route": request.path_params,
        "headers": sorted(item for item in request.headers.items() if item[0].startswith("x-tag")),
        "body": (await request.body()).decode("latin-1"),
    })

async def respond(request):
    wanted = await request.json()
    response = Response(wanted["body"].encode("latin-1"), wanted["status"])
    for name, value in wanted["headers"]: response.headers.append(name, value)
    return response

async def cookies(request):
    response = PlainTextResponse("é")
    response.set_cookie("a", "1", httponly=True)
    response.set_cookie("b", "x y", max_age=60)
    response.delete_cookie("c")
    return response

async def stream(request):
    async def parts():
        for part in (b"a", b"", b"b"): yield part
    return StreamingResponse(parts(), media_type="text/event-stream")

async def refuse(request): raise HTTPException(418, "a teapot", {"x-kind": "tea"})
async def broken(request): raise LookupError("no shelf")
async def move(request): return RedirectResponse("/echo/there?x=1", 303)
async def nothing(request): return Response(status_code=204)

app = Starlette(routes=[
    Route("/echo/{rest:path}", echo, methods=METHODS), Route("/respond", respond, methods=["POST"]),
    Route("/cookies", cookies), Route("/stream", stream), Route("/refuse", refuse), Route("/broken", broken),
    Route("/move", move), Route("/nothing", nothing), Mount("/sub", routes=[Route("/echo/{rest:path}", echo)]),
])
"""
SERVER = """
import socket, uvicorn
from app import app
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical", server_header=False, date_header=False)).run([listener])
"""
SEED = {"PYTHONHASHSEED": "0"}  # some of Starlette's headers list sets
HOST = "www.example.com"
ADDED = (("host", HOST), ("x-forwarded-for", "203.0.113.7"), ("x-forwarded-proto", "https"))
OF_THE_HOP = ("connection", "transfer-encoding")


class Sent(NamedTuple):
    """A request: method, target as a client sends it, headers, body."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


class Received(NamedTuple):
    """A response: status, headers with all of their values, body."""

    status: int
    headers: dict[str, list[str]]
    body: bytes


class Uvicorn:
    """The application under uvicorn."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection

    def ask(self, sent: Sent) -> Received:
        """Send a request and return the response."""
        self._connection.putrequest(sent.method, sent.target, skip_host=True, skip_accept_encoding=True)
        for name, value in (*ADDED, *sent.headers, ("content-length", str(len(sent.body)))):
            self._connection.putheader(name, value)
        self._connection.endheaders(sent.body)
        response = self._connection.getresponse()
        headers: dict[str, list[str]] = {}
        for name, value in response.getheaders():
            if name.lower() not in OF_THE_HOP:
                headers.setdefault(name.lower(), []).append(value)
        received = Received(response.status, headers, response.read())
        # After an exception uvicorn hangs up without having said so.
        self._connection.close()
        return received


@contextmanager
def uvicorn(folder: Path, frameworks: Path) -> Iterator[Uvicorn]:
    """Run the application under uvicorn for the length of a block."""
    (folder / "app.py").write_text(APP, encoding="utf-8")
    environment = {"PYTHONPATH": str(frameworks), **SEED}
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            with closing(HTTPConnection("127.0.0.1", int(process.stdout.readline()), timeout=10)) as connection:
                yield Uvicorn(connection)
        finally:
            process.kill()


def through_load_balancer(function: Function, read: Read, sent: Sent) -> Received:
    """Send the request as a load balancer does, with all values of all headers."""
    path, _, query = sent.target.partition("?")
    parameters: dict[str, list[str]] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        parameters.setdefault(name, []).append(value)
    headers: dict[str, list[str]] = {}
    for name, value in (*ADDED, *sent.headers):
        headers.setdefault(name, []).append(value)
    event = read(
        "alb_multi_value",
        httpMethod=sent.method,
        path=path,
        multiValueQueryStringParameters=parameters,
        multiValueHeaders=headers,
        body=b64encode(sent.body).decode(),
        isBase64Encoded=True,
    )
    answer = function.invoke(event).value
    return Received(answer["statusCode"], answer["multiValueHeaders"], body_of(answer))


def through_function_url(function: Function, read: Read, sent: Sent) -> Received:
    """Send the request as a function URL does; the headers of these requests do not repeat."""
    path, _, query = sent.target.partition("?")
    event = read(
        "function_url",
        rawPath=path,
        rawQueryString=query,
        headers=dict((*ADDED, *sent.headers)),
        body=b64encode(sent.body).decode(),
        isBase64Encoded=True,
    )
    del event["cookies"]
    event["requestContext"]["http"] |= {"method": sent.method, "path": path}
    answer = function.invoke(event).value
    headers = {name: [value] for name, value in answer["headers"].items()}
    return Received(
        answer["statusCode"],
        headers | ({"set-cookie": answer["cookies"]} if answer["cookies"] else {}),
        body_of(answer),
    )


def body_of(answer: dict[str, Any]) -> bytes:
    """Return the bytes that the client gets."""
    body: str = answer["body"]
    return b64decode(body) if answer["isBase64Encoded"] else body.encode()


REQUESTS = (
    Sent("GET", "/echo/"),
    Sent("GET", "/echo/caf%C3%A9/a%2Fb%20c;d=1,e", (("cookie", "a=1; b=2"),)),
    Sent("GET", "/echo/x?a=1&a=2&b=&c=%20+%26%C3%A9&d=a=b"),
    Sent("HEAD", "/echo/x"),
    Sent("OPTIONS", "/echo/x", (("x-tag", "é".encode().decode("latin-1")),)),
    Sent("POST", "/echo/x", (("content-type", "application/octet-stream"),), bytes(range(256))),
    Sent("DELETE", "/echo/x", (), b"body"),
    Sent("POST", "/cookies"),
    Sent("GET", "/cookies", (("cookie", 'a="1"; c'),)),
    Sent("GET", "/stream"),
    Sent("HEAD", "/stream"),
    Sent("GET", "/refuse"),
    Sent("GET", "/broken"),
    Sent("GET", "/move"),
    Sent("GET", "/nothing"),
    Sent("GET", "/nowhere"),
    Sent("GET", "/echo"),
    Sent("GET", "/sub/echo/x"),
    Sent("GET", "/sub"),
    Sent("GET", "//echo//x"),
    Sent("POST", "/respond", (), b"no json"),
    Sent("PATCH", "/echo/%F0%9F%8D%B5/%FF/%25/%2525"),
)


def test_table(serve_app: Serve, request_event: Read, tmp_path: Path, frameworks: Path) -> None:
    """Every kind of route, error and response is the same through a function URL, a load balancer and uvicorn."""
    function = serve_app(APP, **SEED)
    with uvicorn(tmp_path, frameworks) as server:
        for sent in REQUESTS:
            expected = server.ask(sent)
            assert through_function_url(function, request_event, sent) == expected, sent
            assert through_load_balancer(function, request_event, sent) == expected, sent


PIECES = st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=3)
ESCAPES = st.binary(min_size=1, max_size=2).map(lambda octets: "".join(f"%{octet:02X}" for octet in octets))
PATHS = st.lists(PIECES | ESCAPES | st.sampled_from("/!$'()*,;:@-._~"), max_size=6).map("".join)
QUERIES = st.lists(st.tuples(PIECES | ESCAPES, PIECES | ESCAPES | st.just("+")), max_size=4).map(
    lambda pairs: "&".join(f"{name or 'x'}={value}" for name, value in sorted(pairs, key=lambda pair: pair[0] or "x"))
)
VALUES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_categories=("Cc", "Zs")), max_size=5)
HEADERS = st.lists(st.tuples(st.sampled_from(["x-tag", "x-tag-more"]), VALUES), max_size=4)
TYPES = st.sampled_from(["text/plain", "application/json", "image/png", "text/html; charset=latin-1", "text/csv"])


@st.composite
def echoes(draw: st.DrawFn) -> Sent:
    """Draw a request whose response tells what the application saw."""
    query = draw(QUERIES)
    method = draw(st.sampled_from(["GET", "POST", "PUT", "HEAD"]))
    body = draw(st.binary(max_size=20)) if method in {"POST", "PUT"} else b""
    return Sent(method, f"/echo/{draw(PATHS)}" + (f"?{query}" if query else ""), tuple(draw(HEADERS)), body)


@st.composite
def responses(draw: st.DrawFn) -> Sent:
    """Draw a request for a certain response."""
    headers = [["content-type", draw(TYPES)], *([name, value] for name, value in draw(HEADERS))]
    headers += draw(
        st.sampled_from([[], [["set-cookie", "a=1"], ["set-cookie", "b=2"]], [["content-encoding", "gzip"]]])
    )
    wanted = {
        "status": draw(st.sampled_from([200, 201, 400, 404, 500, 503])),
        "headers": headers,
        "body": draw(st.binary(max_size=20)).decode("latin-1"),
    }
    return Sent("POST", "/respond", (), json.dumps(wanted).encode())


def test_any_request(serve_app: Serve, request_event: Read, tmp_path: Path, frameworks: Path) -> None:
    """Any path, query, headers and body are seen alike, and any response arrives alike."""
    function = serve_app(APP, **SEED)
    with uvicorn(tmp_path, frameworks) as server:

        @settings(max_examples=200)
        @given(echoes() | responses())
        def check(sent: Sent) -> None:
            assert through_load_balancer(function, request_event, sent) == server.ask(sent)

        check()
