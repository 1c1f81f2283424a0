"""Web applications where a handler is looked for: `_HANDLER` may name an ASGI or a WSGI application itself."""

from __future__ import annotations

from aws_lambda_runtime._signature import parameter_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_ASGI = ("scope", "receive", "send")
_WSGI = "start_response"


def as_handler(found: Callable[..., object]) -> Callable[..., object]:
    """Return a handler that serves the application, or what was found where it is a handler itself.

    Applications are told by the names of their parameters, which all frameworks take over from the specifications.
    """
    names = parameter_names(found)
    if names[:3] == _ASGI:
        from aws_lambda_runtime.http import asgi

        return asgi(found)  # type: ignore[arg-type]  # its parameters have just been looked at
    if _WSGI in names[1:2]:
        from aws_lambda_runtime.http import wsgi

        return wsgi(found)  # type: ignore[arg-type]  # the same
    return found
