"""The function's log: standard output, written so that nothing of one invocation appears in the next."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STDOUT = 1


def prepare_streams() -> None:
    """Make `print` appear line by line, and never fail on a character that UTF-8 does not have."""
    for stream in _streams():
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)


def flush_streams() -> None:
    """Write out what the handler printed; after the answer the environment may freeze.

    Users may close the streams or put anything in their place: whatever that raises, it must not cost the answer.
    """
    for stream in _streams():
        try:
            stream.flush()
        except Exception:  # noqa: BLE001, S112 - see above
            continue


def _streams() -> tuple[Any, Any]:
    return getattr(sys, "stdout", None), getattr(sys, "stderr", None)


def write(text: str) -> None:
    """Write an entry of the runtime's own, in one piece, past whatever the user's code has put in place of stdout."""
    flush_streams()
    data = text.encode("utf-8", "backslashreplace")
    try:
        while data:
            data = data[os.write(_STDOUT, data) :]
    except OSError:
        return


def warn(text: str) -> None:
    """Write a warning in the managed runtime's form."""
    write(f"[WARNING] {text}\n")
