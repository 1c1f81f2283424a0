"""Entries of the runtime's own in the log: as a line of text or as a JSON object, and never longer than a line may be.

Loaded with the first of them.
"""

from __future__ import annotations

from _contextvars import ContextVar
from time import gmtime, strftime, time

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime._logs import current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_lambda_runtime._messages import Invocation

# Looked up for each entry and each record, so that a worker which serves invocations beside others can set its own.
# What has none, such as a thread that a handler started, writes under the one that the process serves.
CURRENT: ContextVar[Invocation] = ContextVar("current", default=current)

# The reader of AWS's emulator for Managed Instances stops at a line of 64 KiB, and whoever writes on is blocked.
MOST_BYTES = 60_000
_FEW = 3  # entries of a list
_SHORT = 200  # characters, of which a half is not worth telling
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Entry:
    """One message of the runtime's own, in the form that `logging` gives its records.

    `fields` are further members of the JSON form; their values are JSON's own types. A `message` among them stands
    there in place of the text.
    """

    def __init__(self, level: str, message: str, /, **fields: object) -> None:
        self.level = level
        self._message = message
        self._fields = fields

    def lines(self, stamp: str, about: Invocation) -> Iterable[str]:
        """Return what stands in a text log."""
        return f"[{self.level}]\t{stamp}\t{about.request_id}\t{self._message}".splitlines()

    def document(self, stamp: str, about: Invocation) -> dict[str, object]:
        """Return what stands in a JSON log."""
        document: dict[str, object] = {"timestamp": stamp, "level": self.level, "message": self._message}
        document.update(logger=__name__.partition(".")[0], requestId=about.request_id)
        if about.tenant_id is not None:
            document["tenantId"] = about.tenant_id
        return {**document, **self._fields}

    def render(self, *, as_json: bool, framed: bool) -> str:
        """Return the entry as it is written: one event for CloudWatch, with the line end that shows where it ends.

        The lines of text are separated by carriage returns. A frame knows its length, so it needs neither.
        """
        stamp, about = timestamp(time()), CURRENT.get()
        end = "" if framed else "\n"
        if as_json:
            return fit(self.document(stamp, about), MOST_BYTES - len(end)).decode() + end
        lines = [_unbreakable(part) for line in self.lines(stamp, about) for part in line.splitlines() or [""]]
        return _cut(("\n" if framed else "\r").join(lines), MOST_BYTES - len(end)) + end


def timestamp(seconds: float) -> str:
    """Return a moment, in seconds since 1970, as RFC 3339 has it, to the millisecond."""
    milliseconds = int(seconds * 1000)
    return f"{strftime('%Y-%m-%dT%H:%M:%S', gmtime(milliseconds // 1000))}.{milliseconds % 1000:03d}Z"


def shorten(text: str, most: int) -> str:
    """Return `text`, without its middle if it has more than `most` characters."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]} ... {len(text) - 2 * half} characters left out ... {text[-half:]}"


def fit(document: dict[str, object], most: int) -> bytes:
    """Return a document as at most `most` bytes of JSON: the middle of what is largest in it is left out."""
    document = dict(document)
    while len(body := encode(document, str)) > most:
        name = max(document, key=lambda key: len(encode(document[key], str)))
        document[name] = _halve(document[name])
    return body


def _halve(value: object) -> object:
    """Return something smaller: of a list a half of its entries, of a few entries a half of each, of a text a half."""
    if isinstance(value, list) and len(value) > _FEW:
        quarter = len(value) // 4
        return [*value[:quarter], f"  ... {len(value) - 2 * quarter} entries left out ...\n", *value[-quarter:]]
    if isinstance(value, list):
        return [_halve(item) for item in value if item != ""]
    text = value if isinstance(value, str) else str(value)
    return shorten(text, len(text) // 2) if len(text) > _SHORT else ""


def _cut(text: str, most: int) -> str:
    while (size := len(text.encode("utf-8", "backslashreplace"))) > most:
        text = shorten(text, len(text) * most // size - 100)
    return text


def _unbreakable(line: str) -> str:
    text = line.lstrip(" ")
    return _NO_BREAK_SPACE * (len(line) - len(text)) + text
