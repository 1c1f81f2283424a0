"""A Runtime API over a real loopback socket, obeying the same rules as AWS's for one environment at a time.

It records every request, keeps the platform's state (what was delivered, what was answered) and lists as violations
whatever AWS would refuse. It knows nothing about the runtime that talks to it.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
import uuid
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from extensions import Extensions
from wire import Connection, ProtocolError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ROOT = "/2018-06-01/runtime/"
_EXTENSIONS_ROOT = "/2020-01-01/"
_LARGEST_BODY = 6 * 1024 * 1024 + 100
_LONGEST_HEADER = 1024 * 1024
_TICK = 0.05
_SHOWN = 4096
_ATTEMPT = "Lambda-Runtime-Invocation-Id"

Key = tuple[str, str | None]  # request id, and invocation id where there is one

Found = TypeVar("Found")


def report(status: int, error_type: str, message: str = "") -> Reply:
    """Build a refusal in the shape that the Runtime API gives it."""
    body = json.dumps({"errorMessage": message, "errorType": error_type}).encode()
    return Reply(status, body, (("Content-Type", "application/json"),))


ACCEPTED = Reply(202, b'{"status":"OK"}\n', (("Content-Type", "application/json"),))


@dataclass(frozen=True)
class Invocation:
    """One event to deliver: its request id, the reply that carries it, and the reply to the answer.

    An answer with a header of more than `longest_header` bytes is refused, and leaves the state as it was.
    """

    request_id: str
    delivery: Reply
    reply: Reply = ACCEPTED
    longest_header: int = _LONGEST_HEADER

    @property
    def key(self) -> Key:
        """Return what tells this attempt from all others."""
        attempt = dict(self.delivery.headers).get(_ATTEMPT)
        return self.request_id, attempt if isinstance(attempt, str) and attempt else None


def invocation(  # noqa: PLR0913 - each is one knob of a test
    event: object = None,
    *,
    body: bytes | None = None,
    request_id: str | None = None,
    headers: Mapping[str, str | bytes | None] | None = None,
    spell: Callable[[str], str] = str,
    chunk: int | None = None,
    cuts: tuple[int, ...] = (),
    close: bool = False,
    reply: Reply = ACCEPTED,
    longest_header: int = _LONGEST_HEADER,
) -> Invocation:
    """Build an invocation with the headers that Lambda sends; `headers` replaces some, None takes one away."""
    request_id = request_id or str(uuid.uuid4())
    sent: dict[str, str | bytes | None] = {
        "Content-Type": "application/json",
        "Lambda-Runtime-Aws-Request-Id": request_id,
        "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 30_000),
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-central-1:123456789012:function:example",
        "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
        **(headers or {}),
    }
    delivery = Reply(
        200,
        json.dumps(event).encode() if body is None else body,
        tuple((spell(name), value) for name, value in sent.items() if value is not None),
        chunk=chunk,
        cuts=cuts,
        close=close,
    )
    return Invocation(request_id, delivery, reply, longest_header)


@dataclass
class _State:
    """What the platform remembers of one environment."""

    polls: int = 0
    init_failed: bool = False
    current: dict[Key, Invocation] = field(default_factory=dict)
    answers: dict[str, Request] = field(default_factory=dict)
    init_error: Request | None = None
    restore_error: Request | None = None


class RuntimeApi:
    """The server, which listens on a free port of the loopback address, under a base path if there is one.

    `replies` are given in place of the usual ones: to `init/error`, `restore/next` and `extension/register`. Up to
    `concurrency` invocations may be delivered and not yet answered.
    """

    def __init__(self, replies: Mapping[str, Reply] | None = None, base: str = "", concurrency: int = 1) -> None:
        self.requests: list[Request] = []
        self.violations: list[str] = []
        self.extensions = Extensions()
        self._replies = replies or {}
        self._base = base
        self._concurrency = concurrency
        self.watch: Callable[[bytearray], Reply | None] | None = None
        self.incoming: dict[str, bytes] = {}
        self.order: list[Key] = []
        self._state = _State()
        self._waiting: deque[Invocation | Reply] = deque()
        self._pollers = 0
        self._changed = threading.Condition()
        self._closed = False
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "{}:{}".format(*self._listener.getsockname())
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop listening, and hang up on whoever is still connected."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for sock in (self._listener, *self._sockets):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def queue(self, item: Invocation | Reply) -> None:
        """Let the next poll receive this invocation, or any other reply."""
        with self._changed:
            self._waiting.append(item)
            self._changed.notify_all()

    def wait_for(
        self, ready: Callable[[], Found | None], is_pointless: Callable[[], bool], seconds: float
    ) -> Found | None:
        """Return what `ready` finds, or None when it is pointless to wait on, or when the time is over."""
        end = time.monotonic() + seconds
        with self._changed:
            while (found := ready()) is None and time.monotonic() < end and not is_pointless():
                self._changed.wait(_TICK)
            return found

    def pause(self, seconds: float) -> None:
        """Wait, but no longer than the server lives."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed, seconds)

    def answer_to(self, request_id: str) -> Request | None:
        """Return the answer to the invocation, when it has come."""
        return self._state.answers.get(request_id)

    def init_error(self) -> Request | None:
        """Return the report of a failed initialisation, when it has come."""
        return self._state.init_error

    def restore_error(self) -> Request | None:
        """Return the report of a failed restore, when it has come."""
        return self._state.restore_error

    def current(self) -> list[Key]:
        """Return which invocations have been delivered and are not yet answered."""
        return list(self._state.current)

    def polls(self, count: int) -> bool | None:
        """Return True while so many requests for an event are waiting."""
        return True if self._pollers >= count else None

    def is_polled(self) -> bool | None:
        """Return True while a runtime waits for an event and none is left for it."""
        return True if self._pollers and not self._waiting else None

    def sent_to(self, path: str) -> list[Request]:
        """Return the requests to this path below the version."""
        return [request for request in self.requests if self._path(request) == path]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self._sockets.append(sock)
                threading.Thread(target=self._converse, args=(sock, len(self._sockets)), daemon=True).start()

    def _converse(self, sock: socket.socket, number: int) -> None:
        connection = Connection(sock, number)
        with contextlib.suppress(OSError), sock:
            while request := self._read(connection):
                reply = self._react(connection, request)
                if not request.is_whole or reply is None or not connection.write(reply):
                    return

    def _read(self, connection: Connection) -> Request | None:
        try:
            request = connection.read(self._see)
        except ProtocolError as error:
            connection.write(self._refuse(400, "TruncatedHTTPRequest", str(error)))
            return None
        if request is not None:
            with self._changed:
                self.requests.append(request)
        return request

    def _see(self, target: str, body: bytearray) -> Reply | None:
        """Note what has come of a body, and let the test react to it."""
        if not target.endswith("/response"):
            return None
        with self._changed:
            self.incoming[target.split("/")[-2]] = bytes(body[:_SHOWN])
            self._changed.notify_all()
        return None if self.watch is None else self.watch(body)

    def _path(self, request: Request) -> str:
        for root in (_ROOT, _EXTENSIONS_ROOT):
            if request.target.startswith(self._base + root):
                return request.target.removeprefix(self._base + root)
        return ""

    def _react(self, connection: Connection, request: Request) -> Reply | None:  # noqa: PLR0911 - one for each path
        match request.method, self._path(request).split("/"):
            case "GET", ["invocation", "next"]:
                return self._next(connection)
            case "POST", ["init", "error"]:
                return self._fail_init(request)
            case "GET", ["restore", "next"]:
                return self._replies.get("restore/next", Reply(200))
            case "POST", ["restore", "error"]:
                return self._fail_restore(request)
            case "POST", ["extension", "register"]:
                usual = self.extensions.register(request, is_closed=self._state.polls > 0)
                return self._replies.get("extension/register", usual)
            case "GET", ["extension", "event", "next"]:
                refused = self.extensions.ask(request)
                if refused is None:
                    self._wait_for_end(connection)
                return refused
            case "POST", ["invocation", request_id, "response" | "error" as kind]:
                return self._take_answer(request, request_id, kind)
            case _, ["invocation", "next"] | ["init", "error"]:
                return self._refuse(405, "MethodNotAllowed", f"{request.method} {request.target}")
            case _:
                return self._refuse(404, "NotFound", f"{request.method} {request.target}")

    def _next(self, connection: Connection) -> Reply | None:
        with self._changed:
            state = self._state
            if state.init_failed:
                return self._refuse(403, "InvalidStateTransition", "polled after the initialisation had failed")
            state.polls += 1
            if len(state.current) >= self._concurrency:
                oldest = next(iter(state.current.values()))
                self.violations.append(f"polled before {oldest.request_id} was answered")
                return oldest.delivery
            item = self._wait_for_event(connection)
            if isinstance(item, Invocation):
                state.current[item.key] = item
                return item.delivery
            return item

    def _wait_for_event(self, connection: Connection) -> Invocation | Reply | None:
        self._pollers += 1
        self._changed.notify_all()
        try:
            while not self._closed and not connection.is_gone():
                if self._waiting:
                    return self._waiting.popleft()
                self._changed.wait(_TICK)
        finally:
            self._pollers -= 1
        return None

    def _wait_for_end(self, connection: Connection) -> None:
        with self._changed:
            while not self._closed and not connection.is_gone():
                self._changed.wait(_TICK)

    def _fail_init(self, request: Request) -> Reply:
        with self._changed:
            if self._state.init_failed and self._concurrency > 1:
                return report(403, "InvalidStateTransition")
            if self._state.polls or self._state.init_failed:
                return self._refuse(403, "InvalidStateTransition", "init/error after the initialisation")
            self._state.init_failed = True
            self._state.init_error = request
            self._changed.notify_all()
        return self._replies.get("init/error", ACCEPTED)

    def _fail_restore(self, request: Request) -> Reply:
        with self._changed:
            self._state.restore_error = request
            self._changed.notify_all()
        return ACCEPTED

    def _take_answer(self, request: Request, request_id: str, kind: str) -> Reply:
        with self._changed:
            state = self._state
            key = request_id, request.header(_ATTEMPT)
            known = state.current.get(key)
            if known is None:
                if request_id in state.answers:
                    return self._refuse(403, "InvalidStateTransition", f"{request_id} was answered twice")
                return self._refuse(400, "InvalidRequestID", f"{request_id} was never delivered")
            if max(len(value) for _, value in request.headers) > known.longest_header:
                return Reply(431, b"431 Request Header Fields Too Large", (("Connection", "close"),), close=True)
            if request.header("Lambda-Runtime-Function-Response-Mode") not in {None, "streaming"}:
                return self._refuse(400, "InvalidFunctionResponseMode", "the mode is not streaming")
            del state.current[key]
            state.answers[request_id] = request
            self.order.append(key)
            self._changed.notify_all()
            if kind == "response" and len(request.body) > _LARGEST_BODY:
                return report(413, "RequestEntityTooLarge", "Exceeded maximum allowed payload size")
            return known.reply

    def _refuse(self, status: int, error_type: str, why: str) -> Reply:
        with self._changed:
            self.violations.append(f"{status} {error_type}: {why}")
        return report(status, error_type, why)
