"""The environment of a WSGI application (PEP 3333: "environ Variables"), made of a request."""

from __future__ import annotations

import sys
from io import BytesIO
from urllib.parse import unquote_to_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._request import Request

_OWN_NAMES = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def make_environ(request: Request) -> dict[str, Any]:
    """Return what PEP 3333 and servers in common use say of a request."""
    host, port = request.server
    root, path = _latin(request.root_path.encode()), _latin(unquote_to_bytes(request.raw_path))
    target = f"{request.raw_path}?{request.query}" if request.query else request.raw_path
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": root,
        "PATH_INFO": path[len(root) :],
        "QUERY_STRING": request.query,
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": request.client,
        "REQUEST_URI": target,
        "RAW_URI": target,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": request.scheme,
        "wsgi.input": BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.run_once": False,
    }
    for name, value in request.headers:
        key = _key_of(name)
        if key is not None:
            environ[key] = f"{environ[key]},{value}" if key in environ else value
    if request.body or "CONTENT_LENGTH" in environ:
        environ["CONTENT_LENGTH"] = str(len(request.body))
    return environ


def _key_of(name: str) -> str | None:
    """Return where a header goes, None for those that servers keep away from applications.

    A header `proxy` would look like a setting of this process, and an underscore like a hyphen.
    """
    if name == "proxy" or "_" in name:
        return None
    return _OWN_NAMES.get(name) or f"HTTP_{name.upper().replace('-', '_')}"


def _latin(octets: bytes) -> str:
    return octets.decode("latin-1")
