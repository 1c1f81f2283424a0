"""FastAPI, Starlette, Django and Flask on the built layer, as their users write applications."""

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

FASTAPI = """
from contextlib import asynccontextmanager
from typing import Annotated
from fastapi import Cookie, FastAPI, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

@asynccontextmanager
async def lifespan(app):
    yield {"stock": {"7": "tea"}}

app = FastAPI(lifespan=lifespan)

class Order(BaseModel):
    item: str
    quantity: int

@app.get("/items/{number}")
async def item(number: int, request: Request, response: Response, b: Annotated[str, Cookie()]):
    response.set_cookie("seen", str(number))
    response.set_cookie("b", b)
    return {"name": request.state.stock[str(number)], "self": str(request.url_for("item", number=number))}

@app.post("/orders", status_code=201)
def order(order: Order): return order

@app.post("/files")
async def files(file: UploadFile, note: Annotated[str, Form()]): return {"size": len(await file.read()), "note": note}

@app.get("/numbers")
async def numbers():
    async def lines():
        for number in range(3): yield f"{number}\\n"
    return StreamingResponse(lines(), media_type="text/plain")

@app.get("/broken")
async def broken(): raise LookupError("no shelf")
"""
STARLETTE = """
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route

async def stamp(request, call_next):
    response = await call_next(request)
    response.headers["x-stamp"] = "1"
    return response

async def page(request):
    return PlainTextResponse("x" * 2000, background=BackgroundTask(print, "afterwards"))

async def inner(request): return JSONResponse([request.url.path, request.scope["root_path"], request.client.host])

app = Starlette(
    routes=[Route("/page", page), Mount("/sub", routes=[Route("/inner", inner)])],
    middleware=[Middleware(GZipMiddleware), Middleware(BaseHTTPMiddleware, dispatch=stamp)],
)
"""
DJANGO = """
import os, django
from django.conf import settings
settings.configure(
    SECRET_KEY="example", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, DEBUG=False, USE_TZ=True,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
)
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path, reverse

def item(request, number):
    response = JsonResponse({
        "number": number, "self": request.build_absolute_uri(reverse("item", args=[number])),
        "tags": request.GET.getlist("tag"), "body": request.body.decode("latin-1"),
        "a": request.COOKIES["a"], "client": request.META["REMOTE_ADDR"],
    })
    response.set_cookie("seen", "1")
    response.set_cookie("more", "2")
    return response

def broken(request): raise LookupError("no shelf")
def stream(request): return StreamingHttpResponse(iter(["a", "b"]), content_type="text/plain")

urlpatterns = [path("items/<int:number>", item, name="item"), path("broken", broken), path("stream", stream)]
asgi_app = get_asgi_application()
wsgi_app = get_wsgi_application()
"""
FLASK = """
from flask import Flask, Response, jsonify, request, url_for

app = Flask(__name__)

@app.route("/items/<int:number>", methods=["GET", "POST"])
def item(number):
    response = jsonify({
        "self": url_for("item", number=number, _external=True), "tags": request.args.getlist("tag"),
        "body": request.get_data().decode("latin-1"), "a": request.cookies["a"], "client": request.remote_addr,
        "request_id": request.environ["aws.context"].aws_request_id,
    })
    response.set_cookie("seen", "1")
    response.set_cookie("more", "2")
    return response

@app.get("/stream")
def stream(): return Response((part for part in ("a", "b")), mimetype="text/plain")

@app.get("/broken")
def broken(): raise LookupError("no shelf")
"""
STREAMED = {"LAMBDA_RUNTIME_INVOKE_MODE": "RESPONSE_STREAM"}


def get(read: Read, path: str, **members: Any) -> dict[str, Any]:
    """Return a GET of a path of the stage "beta" of an HTTP API."""
    event = read("http_api", rawPath=f"/beta{path}", body=None, isBase64Encoded=False, **members)
    event["requestContext"]["http"]["method"] = "GET"
    return event


def post(read: Read, path: str, kind: str, body: str) -> dict[str, Any]:
    """Return a POST of a text to a path of the same."""
    event = read("http_api", rawPath=f"/beta{path}", body=body, isBase64Encoded=False)
    event["headers"] |= {"content-type": kind, "content-length": str(len(body.encode()))}
    return event


