"""Web applications as handlers: `asgi(app)` and `wsgi(app)`. A name loads its own modules when it is first used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.http._asgi import asgi as asgi
    from aws_lambda_runtime.http._wsgi import wsgi as wsgi

__all__ = ["asgi", "wsgi"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(__import__(f"{__name__}._{name}", fromlist=[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
