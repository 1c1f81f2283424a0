"""One exception, made into the answer to post and the entry to log; the forms of both are in `_error_document.py`.

Nothing in here raises: whatever is wrong with an exception, or with the process, its invocation still gets an answer.
"""

from __future__ import annotations

from aws_lambda_runtime._messages import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._log_output import Writable

_DOCUMENT = '{"errorMessage": "the error could not be described", "errorType": "%s", "requestId": "", "stackTrace": []}'
_UNKNOWN = "Runtime.Unknown"


def report(error: BaseException, request_id: str = "", exit_code: int | None = None) -> tuple[Failure, Writable]:
    """Return the failure to post and the entry to log for `error`; `request_id` is empty if it is none's."""
    try:
        if isinstance(error, MemoryError):
            _let_go(error)
        from aws_lambda_runtime._error_document import describe_error

        return describe_error(error, request_id, exit_code)
    except BaseException:  # noqa: BLE001 - an error within an error must not cost the answer
        return _last_resort(type(error).__name__, exit_code)


def _last_resort(name: str, exit_code: int | None) -> tuple[Failure, Writable]:
    """Name at least the type of an error that could not be looked at."""
    plain = name.isascii() and name.isalpha() and len(name) > 1
    document = _DOCUMENT % (name if plain else _UNKNOWN)

    class LastEntry:
        level = "ERROR"

        def render(self, *, as_json: bool, framed: bool) -> str:
            return f"{'' if as_json else '[ERROR] '}{document}{'' if framed else chr(10)}"

    kept = f"Function.{name[0].upper()}{name[1:]}" if plain else _UNKNOWN
    return Failure(document.encode(), kept, exit_code), LastEntry()


def _let_go(error: BaseException) -> None:
    """Give back what the frames of the handler hold, so that there is memory to tell what happened."""
    trace = error.__traceback__
    while trace is not None:
        frame, trace = trace.tb_frame, trace.tb_next
        try:
            frame.clear()
        except RuntimeError:
            continue  # it still runs: it is the runtime's own
