"""WSGI applications as handlers (PEP 3333)."""

from __future__ import annotations

from aws_lambda_runtime._settings import read_settings
from aws_lambda_runtime.http._call import answer, stream
from aws_lambda_runtime.http._environ import make_environ
from aws_lambda_runtime.http._request import normal
from aws_lambda_runtime.http._sources import refusal, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    Application: TypeAlias = Callable[[dict[str, Any], Any], Iterable[bytes]]
    Other: TypeAlias = Callable[[Any, Any], object]


def wsgi(
    app: Application,
    *,
    base_path: str | None = None,
    streaming: bool | None = None,
    other: Other | None = None,
) -> WsgiHandler:
    """Return a handler that serves a WSGI application behind API Gateway, a function URL, ALB or VPC Lattice.

    The options are those of `asgi`.
    """
    settings = read_settings()
    if streaming is None:
        streaming = settings.streams_http
    concurrency = {
        "wsgi.multithread": settings.max_concurrency is not None and settings.uses_threads,
        "wsgi.multiprocess": settings.max_concurrency is not None and not settings.uses_threads,
    }
    return WsgiHandler(app, concurrency, base_path=normal(base_path), streaming=streaming, other=other)


class WsgiHandler:
    """The handler that `wsgi` returns."""

    def __init__(
        self,
        app: Application,
        concurrency: dict[str, bool],
        *,
        base_path: str | None,
        streaming: bool,
        other: Other | None,
    ) -> None:
        self._app = app
        self._concurrency = concurrency
        self._base_path = base_path
        self._streaming = streaming
        self._other = other

    def __call__(self, event: object, context: object) -> object:
        """Answer one event. Raises `UnmarshalError` for one that is no HTTP request, if there is no handler for it."""
        source = source_of(event)
        if source is None:
            if self._other is None:
                raise refusal(event)
            return self._other(event, context)
        request = source.read(event, self._base_path)
        environ = make_environ(request)
        environ.update(self._concurrency)
        environ["aws.event"] = event
        environ["aws.context"] = context
        if self._streaming and source.streams:
            return stream(self._app, environ)
        return source.write(answer(self._app, environ), event)
