"""Many invocations at a time, as Lambda Managed Instances ask for (contract C98 to C107)."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

# Each answers when a file of its name is there, and says in which process and thread it ran.
WAITING = """
    import asyncio, os, threading, time
    from aws_lambda_runtime import runtime
    def sync(event, context):
        while not os.path.exists(event): time.sleep(0.01)
        return [event, os.getpid(), threading.get_ident(), context.aws_request_id, context.trace_id]
    async def awaited(event, context):
        while not os.path.exists(event): await asyncio.sleep(0.01)
        return [event, os.getpid(), threading.get_ident(), context.aws_request_id, context.trace_id]
"""
KINDS: dict[str, dict[str, Any]] = {
    "processes": {"handler": "app.sync"},
    "threads": {"handler": "app.sync", "environment": {"LAMBDA_RUNTIME_CONCURRENCY": "threads"}},
    "async": {"handler": "app.awaited"},
}
kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
def test_c98_overlap(serve: Serve, tmp_path: Path, kind: str) -> None:
    """As many polls wait as there may be invocations, which run at a time and are answered in any order."""
    function = serve(WAITING, concurrency=4, **KINDS[kind])
    function.wait(lambda: function.api.polls(4), "four polls")
    names = [str(tmp_path / f"go-{number}") for number in range(4)]
    running = [function.stream(name) for name in names]
    function.wait(lambda: len(function.api.current()) == 4 or None, "four deliveries")
    for number in (2, 0, 3, 1):
        (tmp_path / f"go-{number}").touch()
        assert running[number].answer().value[0] == names[number]
    processes = {one.answer().value[1] for one in running}
    threads = {tuple(one.answer().value[1:3]) for one in running}
    assert (len(processes), len(threads)) == {"processes": (4, 4), "threads": (1, 4), "async": (1, 1)}[kind]


@kinds
def test_c99_belongings(serve: Serve, tmp_path: Path, kind: str) -> None:
    """Each invocation sees its own request id and trace id."""
    function = serve(WAITING, concurrency=4, **KINDS[kind])
    go = tmp_path / "go"
    running = [function.stream(str(go), headers={"Lambda-Runtime-Trace-Id": f"Root={number}"}) for number in range(4)]
    function.wait(lambda: len(function.api.current()) == 4 or None, "four deliveries")
    go.touch()
    for number, one in enumerate(running):
        assert one.answer().value[3:] == [one.request_id, f"Root={number}"]


LOGGING = """
    import asyncio, contextvars, logging, time
    seen = contextvars.ContextVar("seen", default=None)
    def sync(event, context):
        logging.warning("begin %s", event)
        time.sleep(0.2)
        logging.warning("end %s", event)
        return event
    async def awaited(event, context):
        before = seen.get()
        seen.set(event)
        logging.warning("begin %s", event)
        await asyncio.sleep(0.2)
        logging.warning("end %s", event)
        return [before, seen.get()]
"""


@kinds
def test_c99_logs(serve: Serve, kind: str) -> None:
    """Each record has the request id of the invocation that wrote it."""
    environment = {"AWS_LAMBDA_LOG_FORMAT": "JSON", **KINDS[kind].get("environment", {})}
    function = serve(LOGGING, concurrency=4, handler=KINDS[kind]["handler"], environment=environment)
    running = {one.request_id: one for one in (function.stream(number) for number in range(8))}
    values = {request_id: one.answer().value for request_id, one in running.items()}
    records = [json.loads(line) for line in function.log.splitlines()]
    for number, request_id in enumerate(running):
        own = [record["message"] for record in records if record["requestId"] == request_id]
        assert own == [f"begin {number}", f"end {number}"]
        assert values[request_id] == ([None, number] if kind == "async" else number)


def test_c100_crash_of_a_process(serve: Serve) -> None:
    """Where a worker process is killed the others go on, and another takes its place."""
    function = serve("import os\ndef handler(event, context): return os.getpid()", concurrency=3)
    function.wait(lambda: function.api.polls(3), "three polls")
    killed = function.invoke().value
    function.wait(lambda: function.api.polls(3), "three polls")
    os.kill(killed, signal.SIGKILL)
    function.wait(lambda: "is replaced" in function.log or None, "a warning")
    function.wait(lambda: function.api.polls(3), "three polls")
    assert f"worker process {killed} ended (signal 9) and is replaced" in function.log
    assert {function.invoke().value for _ in range(6)} & {killed} == set()


@pytest.mark.parametrize("kind", ["threads", "async"])
def test_c100_exit_in_a_shared_process(serve: Serve, kind: str) -> None:
    """Where invocations share a process, one that wants to end it fails, and the others go on."""
    source = """
        import sys
        def sync(event, context): return sys.exit(3) if event else 1
        async def awaited(event, context): return sync(event, context)
    """
    function = serve(source, concurrency=2, **KINDS[kind])
    assert function.invoke(1).error["errorType"] == "SystemExit"
    assert function.invoke(0).value == 1
    function.wait(lambda: function.api.polls(2), "two polls")


@kinds
def test_c101_polls_that_fail(serve: Serve, kind: str) -> None:
    """Polls that fail are repeated after a pause."""
    function = serve(WAITING, concurrency=2, **KINDS[kind])
    function.wait(lambda: function.api.polls(2), "two polls")
    for _ in range(6):
        function.api.queue(Reply(500))
    assert function.invoke(os.devnull).value[0] == os.devnull
    function.wait(lambda: function.api.polls(2), "two polls")


def test_c102_attempts(serve: Serve, tmp_path: Path) -> None:
    """Two attempts of one request at a time are answered each under its own number."""
    function = serve(WAITING, concurrency=2, **KINDS["async"])

    def answered(attempt: str) -> bool | None:
        return ("same", attempt) in function.api.order or None

    for attempt in ("first", "second"):
        headers = {"Lambda-Runtime-Invocation-Id": attempt}
        function.stream(str(tmp_path / attempt), request_id="same", headers=headers)
    function.wait(lambda: len(function.api.current()) == 2 or None, "two deliveries")
    for attempt in ("second", "first"):
        (tmp_path / attempt).touch()
        function.wait(partial(answered, attempt), f"the {attempt} answer")
    assert function.api.order == [("same", "second"), ("same", "first")]


def test_c103_deadline(serve: Serve, tmp_path: Path) -> None:
    """An async handler that exceeds its deadline is cancelled, and another invocation takes its place."""
    function = serve(WAITING, concurrency=1, **KINDS["async"])
    function.wait(lambda: function.api.polls(1), "a poll")
    late = {"Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 500)}
    assert function.invoke(str(tmp_path / "never"), headers=late).error["errorType"] == "Runtime.HandlerCancelled"
    assert function.invoke(os.devnull).value[0] == os.devnull


@kinds
@pytest.mark.parametrize(("status", "body"), [(410, b"{}"), (400, b'{"errorType":"InvalidRequestID"}')])
def test_c104_refused_answers(serve: Serve, kind: str, status: int, body: bytes) -> None:
    """An answer that comes too late is logged, and the worker goes on."""
    function = serve(WAITING, concurrency=2, **KINDS[kind])
    for _ in range(3):
        function.invoke(os.devnull, reply=Reply(status, body))
    assert function.invoke(os.devnull).value[0] == os.devnull
    told = f"refused the response with status {status}"
    function.wait(lambda: function.log.count(told) == 3 or None, "three warnings")


@kinds
def test_c105_failed_init(serve: Serve, kind: str) -> None:
    """A module that cannot be imported is reported, and the process ends with an error."""
    function = serve("raise LookupError('no')", concurrency=4, **KINDS[kind])
    assert function.init_error()["errorType"] == "LookupError"
    assert function.exit_code() == 1


class Provider:
    """What gives worker processes their log sockets: it keeps what comes over each connection."""

    def __init__(self, path: Path) -> None:
        self.received: list[bytearray] = []
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.received.append(bytearray())
            threading.Thread(target=self._read, args=(connection, self.received[-1]), daemon=True).start()

    @staticmethod
    def _read(connection: socket.socket, into: bytearray) -> None:
        with connection:
            while data := connection.recv(4096):
                into += data

    def close(self) -> None:
        """Accept no more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[tuple[Provider, str]]:
    """Listen at a path."""
    path = tmp_path / "sockets"
    made = Provider(path)
    yield made, str(path)
    made.close()


