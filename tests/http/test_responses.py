"""What becomes of an application's response, for each kind of event (contract C118)."""

from __future__ import annotations

import gzip
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

ASGI = """
import gzip
from http import HTTPStatus
from aws_lambda_runtime.http import asgi

PAGE = ("text/html; charset=utf-8", "é".encode())
BODIES = {
    "/page": PAGE,
    "/gzip": ("text/html", gzip.compress(b"page", mtime=0)),
    "/json": ("application/problem+json", b"{}"),
    "/svg": ("image/svg+xml", b"<svg/>"),
    "/png": ("image/png", b"text"),
    "/latin": ("text/plain; charset=latin-1", b"\\xe9"),
    "/nothing": ("text/plain", b""),
    "/untyped": (None, b"text"),
}

async def app(scope, receive, send):
    kind, body = BODIES.get(scope["path"], PAGE)
    headers = [(b"Set-Cookie", b"a=1; Path=/"), (b"set-cookie", b"b=2"), (b"set-cookie", b"c=3"),
               (b"vary", b"accept"), (b"Vary", b"cookie"), (b"x-one", b"\\xe9"),
               (b"Connection", b"close"), (b"transfer-encoding", b"chunked")]
    if kind: headers.append((b"content-type", kind.encode()))
    if scope["path"] == "/gzip": headers.append((b"content-encoding", b"gzip"))
    status = int(scope["query_string"] or HTTPStatus.OK)
    if status != 299: status = HTTPStatus(status)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    for number in range(len(body)):
        await send({"type": "http.response.body", "body": body[number:number + 1], "more_body": True})
    await send({"type": "http.response.body"})

handler = asgi(app, lifespan="off")
"""
SINGLE = {"vary": "accept, cookie", "x-one": "é", "content-type": "text/html; charset=utf-8"}
COOKIES = ["a=1; Path=/", "b=2", "c=3"]
BODY = {"body": "é", "isBase64Encoded": False}
SPELLED = dict(zip(("set-cookie", "Set-cookie", "sEt-cookie"), COOKIES, strict=True))
ANSWERS: dict[str, dict[str, object]] = {
    "rest_api": {
        "headers": {name: value for name, value in SINGLE.items() if name != "vary"},
        "multiValueHeaders": {"set-cookie": COOKIES, "vary": ["accept", "cookie"]},
    },
    "http_api": {"headers": SINGLE, "cookies": COOKIES},
    "function_url": {"headers": SINGLE, "cookies": COOKIES},
    "alb": {"headers": SINGLE | SPELLED, "statusDescription": "200 OK"},
    "alb_multi_value": {
        "multiValueHeaders": {
            "set-cookie": COOKIES,
            "vary": ["accept", "cookie"],
            "x-one": ["é"],
            "content-type": ["text/html; charset=utf-8"],
        },
        "statusDescription": "200 OK",
    },
    "vpc_lattice": {"headers": SINGLE | SPELLED, "statusDescription": "200 OK"},
    "vpc_lattice_v2": {"headers": SINGLE | SPELLED, "statusDescription": "200 OK"},
}
ANSWERS["http_api_payload_1"] = ANSWERS["rest_api"]


def test_c118_shapes(serve: Serve, request_event: Read) -> None:
    """Status, headers, cookies and body stand where each kind of event wants them; headers of the hop are gone."""
    function = serve(ASGI)
    for name, expected in ANSWERS.items():
        event = request_event(name, rawQueryString="", queryStringParameters={}, multiValueQueryStringParameters={})
        event |= {"raw_path": "/page"} if name == "vpc_lattice" else {"path": "/page"}
        assert function.invoke(event).value == {"statusCode": 200, **BODY, **expected}, name


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("page", "é"),
        ("json", "{}"),
        ("svg", "<svg/>"),
        ("nothing", ""),
        ("png", None),
        ("latin", None),
        ("untyped", None),
    ],
)
def test_c118_base64(serve: Serve, request_event: Read, path: str, text: str | None) -> None:
    """Text of a text type goes as it is, all else as base64, and nothing at all as an empty text."""
    answer = serve(ASGI).invoke(request_event("function_url", rawPath=f"/{path}", rawQueryString="")).value
    assert answer["isBase64Encoded"] is (text is None)
    if text is None:
        assert b64decode(answer["body"]) == {"png": b"text", "latin": b"\xe9", "untyped": b"text"}[path]
    else:
        assert answer["body"] == text


def test_c118_compressed(serve: Serve, request_event: Read) -> None:
    """A compressed body is base64, whatever its type is."""
    answer = serve(ASGI).invoke(request_event("function_url", rawPath="/gzip", rawQueryString="")).value
    assert answer["headers"]["content-encoding"] == "gzip"
    assert answer["isBase64Encoded"] is True
    assert gzip.decompress(b64decode(answer["body"])) == b"page"


def test_c118_head_and_statuses(serve: Serve, request_event: Read) -> None:
    """A HEAD has the headers and no body, and any status is passed on, also one that has no name."""
    function = serve(ASGI)
    answer = function.invoke(request_event("alb", httpMethod="HEAD", queryStringParameters=None)).value
    assert (answer["statusCode"], answer["body"], answer["isBase64Encoded"]) == (200, "", False)
    assert answer["headers"]["content-type"] == "text/html; charset=utf-8"
    for status, description in ((204, "204 No Content"), (404, "404 Not Found"), (299, "299")):
        answer = function.invoke(request_event("vpc_lattice", raw_path=f"/nothing?{status}")).value
        assert (answer["statusCode"], answer["statusDescription"], answer["body"]) == (status, description, "")
        assert answer["isBase64Encoded"] is False
