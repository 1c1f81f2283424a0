"""One HTTP response as an application gave it, and what the kinds of events have in common in writing it as JSON."""

from __future__ import annotations

from binascii import b2a_base64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_lambda_runtime.http._request import Fields

# RFC 9110, section 7.6.1: they are about one connection, which the response does not take.
_HOP_BY_HOP = frozenset(
    ("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
)
_TEXTS = frozenset(
    ("application/json", "application/javascript", "application/xml", "application/x-www-form-urlencoded"),
)
_TEXT_ENDINGS = ("+json", "+xml")


class Response:
    """A response: `headers` are pairs with names in lower case, one for each value."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: Fields, body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    def content(self) -> tuple[str, bool]:
        """Return the body as text and whether it is base64.

        Text that is UTF-8 comes back to the client as the same bytes, whatever charset it is said to have.
        """
        if not self.body:
            return "", False
        if _is_text(dict(self.headers)):
            try:
                return self.body.decode(), False
            except UnicodeDecodeError:
                pass
        return b2a_base64(self.body, newline=False).decode(), True


def passed_on(headers: Iterable[tuple[str, str]]) -> Fields:
    """Return an application's headers, without those that are about a connection and without blanks around values."""
    return [(lower, value.strip(" \t")) for name, value in headers if (lower := name.lower()) not in _HOP_BY_HOP]


def joined(headers: Fields) -> tuple[dict[str, str], list[str]]:
    """Return each header with all its values in one text, and the cookies, which cannot be joined."""
    found: dict[str, str] = {}
    cookies = []
    for name, value in headers:
        if name == "set-cookie":
            cookies.append(value)
        else:
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found, cookies


def listed(headers: Fields) -> dict[str, list[str]]:
    """Return each header with the list of its values."""
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name, []).append(value)
    return found


def spelled_apart(headers: Fields) -> dict[str, str]:
    """Return each header with one text, cookies under names that differ in their capital letters only."""
    found, cookies = joined(headers)
    found.update((_spelling("set-cookie", number), cookie) for number, cookie in enumerate(cookies))
    return found


def described(status: int) -> str:
    """Return the status as a status line has it: "404 Not Found"."""
    from http import HTTPStatus

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _is_text(headers: dict[str, str]) -> bool:
    if headers.get("content-encoding", "identity") != "identity":
        return False
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type.startswith("text/") or media_type in _TEXTS or media_type.endswith(_TEXT_ENDINGS)


def _spelling(name: str, number: int) -> str:
    """Write the letters capital that are ones in a binary number."""
    letters = []
    for letter in name:
        letters.append(letter.upper() if number & 1 else letter)
        number >>= letter.isalpha()
    return "".join(letters)
