"""What is behind a failure and what to do about it, loaded when one has happened.

Each kind of failure has a code, which stays, and a section in `docs/errors.md`. The error document keeps the managed
runtime's words; what is found here goes into the log behind them, as a note of the exception (PEP 678), an `Advice`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._messages import Invocation


def explain_start(error: Exception, handler: str) -> None:
    """Add a note to what kept the handler from being found, where more is known than the error says."""
    from aws_lambda_runtime._diagnosis.start import advise

    try:
        advice = advise(error, handler)
        if advice is not None:
            error.add_note(advice)
    except Exception:  # noqa: BLE001 - files of any kind are looked at; whatever is wrong with them, the error is reported
        return


def explain_invocation(error: Exception, invocation: Invocation) -> None:
    """Add a note to a failure of the runtime's own in an invocation, where more is known than the error says."""
    from aws_lambda_runtime._diagnosis.values import advise

    try:
        advice = advise(error, invocation)
        if advice is not None:
            error.add_note(advice)
    except Exception:  # noqa: BLE001 - as above
        return
