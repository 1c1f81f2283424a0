"""Applications where a handler is looked for: `_HANDLER` names them, nothing else is taken for one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest

from aws_lambda_runtime._applications import as_handler
from aws_lambda_runtime.http._asgi import AsgiHandler
from aws_lambda_runtime.http._wsgi import WsgiHandler

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]


async def asgi_function(scope: Any, receive: Any, send: Any) -> None:
    """Stand for an application."""


def wsgi_function(environ: Any, start_response: Any) -> list[bytes]:
    """Stand for an application."""
    return []


class AsgiClass:
    """An application as frameworks make them."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Stand for an application."""

    async def method(self, scope: Any, receive: Any, send: Any) -> None:
        """Stand for an application."""


class WsgiClass:
    """An application as frameworks make them."""

    def __call__(self, env: Any, start_response: Any) -> list[bytes]:
        """Stand for an application."""
        return []


def passing_on(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a function in one that takes anything."""

    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def adapting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap an application in a handler."""

    @functools.wraps(function)
    def wrapper(event: Any, context: Any) -> Any:
        return None

    return wrapper


async def almost(scope: Any, send: Any, receive: Any) -> None:
    """Take the parameters in another order."""


@pytest.mark.parametrize(
    "app",
    [asgi_function, AsgiClass(), AsgiClass().method, passing_on(asgi_function), functools.partial(asgi_function)],
)
def test_asgi_is_told(app: Callable[..., object]) -> None:
    """An ASGI application is told by its parameters, whatever kind of callable it is."""
    assert isinstance(as_handler(app), AsgiHandler)


@pytest.mark.parametrize("app", [wsgi_function, WsgiClass(), passing_on(wsgi_function)])
def test_wsgi_is_told(app: Callable[..., object]) -> None:
    """A WSGI application is told by its second parameter, whatever kind of callable it is."""
    assert isinstance(as_handler(app), WsgiHandler)


@pytest.mark.parametrize(
    "handler",
    [
        lambda event, context: None,
        lambda event: None,
        lambda: None,
        lambda scope, receive: None,
        almost,
        adapting(asgi_function),
        AsgiClass,
        print,
        dict,
        functools.partial(asgi_function, None),
    ],
)
def test_handlers_stay(handler: Callable[..., object]) -> None:
    """What has other parameters is a handler, and stays what it is."""
    assert as_handler(handler) is handler


@pytest.mark.beyond
@pytest.mark.parametrize("name", ["app.application", "app:application", "web", "app:Holder.application"])
def test_named_application(serve: Serve, request_event: Read, name: str) -> None:
    """The handler setting names an application in any way in which it names a handler, registered ones too."""
    function = serve(
        """
        from aws_lambda_runtime import runtime
        async def application(scope, receive, send):
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})
        class Holder: application = staticmethod(application)
        runtime.register_handler("app:web", application)
        """,
        handler="app:web" if name == "web" else name,
    )
    assert function.invoke(request_event("http_api")).value["statusCode"] == 204
