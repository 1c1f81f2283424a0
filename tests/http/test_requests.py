"""What an application sees of a request, for each kind of event (contract C117)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

ASGI = """
import json

async def app(scope, receive, send):
    if scope["type"] != "http": raise NotImplementedError
    request = await receive()
    seen = {
        **{name: scope[name] for name in ("method", "scheme", "path", "root_path", "server", "client", "http_version")},
        "raw_path": scope["raw_path"].decode("ascii"),
        "query_string": scope["query_string"].decode("ascii"),
        "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in scope["headers"]],
        "body": request["body"].decode("latin-1"),
        "more_body": request["more_body"],
        "type": scope["type"],
        "asgi": scope["asgi"]["version"],
        "state": "state" in scope,
        "id": scope["aws.context"].aws_request_id,
        "event": sorted(scope["aws.event"]),
    }
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(seen).encode()})
"""
WSGI = """
import json

def app(environ, start_response):
    body = environ["wsgi.input"].read().decode("latin-1")
    start_response("200 OK", [("Content-Type", "application/json")])
    seen = {name: value for name, value in environ.items() if isinstance(value, (str, bool))}
    return [json.dumps({**seen, "body": body, "id": environ["aws.context"].aws_request_id}).encode()]
"""
EXECUTE_API = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
FUNCTION_URL = "abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-central-1.on.aws"
LATTICE = "items-0123456789abcdef0.7d67968.vpc-lattice-svcs.eu-central-1.on.aws"
BINARY = "\x00\x01\xff"
ENCODED, DECODED = "/caf%C3%A9/a%2Fb", "/café/a/b"
QUERY = "q=tea%20%26+milk&tag=a&tag=b"
SHORT_QUERY = "q=tea%20%26+milk&tag=b"
TAGS = [["x-tag", "one"], ["x-tag", "two"]]

# path, raw path, root path, query, server, client, scheme, body, values of x-tag
REQUESTS: dict[str, tuple[object, ...]] = {
    "rest_api": (
        f"/prod{DECODED}",
        f"/prod{ENCODED}",
        "/prod",
        "q=tea+%26+milk&tag=a&tag=b",
        [EXECUTE_API, 443],
        ["203.0.113.7", 0],
        "https",
        BINARY,
        TAGS,
    ),
    "http_api": (
        "/beta/café/100%25",
        "/beta/caf%C3%A9/100%2525",
        "/beta",
        QUERY,
        [EXECUTE_API, 443],
        ["203.0.113.7", 0],
        "https",
        BINARY,
        [["x-tag", "one,two"]],
    ),
    "http_api_payload_1": (
        "/beta/café",
        "/beta/caf%C3%A9",
        "/beta",
        "tag=a&tag=b",
        [EXECUTE_API, 443],
        ["203.0.113.7", 0],
        "https",
        "",
        TAGS,
    ),
    "function_url": (
        DECODED,
        ENCODED,
        "",
        QUERY,
        [FUNCTION_URL, 443],
        ["203.0.113.7", 0],
        "https",
        BINARY,
        [["x-tag", "one,two"]],
    ),
    "alb": (
        DECODED,
        ENCODED,
        "",
        SHORT_QUERY,
        ["www.example.com", 80],
        ["203.0.113.7", 0],
        "http",
        "text",
        [["x-tag", "two"]],
    ),
    "alb_multi_value": (
        DECODED,
        ENCODED,
        "",
        QUERY,
        ["www.example.com", 80],
        ["203.0.113.7", 0],
        "http",
        "text",
        TAGS,
    ),
    "vpc_lattice": (
        DECODED,
        ENCODED,
        "",
        SHORT_QUERY,
        [LATTICE, 443],
        ["10.0.2.100", 0],
        "https",
        BINARY,
        [["x-tag", "one, two"]],
    ),
    "vpc_lattice_v2": (DECODED, ENCODED, "", QUERY, [LATTICE, 443], ["10.0.2.100", 0], "https", BINARY, TAGS),
}


def latin(text: str) -> str:
    """Return text as PEP 3333 wants it: a character for each byte of its UTF-8."""
    return text.encode().decode("latin-1")


def test_c117_scope(serve: Serve, request_event: Read) -> None:
    """An ASGI application sees the same request, whatever has brought it."""
    function = serve(ASGI, handler="app:app")
    for name, expected in REQUESTS.items():
        event = request_event(name)
        answer = function.invoke(event, request_id=name).value
        seen = json.loads(answer["body"])
        found = (
            *(seen[key] for key in ("path", "raw_path", "root_path", "query_string", "server", "client", "scheme")),
            seen["body"],
            [pair for pair in seen["headers"] if pair[0] == "x-tag"],
        )
        assert found == expected, name
        assert [pair for pair in seen["headers"] if pair[0] == "cookie"] == [["cookie", "a=1; b=2"]], name
        assert all(header == header.lower() for header, _ in seen["headers"]), name
        assert (seen["type"], seen["http_version"], seen["asgi"]) == ("http", "1.1", "3.0")
        assert (seen["more_body"], seen["state"], seen["id"]) == (False, False, name)
        assert seen["method"] == ("GET" if name == "http_api_payload_1" else "POST")
        assert seen["event"] == sorted(event)


def test_c117_environ(serve: Serve, request_event: Read) -> None:
    """A WSGI application sees the same request, as PEP 3333 tells it."""
    function = serve(WSGI, handler="app:app")
    for name, expected in REQUESTS.items():
        path, raw_path, root, query, server, client, scheme, body, tags = expected
        answer = function.invoke(request_event(name), request_id=name).value
        seen = json.loads(answer["body"])
        assert seen["SCRIPT_NAME"] + seen["PATH_INFO"] == latin(str(path)), name
        assert seen["SCRIPT_NAME"] == root
        assert seen["QUERY_STRING"] == query
        assert seen["REQUEST_URI"] == seen["RAW_URI"] == f"{raw_path}?{query}"
        assert [[seen["SERVER_NAME"], int(seen["SERVER_PORT"])], [seen["REMOTE_ADDR"], 0]] == [server, client]
        assert (seen["wsgi.url_scheme"], seen["body"], seen["id"]) == (scheme, body, name)
        assert isinstance(tags, list)
        assert seen["HTTP_X_TAG"] == ",".join(value for _, value in tags)
        assert seen["HTTP_COOKIE"] == "a=1; b=2"
        assert seen.get("CONTENT_LENGTH") == (str(len(seen["body"])) if seen["body"] else None)
        assert (seen["wsgi.run_once"], seen["wsgi.multithread"], seen["wsgi.multiprocess"]) == (False, False, False)


def test_least_requests(serve: Serve, request_event: Read) -> None:
    """A load balancer's health check, the console's test button and a custom domain are requests like others."""
    function = serve(ASGI, handler="app:app")

    def seen(event: dict[str, Any]) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(function.invoke(event).value["body"])
        return document

    check = seen(request_event("alb_health_check"))
    assert (check["path"], check["query_string"], check["server"], check["client"]) == (
        "/",
        "",
        ["localhost", 443],
        None,
    )
    console = seen(request_event("rest_api_console_test"))
    assert (console["path"], console["headers"], console["client"]) == ("/", [], ["test-invoke-source-ip", 0])
    domain = seen(request_event("rest_api_custom_domain"))
    assert (domain["path"], domain["root_path"], domain["server"]) == ("/shop/items", "", ["api.example.com", 8443])
    assert seen(request_event("alb", path=""))["path"] == "/"


@pytest.mark.parametrize(
    ("base_path", "path", "root_path"),
    [
        ('"/shop"', "/shop/items", "/shop"),
        ('"shop/"', "/shop/items", "/shop"),
        ('"/sho"', "/shop/items", ""),
        ('"/shop"', "/shop", "/shop"),
        ('""', "/shop/items", ""),
        ('"/"', "/shop/items", ""),
        ("None", "/shop/items", ""),
    ],
)
def test_base_path(serve: Serve, request_event: Read, base_path: str, path: str, root_path: str) -> None:
    """A base path is where the application is mounted, and counts only up to a slash."""
    function = serve(
        f"{ASGI}\nfrom aws_lambda_runtime.http import asgi, wsgi\nhandler = asgi(app, base_path={base_path})"
    )
    answer = function.invoke(request_event("rest_api_custom_domain", path=path)).value
    seen = json.loads(answer["body"])
    assert (seen["root_path"], seen["path"]) == (root_path, path)


def test_base_path_in_place_of_stage(serve: Serve, request_event: Read) -> None:
    """A base path that is given replaces the stage."""
    function = serve(f"{ASGI}\nfrom aws_lambda_runtime.http import asgi\nhandler = asgi(app, base_path='')")
    for name, path in (("rest_api", DECODED), ("http_api", "/beta/café/100%25")):
        seen = json.loads(function.invoke(request_event(name)).value["body"])
        assert (seen["root_path"], seen["path"]) == ("", path)


def test_headers_kept_from_wsgi(serve: Serve, request_event: Read) -> None:
    """A client's header does not become HTTP_PROXY, nor pass for another by an underscore."""
    function = serve(WSGI, handler="app:app")
    headers = {"proxy": "http://attacker.example", "x_real_ip": "1.2.3.4", "x-real-ip": "203.0.113.7"}
    seen = json.loads(function.invoke(request_event("alb", headers=headers)).value["body"])
    assert "HTTP_PROXY" not in seen
    assert seen["HTTP_X_REAL_IP"] == "203.0.113.7"


def test_bad_base64(serve: Serve, request_event: Read) -> None:
    """A body that is not the base64 that it claims to be fails with its place, and the next event is served."""
    function = serve(ASGI, handler="app:app")
    error = function.invoke(request_event("alb", body="%", isBase64Encoded=True)).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert error["errorMessage"].startswith("$.body is not base64, although $.isBase64Encoded says so")
    assert function.invoke(request_event("alb")).value["statusCode"] == 200
