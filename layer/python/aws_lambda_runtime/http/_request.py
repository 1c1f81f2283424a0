"""One HTTP request as applications see it, whatever has brought it. A leaf: each kind of event makes it in its way."""

from __future__ import annotations

from binascii import Error as Base64Error
from binascii import a2b_base64

from aws_lambda_runtime.errors import UnmarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    Fields: TypeAlias = list[tuple[str, str]]

_PORTS = {"http": 80, "https": 443}
_NOWHERE = "localhost"


class Request:
    """A request: `path` is decoded and `raw_path` is not; both begin with `root_path`, where the application is.

    `headers` are pairs with names in lower case, one for each value; cookies stand in one header. `client` is an
    address, empty where nobody knows it.
    """

    __slots__ = ("_first", "body", "client", "headers", "method", "path", "query", "raw_path", "root_path")

    def __init__(  # noqa: PLR0913 - the parts of a request
        self,
        *,
        method: str,
        path: str,
        raw_path: str,
        root_path: str,
        query: str,
        headers: Fields,
        body: bytes,
        client: str | None = None,
    ) -> None:
        self.method = method.upper()
        self.path = path
        self.raw_path = raw_path
        self.root_path = root_path
        self.query = query
        self.headers = headers
        self.body = body
        self._first = dict(reversed(headers))
        self.client = last_hop(self._first) if client is None else client

    @property
    def scheme(self) -> str:
        """Return what the client's connection spoke; TLS, unless the event says otherwise."""
        return self._first.get("x-forwarded-proto", "https")

    @property
    def server(self) -> tuple[str, int]:
        """Return the name and the port that the client has asked."""
        host = self._first.get("host", _NOWHERE)
        name, colon, port = host.rpartition(":")
        if colon and port.isdecimal():
            return name, int(port)
        forwarded = self._first.get("x-forwarded-port", "")
        return host, int(forwarded) if forwarded.isdecimal() else _PORTS.get(self.scheme, 443)


def fields(single: Mapping[str, str | None] | None, multiple: Mapping[str, list[str]] | None = None) -> Fields:
    """Return headers as pairs, from the map that has all values of a name where there is one; each map may be null."""
    if not multiple:
        return [(name.lower(), value) for name, value in (single or {}).items() if value is not None]
    found: Fields = []
    for name, values in multiple.items():
        lower = name.lower()
        if lower == "cookie":
            found.append((lower, "; ".join(values)))
        else:
            found.extend((lower, value) for value in values)
    return found


def body_of(event: Mapping[str, Any], flag: str = "isBase64Encoded") -> bytes:
    """Return the body's bytes. Raises `UnmarshalError` for base64 that is none."""
    body: str = event.get("body") or ""
    if not event.get(flag):
        return body.encode("utf-8", "surrogatepass")
    try:
        return a2b_base64(body, strict_mode=True)
    except (Base64Error, ValueError) as error:
        message = f"$.body is not base64, although $.{flag} says so: {error}"
        raise UnmarshalError(message) from error


def root_of(path: str, base_path: str | None, stage: str | None = None) -> str:
    """Return what of a decoded path is not the application's: the given base path, or else the stage.

    Either counts only where it ends at a slash or with the path.
    """
    root = base_path if base_path is not None else f"/{stage}" if stage else ""
    return root if path == root or path.startswith(f"{root}/") else ""


def normal(base_path: str | None) -> str | None:
    """Return a base path with one slash before it and none behind."""
    if base_path is None:
        return None
    stripped = base_path.strip("/")
    return f"/{stripped}" if stripped else ""


def last_hop(headers: Mapping[str, str]) -> str:
    """Return the address that AWS itself has added to `x-forwarded-for`; those before it anybody can write."""
    return headers.get("x-forwarded-for", "").rpartition(",")[2].strip()


def octets(text: str) -> bytes:
    """Return the bytes of a header, a path or a query: one for each character, or UTF-8 where that cannot be."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
