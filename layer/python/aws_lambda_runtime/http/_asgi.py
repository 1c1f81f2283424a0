"""ASGI applications as handlers (ASGI: "HTTP & WebSocket ASGI Message Format", "Lifespan Protocol")."""

from __future__ import annotations

from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime._settings import read_settings
from aws_lambda_runtime.http._exchange import answer
from aws_lambda_runtime.http._lifespan import Lifespan
from aws_lambda_runtime.http._request import normal, octets
from aws_lambda_runtime.http._sources import refusal, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import Any, TypeAlias

    from aws_lambda_runtime.http._request import Request

    Message: TypeAlias = MutableMapping[str, Any]
    Receive: TypeAlias = Callable[[], Awaitable[Message]]
    Send: TypeAlias = Callable[[Message], Awaitable[None]]
    Application: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
    Other: TypeAlias = Callable[[Any, Any], object]

_LIFESPANS = ("auto", "on", "off")
_VERSIONS = {"version": "3.0", "spec_version": "2.4"}


def asgi(
    app: Application,
    *,
    lifespan: str = "auto",
    base_path: str | None = None,
    streaming: bool | None = None,
    other: Other | None = None,
) -> AsgiHandler:
    """Return a handler that serves an ASGI application behind API Gateway, a function URL, ALB or VPC Lattice.

    `lifespan` says whether the application is told of its start and its end: "auto" does where it can be, "on" fails
    the initialisation where it cannot, "off" does not. `base_path` is the part of paths before the application's own,
    such as the path of a custom domain's API mapping; without it a stage's name is taken off. `streaming` has responses
    leave while they are made, where function URL or REST API stream; without it `LAMBDA_RUNTIME_INVOKE_MODE` decides.
    `other` is a handler for events that are no HTTP requests.

    Raises `ValueError` for another `lifespan`.
    """
    if lifespan not in _LIFESPANS:
        message = f'lifespan is "auto", "on" or "off", not {lifespan!r}'
        raise ValueError(message)
    if streaming is None:
        streaming = read_settings().streams_http
    life = Lifespan(app, lifespan)
    runtime.on_init(life.startup)
    return AsgiHandler(app, life, base_path=normal(base_path), streaming=streaming, other=other)


class AsgiHandler:
    """The handler that `asgi` returns."""

    def __init__(
        self, app: Application, lifespan: Lifespan, *, base_path: str | None, streaming: bool, other: Other | None
    ) -> None:
        self._app = app
        self._lifespan = lifespan
        self._base_path = base_path
        self._streaming = streaming
        self._other = other

    async def __call__(self, event: object, context: object) -> object:
        """Answer one event. Raises `UnmarshalError` for one that is no HTTP request, if there is no handler for it."""
        source = source_of(event)
        if source is None:
            if self._other is None:
                raise refusal(event)
            return self._other(event, context)
        if not self._lifespan.is_begun:
            # Nobody has run the hooks of the initialisation: this is a test of the function, without the runtime.
            await self._lifespan.startup()
        request = source.read(event, self._base_path)
        scope = _scope(request)
        scope["aws.event"] = event
        scope["aws.context"] = context
        if self._lifespan.state is not None:
            scope["state"] = self._lifespan.state.copy()
        if self._streaming and source.streams:
            from aws_lambda_runtime.http._streamed import stream

            return await stream(self._app, scope, request)
        return source.write(await answer(self._app, scope, request), event)


def _scope(request: Request) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": _VERSIONS.copy(),
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.scheme,
        "path": request.path,
        "raw_path": octets(request.raw_path),
        "query_string": octets(request.query),
        "root_path": request.root_path,
        "headers": [(octets(name), octets(value)) for name, value in request.headers],
        "server": request.server,
        "client": (request.client, 0) if request.client else None,
        "extensions": {},
    }
