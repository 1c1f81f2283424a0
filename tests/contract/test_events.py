"""What arrives as an event, good and bad, and how a function asks for it (contract C32 to C40)."""

from __future__ import annotations

import math
import threading
import time
from typing import TYPE_CHECKING

import pytest

from runtime_api import Invocation, report
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

ECHO = "def handler(event, context): return event\n"
KIND = "def handler(event, context): return [type(event).__name__, len(event)]\n"


@pytest.mark.beyond
@pytest.mark.parametrize(
    "content_type",
    [
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/cloudevents+json",
        "application/json;charset=UTF-8",
    ],
)
def test_c32_kinds_of_json(serve: Serve, content_type: str) -> None:
    """Every media type that is JSON is parsed, whatever its parameters and its spelling."""
    function = serve("def handler(event, context): return [event]")
    assert function.invoke({"ü": 1}, headers={"Content-Type": content_type}).value == [{"ü": 1}]


@pytest.mark.parametrize("content_type", ["application/octet-stream", "text/plain", "image/png"])
def test_c32_other_media_types(serve: Serve, content_type: str) -> None:
    """An event that is not JSON reaches the handler as its bytes."""
    function = serve(KIND)
    assert function.invoke(body=b"\x00\xff{", headers={"Content-Type": content_type}).value == ["bytes", 3]


@pytest.mark.beyond
@pytest.mark.parametrize("content_type", [None, ""], ids=["absent", "empty"])
def test_c33_no_content_type(serve: Serve, content_type: str | None) -> None:
    """An event without a content type is JSON."""
    function = serve(ECHO)
    assert function.invoke({"a": [1]}, headers={"Content-Type": content_type}).value == {"a": [1]}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": 1} x',
        b'"\xff"',
        b'"a\nb"',
        b"NaN",
        b'[{"a": Infinity}]',
        b"-Infinity",
        b"[" * 100_000 + b"]" * 100_000,
        b"9" * 5_000,
    ],
    ids=["empty", "cut", "trailing", "no-utf-8", "control", "nan", "infinity", "minus-infinity", "deep", "long-number"],
)
def test_c34_no_json(serve: Serve, body: bytes) -> None:
    """An event that is not JSON fails its invocation, and the next one is served."""
    function = serve(ECHO)
    error = function.invoke(body=body).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert error["errorMessage"].startswith("Unable to unmarshal input: ")
    assert error["stackTrace"] == []
    assert function.invoke([1]).value == [1]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b' \r\n\t{"a": 1, "a": 2}\n', {"a": 2}),
        (b'"\\ud83d\\ude00 \\u00fc"', "😀 ü"),
        (b"1e999", math.inf),
        (b"123456789012345678901234567890", 123456789012345678901234567890),
    ],
    ids=["byte-order-mark", "twice-the-same-key", "escapes", "overflow", "long"],
)
def test_c34_odd_json(serve: Serve, body: bytes, value: object) -> None:
    """JSON that is merely odd is read as the managed runtime reads it."""
    assert serve(ECHO).invoke(body=body).value == value


@pytest.mark.parametrize("status", [403, 500])
def test_c35_no_next_event(serve: Serve, status: int) -> None:
    """A refused request for an event ends the process with an error, at once."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.api.queue(report(status, "Refused"))
    assert function.exit_code() not in {0, None}
    assert len(function.api.requests) == 1


def test_c35_no_platform(serve: Serve) -> None:
    """A platform that goes away while a function waits for an event ends the process."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.api.queue(Reply(stop=20))
    assert function.exit_code() != 0


def test_c36_connection_closed_after_an_answer(serve: Serve) -> None:
    """A connection that the platform closes between invocations is replaced, and no invocation is lost."""
    function = serve(ECHO)
    for number in range(3):
        reply = Reply(202, b'{"status":"OK"}', close=True)
        assert function.invoke(number, reply=reply).value == number
    function.wait_for_poll()
    assert len({request.connection for request in function.api.sent_to("invocation/next")}) == 4


def test_c36_connection_closed_during_the_handler(serve: Serve) -> None:
    """A connection that the platform closes while the handler runs is replaced before the answer is sent."""
    function = serve("import time\ndef handler(event, context):\n    time.sleep(0.3)\n    return event\n")
    assert function.invoke("a", close=True).value == "a"
    assert function.invoke("b", close=True).value == "b"


