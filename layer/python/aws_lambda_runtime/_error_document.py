"""One exception in the forms that the managed runtime has: the error document, the X-Ray cause, the entry in the log.

Loaded with the first error.
"""

from __future__ import annotations

from aws_lambda_runtime._entries import Entry, fit, shorten
from aws_lambda_runtime._messages import Failure
from aws_lambda_runtime._tracebacks import Told, stack_trace, tell
from aws_lambda_runtime._xray import describe
from aws_lambda_runtime.errors import RuntimeFault, UserCodeSyntaxError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_lambda_runtime._messages import Invocation

_MOST_BYTES = 255 * 1024  # the platform refuses or crops what is much larger
_MOST_NAME = 256
_MOST_PLACE = 1024


class ErrorEntry(Entry):
    """An error in the log: no time and no request id in text, as on the managed runtime; the document in JSON."""

    def __init__(self, told: Told, document: dict[str, object], stack: list[str]) -> None:
        super().__init__("ERROR", told.headline())
        self._document = document
        self._stack = stack
        self._notes = told.notes

    def lines(self, _stamp: str, _about: Invocation) -> Iterable[str]:
        """Return the managed runtime's lines, and the notes of the exception behind them."""
        trace = ["Traceback (most recent call last):", *self._stack] if self._stack else []
        return [f"[{self.level}] {self._message}", *trace, *self._notes]

    def document(self, stamp: str, _about: Invocation) -> dict[str, object]:
        """Return the error document with time and level before it; behind it a diagnosis, in its parts, and notes."""
        document = {"timestamp": stamp, "level": self.level, **self._document}
        notes = [note for note in self._notes if not hasattr(note, "fields")]
        for diagnosis in self._notes:
            if hasattr(diagnosis, "fields"):
                document.update(diagnosis.fields())
        return {**document, "notes": notes} if notes else document


def describe_error(error: BaseException, request_id: str, exit_code: int | None) -> tuple[Failure, Entry]:
    """Return the failure to post and the entry to log; `request_id` is empty for an error of the initialisation."""
    first, chain, stack = _tell(error)
    document: dict[str, object] = {
        "errorMessage": first.message,
        "errorType": first.error_type,
        "requestId": request_id,
        "stackTrace": stack,
    }
    cause = describe(chain, is_fault=isinstance(error, RuntimeFault)) if request_id else None
    failure = Failure(fit(document, _MOST_BYTES), conforming(first.error_type), exit_code, cause)
    return failure, ErrorEntry(first, document, stack)


def _tell(error: BaseException) -> tuple[Told, list[Told], list[str]]:
    """Return the error, all that belongs to it, and the stack trace.

    A failure of the runtime's has no frames of the user's: it shows those of the user's exception behind it, if any.
    """
    if not isinstance(error, RuntimeFault):
        chain = tell(error)
        return chain[0], chain, stack_trace(chain)
    fault = Told(error)
    if isinstance(error.error_type, str):
        fault.error_type = shorten(error.error_type, _MOST_NAME)
    cause = error.__cause__
    if cause is None:
        return fault, [fault], stack_trace([fault])
    if isinstance(error, UserCodeSyntaxError) and isinstance(cause, SyntaxError):
        return fault, [fault], [_place_of(cause)]
    chain = tell(cause)
    return fault, [fault, *chain], stack_trace(chain)


def _place_of(error: SyntaxError) -> str:
    return shorten(f'  File "{error.filename}" Line {error.lineno}\n    {str(error.text or "").strip()}', _MOST_PLACE)


def conforming(error_type: str) -> str:
    """Return the type in the form that the platform's metrics keep: category, dot, capitalised letters."""
    category, _, name = error_type.rpartition(".")
    letters = "".join(character for character in name if character.isascii() and character.isalpha())
    if category not in ("Runtime", "Function"):
        category = "Function"
    return f"{category}.{letters[0].upper()}{letters[1:]}" if len(letters) > 1 else f"{category}.Unknown"