@kinds
def test_c106_log_sockets(serve: Serve, provider: tuple[Provider, str], kind: str) -> None:
    """Each worker process writes stdout and stderr over two connections of its own."""
    taken, path = provider
    environment = {"_LAMBDA_TELEMETRY_LOG_FD_PROVIDER_SOCKET": path, **KINDS[kind].get("environment", {})}
    source = """
        import os, sys
        def sync(event, context):
            print("out", os.getpid())
            print("err", os.getpid(), file=sys.stderr)
            return os.getpid()
        async def awaited(event, context): return sync(event, context)
    """
    function = serve(source, concurrency=3, handler=KINDS[kind]["handler"], environment=environment)
    function.wait(lambda: function.api.polls(3), "three polls")
    workers = 3 if kind == "processes" else 1
    function.wait(lambda: len(taken.received) >= 2 * workers or None, "two connections of each worker")

    def kinds_of(pid: int) -> bool | None:
        streams = [bytes(stream).decode() for stream in taken.received if str(pid).encode() in stream]
        return sorted(stream.split()[0] for stream in streams) == ["err", "out"] or None

    for pid in {function.invoke().value for _ in range(9)}:
        function.wait(partial(kinds_of, pid), f"what worker {pid} printed, over two connections")
    assert len(taken.received) == 2 * workers
    assert "out" not in function.log


@pytest.mark.parametrize("kind", ["threads", "async"])
def test_c107_trace_id(serve: Serve, kind: str) -> None:
    """Where invocations share a process, its environment has nobody's trace id, and the context has the right one."""
    source = """
        import os
        def sync(event, context): return [os.environ.get("_X_AMZN_TRACE_ID"), context.trace_id]
        async def awaited(event, context): return sync(event, context)
    """
    function = serve(source, concurrency=2, **KINDS[kind])
    assert function.invoke(headers={"Lambda-Runtime-Trace-Id": "Root=1"}).value == [None, "Root=1"]


@kinds
def test_terminated(serve: Serve, kind: str) -> None:
    """SIGTERM ends all workers."""
    function = serve(WAITING, concurrency=3, **KINDS[kind])
    function.wait(lambda: function.api.polls(3), "three polls")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0


@kinds
def test_streams_at_a_time(serve: Serve, tmp_path: Path, kind: str) -> None:
    """Streams of several invocations leave side by side."""
    source = """
        import asyncio, os, time
        def sync(event, context):
            yield event
            while not os.path.exists(event): time.sleep(0.01)
            yield " done"
        async def awaited(event, context):
            yield event
            while not os.path.exists(event): await asyncio.sleep(0.01)
            yield " done"
    """
    function = serve(source, concurrency=3, **KINDS[kind])
    names = [str(tmp_path / f"go-{number}") for number in range(3)]
    running = [function.stream(name) for name in names]
    for one, name in zip(running, names, strict=True):
        one.wait_for(name.encode())
    for number in (2, 1, 0):
        (tmp_path / f"go-{number}").touch()
        assert running[number].answer().body == f"{names[number]} done".encode()
