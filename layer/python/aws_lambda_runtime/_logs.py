"""The function's log: standard output, written so that nothing of one invocation appears in the next."""

from __future__ import annotations

import os
import sys

_STDOUT = 1


def prepare_streams() -> None:
    """Make `print` appear line by line, and never fail on a character that UTF-8 does not have."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]


def flush_streams() -> None:
    """Write out what the handler printed; after the answer the environment may freeze. Closed streams are no error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue


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
