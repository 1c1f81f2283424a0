"""One request and its response between the runtime and an ASGI application; here the response is gathered."""

from __future__ import annotations

from abc import ABC, abstractmethod
from asyncio import Event

from aws_lambda_runtime.http._mishaps import failure, log
from aws_lambda_runtime.http._response import Response, passed_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._asgi import Application, Message
    from aws_lambda_runtime.http._request import Request

_START, _BODY = "http.response.start", "http.response.body"


class Exchange(ABC):
    """What the application may `receive` and `send`, in the order that the specification asks for."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._is_received = False
        self._over = Event()
        self._has_begun = False
        self.is_complete = False

    async def receive(self) -> Message:
        """Return the request, once; then wait for the end of the exchange."""
        if not self._is_received:
            self._is_received = True
            return {"type": "http.request", "body": self._request.body, "more_body": False}
        await self._over.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Take the next part of the response. Raises `RuntimeError` for one that is not to come now."""
        kind = message["type"]
        if self.is_complete or kind != (_BODY if self._has_begun else _START):
            expected = "nothing more" if self.is_complete else _BODY if self._has_begun else _START
            error = f"the application sent {kind!r} where {expected} was to come"
            raise RuntimeError(error)
        if kind == _START:
            await self.begin(message)
            self._has_begun = True
            return
        body = message.get("body", b"")
        if body and self._request.method != "HEAD":
            await self.add(body)
        if not message.get("more_body", False):
            self.is_complete = True
            self._over.set()

    def end(self) -> None:
        """Tell whoever still waits in `receive` that the exchange is over."""
        self._over.set()

    @abstractmethod
    async def begin(self, start: Message) -> None:
        """Take status and headers."""

    @abstractmethod
    async def add(self, body: bytes) -> None:
        """Take a part of the body that is not empty."""


class Gathered(Exchange):
    """An exchange whose response is a value."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._response: Response | None = None
        self._parts: list[bytes] = []

    async def begin(self, start: Message) -> None:
        """Take status and headers."""
        self._response = Response(int(start["status"]), headers_of(start), b"")

    async def add(self, body: bytes) -> None:
        """Take a part of the body."""
        self._parts.append(body)

    def response(self) -> Response | None:
        """Return the response, None if the application has not completed one."""
        if self._response is None or not self.is_complete:
            return None
        self._response.body = b"".join(self._parts)
        return self._response


async def answer(app: Application, scope: dict[str, Any], request: Request) -> Response:
    """Return what the application responds; where it does not, the log has the reason and the status is 500."""
    exchange = Gathered(request)
    try:
        await app(scope, exchange.receive, exchange.send)
    except Exception as error:  # noqa: BLE001 - whatever the application raises; some respond and raise it nevertheless
        log(error, scope["aws.context"])
    else:
        if not exchange.is_complete:
            log(RuntimeError("the application returned without a complete response"), scope["aws.context"])
    finally:
        exchange.end()
    return exchange.response() or failure()


def headers_of(start: Message) -> list[tuple[str, str]]:
    """Return the headers of the message that begins a response."""
    return passed_on([(name.decode("latin-1"), value.decode("latin-1")) for name, value in start.get("headers", ())])
