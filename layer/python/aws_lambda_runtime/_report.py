"""One exception, told in the two forms that the managed runtime has: the error document and the entry in the log.

Nothing in here raises: whatever is wrong with an exception, its invocation still gets an answer.
"""

from __future__ import annotations

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime._messages import Failure
from aws_lambda_runtime.errors import RuntimeFault, UserCodeSyntaxError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType

_OURS = __name__.partition(".")[0]
_MACHINERY = (_OURS, "importlib", "_frozen_importlib", "_frozen_importlib_external", "_frozen_finder")
_MOST_MESSAGE = 16384  # characters; JSON may need six bytes for one
_MOST_NAME = 256
_MOST_ENTRY = 1024
_MOST_FRAMES = 100
_MOST_BYTES = 256 * 1024
_LAST_RESORT = (
    b'{"errorMessage": "the error could not be described", "errorType": "Runtime.Unknown", '
    b'"requestId": "", "stackTrace": []}'
)
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Report:
    """The facts of one error: `error_type`, `message`, `stack` with an entry for each frame of the user's, `notes`."""

    __slots__ = ("error_type", "message", "notes", "stack")

    def __init__(self, error: BaseException) -> None:
        named = error.error_type if isinstance(error, RuntimeFault) else None
        self.error_type = _shorten(named if isinstance(named, str) else type(error).__name__, _MOST_NAME)
        self.message = _shorten(_message_of(error), _MOST_MESSAGE)
        self.stack = [_shorten(entry, _MOST_ENTRY) for entry in _stack_of(error)]
        notes = getattr(error, "__notes__", ())
        self.notes = [_shorten(str(note), _MOST_ENTRY) for note in notes] if isinstance(notes, list) else []

    def failure(self, request_id: str = "", exit_code: int | None = None) -> Failure:
        """Return the answer to post; `request_id` is empty for an error of the initialisation."""
        document = {
            "errorMessage": self.message,
            "errorType": self.error_type,
            "requestId": request_id,
            "stackTrace": self.stack,
        }
        body = encode(document, lambda value: value)
        while self.stack and len(body) > _MOST_BYTES:
            document["stackTrace"] = self.stack = self.stack[len(self.stack) // 2 + 1 :]
            body = encode(document, lambda value: value)
        return Failure(body, _conforming(self.error_type), exit_code)

    def entry(self) -> str:
        """Return the log entry: one line for CloudWatch, its own lines separated by carriage returns."""
        head = f"[ERROR] {self.error_type}: {self.message}" if self.message else f"[ERROR] {self.error_type}"
        lines = [head]
        if self.stack:
            lines.append("Traceback (most recent call last):")
            lines.extend(line for entry in self.stack for line in entry.splitlines())
        lines.extend(self.notes)
        return "\r".join(_unbreakable(line) for text in lines for line in text.splitlines() or [""]) + "\n"


def report(error: BaseException, request_id: str = "", exit_code: int | None = None) -> tuple[Failure, str]:
    """Return the failure to post and the entry to log for `error`."""
    try:
        told = Report(error)
        return told.failure(request_id, exit_code), told.entry()
    except BaseException:  # noqa: BLE001 - an error within an error must not cost the answer
        return Failure(_LAST_RESORT, "Runtime.Unknown", exit_code), "[ERROR] Runtime.Unknown\n"


def _message_of(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # noqa: BLE001 - it is the user's __str__
        return f"<unprintable {type(error).__name__} object>"


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]} ... {len(text) - 2 * half} characters left out ... {text[-half:]}"


def _stack_of(error: BaseException) -> list[str]:
    """Return the user's frames; of a failure of the runtime's, those of the user's exception behind it."""
    if isinstance(error, RuntimeFault) and error.__cause__ is not None:
        if isinstance(error, UserCodeSyntaxError) and isinstance(error.__cause__, SyntaxError):
            cause = error.__cause__
            return [f'  File "{cause.filename}" Line {cause.lineno}\n    {str(cause.text or "").strip()}']
        error = error.__cause__
    users = _without_ours(error.__traceback__)[-_MOST_FRAMES:]
    if not users:
        return []
    from traceback import StackSummary

    try:
        return StackSummary.extract(users).format()
    except Exception:  # noqa: BLE001 - looking up a line of source runs the loader of the user's module
        return [
            f'  File "{frame.f_code.co_filename}", line {line}, in {frame.f_code.co_name}\n' for frame, line in users
        ]


def _without_ours(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    """Walk the traceback, leaving out the runtime's own frames and those of the import system, told by module name."""
    frames = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__")
        if not isinstance(module, str) or module.partition(".")[0] not in _MACHINERY:
            frames.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return frames


def _conforming(error_type: str) -> str:
    """Return the type in the form that the platform's metrics keep: category, dot, capitalised letters."""
    category, _, name = error_type.rpartition(".")
    letters = "".join(character for character in name if character.isascii() and character.isalpha())
    if category not in ("Runtime", "Function"):
        category = "Function"
    return f"{category}.{letters[0].upper()}{letters[1:]}" if len(letters) > 1 else f"{category}.Unknown"


def _unbreakable(line: str) -> str:
    text = line.lstrip(" ")
    return _NO_BREAK_SPACE * (len(line) - len(text)) + text
