"""Faults of the platform and of the way to it (contract C22, C35 to C37, C57): never a hang, never a second answer."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runtime_api import Invocation, report
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

ECHO = "def handler(event, context): return event\n"
ID = ("Lambda-Runtime-Aws-Request-Id", "id-1")
ESTABLISHED = "01"
HELD = 3.0  # seconds; Lambda may hold a poll for hours


def test_c22_held_poll(serve: Serve) -> None:
    """A poll that is held, through a time in which the environment is frozen, is neither given up nor repeated."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.signal(signal.SIGSTOP)
    time.sleep(HELD)
    function.signal(signal.SIGCONT)
    time.sleep(HELD / 10)
    assert len(function.api.requests) == 1
    assert function.invoke("at last").value == "at last"
    function.wait_for_poll()
    assert {request.connection for request in function.api.requests} == {1}


def test_c22_no_timer(serve: Serve) -> None:
    """The connection on which a poll waits is not probed, and lives on where the user sets a timeout for all others."""
    function = serve("""
        import socket
        socket.setdefaulttimeout(0.01)
        def handler(event, context): return event
    """)
    assert function.invoke(1).value == 1
    function.wait_for_poll()
    port = int(function.api.address.rpartition(":")[2])
    timers = [
        timer.partition(":")[0]
        for _, _, remote, state, _, timer, *_ in map(
            str.split, Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
        )
        if int(remote.rpartition(":")[2], 16) == port and state == ESTABLISHED
    ]
    assert timers in (["00"], ["01"])  # none, or what has just been sent is about to be acknowledged; "02" is a probe


@pytest.mark.beyond
@pytest.mark.parametrize("base", ["/", "/base", "/deep/er/"])
def test_c01_base_path(serve: Serve, base: str) -> None:
    """An address with a scheme before it or a base path behind it, as some emulators give, is understood."""
    function = serve(ECHO, endpoint="http://{}" + base, base=base.rstrip("/"))
    assert function.invoke(1).value == 1
    assert function.api.requests[0].target == f"{base.rstrip('/')}/2018-06-01/runtime/invocation/next"


@pytest.mark.beyond
def test_c35_no_content(serve: Serve) -> None:
    """A poll that is told that there is no event yet is repeated."""
    function = serve(ECHO)
    function.wait_for_poll()
    for _ in range(3):
        function.api.queue(Reply(raw=b"HTTP/1.1 204 No Content\r\n\r\n"))
    assert function.invoke(1).value == 1
    assert len(function.api.sent_to("invocation/next")) in {4, 5}


@pytest.mark.beyond
@pytest.mark.parametrize("status", [302, 400, 401, 404, 410, 429, 502, 503])
def test_c35_any_other_status(serve: Serve, status: int) -> None:
    """Whatever else is no event ends the process at once, with the status in the log."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.api.queue(report(status, "Refused"))
    assert function.exit_code() == 1
    assert len(function.api.requests) == 1
    assert f"status {status}" in function.log


@pytest.mark.beyond
@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00" * 100,
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffff\r\n",
        b"x" * 3_000_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500_000,
    ],
    ids=[
        *("zeros", "another-protocol", "no-status", "odd-status", "http-2", "odd-length", "negative-length"),
        *("endless-length", "odd-chunk", "endless-chunk", "endless-line", "endless-head"),
    ],
)
def test_c35_garbage(serve: Serve, garbage: bytes) -> None:
    """A reply that is not HTTP/1.1 ends the process, with what to look at in the log."""
    function = serve(ECHO)
    function.wait_for_poll()
    function.api.queue(Reply(raw=garbage, close=True))
    assert function.exit_code() == 1
    level, _, _, message = function.log.split("\t")
    assert level == "[ERROR]"
    assert message.startswith("Runtime.RuntimeApiError: ")
    assert [request.method for request in function.api.requests] == ["GET"]


@pytest.mark.beyond
@pytest.mark.parametrize("stop", [1, 30, 150, -1], ids=["status", "head", "header", "body"])
@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
@pytest.mark.parametrize("chunk", [None, 3], ids=["length", "chunked"])
def test_c36_half_an_event(serve: Serve, stop: int, *, reset: bool, chunk: int | None) -> None:
    """An event that breaks off in the middle is not handled: the process ends, and says so."""
    function = serve("def handler(event, context): print('handled', flush=True)\n")
    function.wait_for_poll()
    event = Reply(200, b'{"text": "half of it"}', (ID, ("X-Padding", "x" * 150)), chunk=chunk)
    places = len(event.message()) - 6 if stop < 0 else stop
    function.api.queue(Invocation("id-1", Reply(200, event.body, event.headers, chunk=chunk, stop=places, reset=reset)))
    assert function.exit_code() == 1
    assert "broke" in function.log
    assert "handled" not in function.log
    assert [request.method for request in function.api.requests] == ["GET"]


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_c36_poll_on_a_dead_connection(serve: Serve, *, reset: bool) -> None:
    """A poll whose kept connection breaks without a byte of a reply is sent once more, and once only."""
    function = serve(ECHO)
    assert function.invoke(1).value == 1
    function.wait_for_poll()
    function.api.queue(Reply(stop=0, reset=reset))
    assert function.invoke(2).value == 2
    function.wait_for_poll()
    function.api.queue(Reply(stop=0, reset=reset))
    function.api.queue(Reply(stop=0, reset=reset))
    assert function.exit_code() == 1


@pytest.mark.parametrize("body", [b"[" * 200_000, b'{"a":' * 200_000, b'[{"a":' * 100_000 + b"1" + b"}]" * 100_000])
def test_c34_200_000_levels(serve: Serve, body: bytes) -> None:
    """JSON of 200,000 levels fails its invocation, and the next one is served."""
    function = serve(ECHO)
    assert function.invoke(body=body).error["errorType"] == "Runtime.UnmarshalError"
    assert function.invoke(1).value == 1


@pytest.mark.parametrize("kind", ["result", "error"])
@pytest.mark.parametrize(
    "raw", [b"garbage\r\n\r\n", b"HTTP/1.1 202", b"HTTP/1.1 202 Accepted\r\nContent-Length: x\r\n\r\n"]
)
def test_c57_garbled_receipt(serve: Serve, kind: str, raw: bytes) -> None:
    """An answer whose receipt cannot be read ends the process, and is not sent again."""
    function = serve("def handler(event, context): return 1 / event")
    answer = function.invoke(0 if kind == "error" else 1, reply=Reply(raw=raw, close=True))
    assert answer.is_error == (kind == "error")
    assert function.exit_code() == 1
    assert len(function.api.requests) == 2


@pytest.mark.beyond
@pytest.mark.parametrize("status", [302, 403, 404, 405, 500, 502, 503])
def test_c56_any_other_status(serve: Serve, status: int) -> None:
    """An answer that is refused for any reason but its own invocation ends the process, with the status in the log."""
    function = serve(ECHO)
    assert function.invoke("a", reply=report(status, "Refused")).value == "a"
    assert function.exit_code() == 1
    assert f"status {status}" in function.log
    assert len(function.api.requests) == 2


@pytest.mark.parametrize("error_type", ["TruncatedHTTPRequest", "InvalidFunctionResponseMode"])
def test_c55_other_400(serve: Serve, error_type: str) -> None:
    """A refusal of the request itself, after which the platform is stuck, ends the process."""
    function = serve(ECHO)
    assert function.invoke("a", reply=report(400, error_type)).value == "a"
    assert function.exit_code() == 1