def test_c36_connection_close_announced(serve: Serve) -> None:
    """A connection whose end the platform announces is not used again."""
    function = serve(ECHO)
    reply = Reply(202, b"", (("Connection", "close"),), close=True)
    assert function.invoke("a", reply=reply).value == "a"
    assert function.invoke("b", reply=reply).value == "b"


def test_c36_connection_is_kept(serve: Serve) -> None:
    """Everything goes over one connection as long as the platform keeps it open."""
    function = serve(ECHO)
    for number in range(5):
        assert function.invoke(number).value == number
    function.wait_for_poll()
    assert {request.connection for request in function.api.requests} == {1}


@pytest.mark.parametrize(
    "message",
    [
        "HTTP/1.1 200 |content-length:4|LAMBDA-RUNTIME-AWS-REQUEST-ID:odd|Content-Type:application/json||[1]\n",
        "HTTP/1.1 200 OK|X: |Lambda-Runtime-Aws-Request-Id: \t odd \t|Content-Length: 004||[1]\n",
        "HTTP/1.1 200 A: b|Lambda-Runtime-Aws-Request-Id: odd|Transfer-Encoding: chunked||2;e=1|[1|0002|]\n|0|T: x||",
    ],
    ids=["no-spaces", "many-spaces", "chunks-with-extensions"],
)
@pytest.mark.beyond
def test_c36_odd_but_valid_http(serve: Serve, message: str) -> None:
    """A reply that HTTP/1.1 allows is understood, however unlike Lambda's usual one it looks."""
    function = serve(ECHO)
    raw = message.replace("|", "\r\n").encode()
    assert function.send(Invocation("odd", Reply(raw=raw))).value == [1]


def test_c36_answer_is_awaited(serve: Serve) -> None:
    """A function asks for the next event only after the platform has taken the answer to the last one."""
    function = serve(ECHO)
    taken = threading.Event()
    assert function.invoke("a", reply=Reply(202, hold=taken)).value == "a"
    time.sleep(0.1)
    assert len(function.api.requests) == 2
    taken.set()
    assert function.invoke("b").value == "b"


def test_c37_no_request_id(serve: Serve) -> None:
    """An event without a request id cannot be answered: the process ends and posts nothing."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.api.queue(Reply(200, b"{}", (("Content-Type", "application/json"),)))
    assert function.exit_code() != 0
    assert [request.method for request in function.api.requests] == ["GET"]
    assert function.log != ""


@pytest.mark.parametrize("request_id", ["a", "8476a536-e9f4-11e8-9739-2dfe598c3fcd", "req.01:~%2F%20!$&'()*+,;=@-_x"])
def test_c38_request_id_is_opaque(serve: Serve, request_id: str) -> None:
    """A request id comes back in the path with the very same octets."""
    function = serve("def handler(event, context): return context.aws_request_id")
    answer = function.invoke(request_id=request_id)
    assert answer.value == request_id
    assert answer.request.target == f"/2018-06-01/runtime/invocation/{request_id}/response"


def test_c39_invocation_id(serve: Serve) -> None:
    """The id of the attempt comes back with the answer, be it a result or an error, and is not invented."""
    function = serve("def handler(event, context): return 1 / event")
    name = "Lambda-Runtime-Invocation-Id"
    result = function.invoke(1, headers={name: "attempt-1"})
    assert (result.is_error, result.header(name)) == (False, "attempt-1")
    error = function.invoke(0, headers={name: "attempt-2"})
    assert (error.is_error, error.header(name)) == (True, "attempt-2")
    assert function.invoke(1).header(name) is None


@pytest.mark.parametrize("chunk", [None, 32_768], ids=["length", "chunked"])
def test_c40_largest_event(serve: Serve, chunk: int | None) -> None:
    """An event of the platform's limit is delivered whole, in either framing of HTTP/1.1."""
    function = serve("def handler(event, context): return [len(event), event[:3], event[-3:]]")
    length = 6 * 1024 * 1024 - len('""')
    assert function.invoke("abc" + "x" * (length - 6) + "xyz", chunk=chunk).value == [length, "abc", "xyz"]