def test_fastapi(serve_app: Serve, request_event: Read) -> None:
    """FastAPI finds its lifespan's state, cookies, models, forms and files, and links to itself through the stage."""
    function = serve_app(FASTAPI)
    answer = function.invoke(get(request_event, "/items/7")).value
    assert json.loads(answer["body"]) == {
        "name": "tea",
        "self": "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/beta/items/7",
    }
    assert answer["cookies"] == ["seen=7; Path=/; SameSite=lax", "b=2; Path=/; SameSite=lax"]
    answer = function.invoke(post(request_event, "/orders", "application/json", '{"item": "tea", "quantity": 2}')).value
    assert (answer["statusCode"], json.loads(answer["body"])) == (201, {"item": "tea", "quantity": 2})
    answer = function.invoke(post(request_event, "/orders", "application/json", '{"item": "tea"}')).value
    assert (answer["statusCode"], json.loads(answer["body"])["detail"][0]["type"]) == (422, "missing")
    form = (
        '--x\r\ncontent-disposition: form-data; name="note"\r\n\r\né\r\n'
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n12345\r\n--x--\r\n'
    )
    upload = function.invoke(post(request_event, "/files", "multipart/form-data; boundary=x", form)).value
    assert json.loads(upload["body"]) == {"size": 5, "note": "é"}
    assert function.invoke(get(request_event, "/nowhere")).value["statusCode"] == 404


def test_fastapi_documents_itself(serve_app: Serve, request_event: Read) -> None:
    """FastAPI's page of documentation asks for its schema where the stage has it, of a REST API too."""
    function = serve_app(FASTAPI)
    for event in (get(request_event, "/docs"), request_event("rest_api", path="/docs", httpMethod="GET", body=None)):
        stage = event["requestContext"]["stage"]
        if stage == "prod":
            event["requestContext"]["path"] = "/prod/docs"
        assert f"'/{stage}/openapi.json'" in function.invoke(event).value["body"].replace('"', "'")


def test_fastapi_failure(serve_app: Serve, request_event: Read) -> None:
    """An exception that FastAPI does not handle is its own answer with 500, and one entry in the log."""
    function = serve_app(FASTAPI)
    answer = function.invoke(get(request_event, "/broken")).value
    assert (answer["statusCode"], answer["body"]) == (500, "Internal Server Error")
    assert function.log.count("[ERROR] LookupError: no shelf") == 1


def test_fastapi_streams(serve_app: Serve, request_event: Read) -> None:
    """A streaming response of FastAPI's is streamed where that is switched on, and whole elsewhere."""
    streamed = serve_app(FASTAPI, **STREAMED).invoke(
        request_event("rest_api", path="/numbers", httpMethod="GET", body=None)
    )
    assert streamed.body.partition(bytes(8))[2] == b"0\n1\n2\n"
    assert [part for _, part in streamed.request.parts][-3:] == [b"0\n", b"1\n", b"2\n"]
    assert serve_app(FASTAPI).invoke(get(request_event, "/numbers")).value["body"] == "0\n1\n2\n"


def test_starlette(serve_app: Serve, request_event: Read) -> None:
    """Starlette's middleware, background tasks and mounted applications work."""
    function = serve_app(STARLETTE)
    event = get(request_event, "/page")
    event["headers"]["accept-encoding"] = "gzip"
    answer = function.invoke(event).value
    assert answer["headers"]["content-encoding"] == "gzip"
    assert (answer["headers"]["x-stamp"], answer["isBase64Encoded"]) == ("1", True)
    assert b64decode(answer["body"])[:2] == b"\x1f\x8b"
    assert "afterwards" in function.log
    answer = function.invoke(get(request_event, "/sub/inner")).value
    assert json.loads(answer["body"]) == ["/beta/sub/inner", "/beta/sub", "203.0.113.7"]


@pytest.mark.parametrize(
    ("source", "handler"), [(DJANGO, "app.asgi_app"), (DJANGO, "app:wsgi_app"), (FLASK, "app.app")]
)
def test_django_and_flask(serve_app: Serve, request_event: Read, source: str, handler: str) -> None:
    """Django, in both of its kinds, and Flask see the request, link to themselves and set cookies."""
    function = serve_app(source, handler)
    event = request_event("http_api", rawPath="/beta/items/7")
    if source is DJANGO:
        event["requestContext"]["http"]["method"] = "GET"
    answer = function.invoke(event, request_id="id-1").value
    seen = json.loads(answer["body"])
    assert seen["self"] == "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/beta/items/7"
    assert (seen["tags"], seen["a"], seen["client"], seen["body"]) == (["a", "b"], "1", "203.0.113.7", "\x00\x01\xff")
    assert seen.get("request_id", "id-1") == "id-1"
    assert [cookie.partition(";")[0] for cookie in answer["cookies"]] == ["seen=1", "more=2"]
    assert function.invoke(get(request_event, "/broken")).value["statusCode"] == 500


@pytest.mark.parametrize(
    ("source", "handler"), [(DJANGO, "app.asgi_app"), (DJANGO, "app:wsgi_app"), (FLASK, "app.app")]
)
def test_django_and_flask_stream(serve_app: Serve, request_event: Read, source: str, handler: str) -> None:
    """Django and Flask stream."""
    function = serve_app(source, handler, **STREAMED)
    event = request_event("function_url", rawPath="/stream", body=None)
    event["requestContext"]["http"]["method"] = "GET"
    assert function.invoke(event).body.partition(bytes(8))[2] == b"ab"
