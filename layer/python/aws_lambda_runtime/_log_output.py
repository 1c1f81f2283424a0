"""Where the log goes, and in which form: standard output, or the frames of a descriptor that Lambda hands over."""

from __future__ import annotations

import os
import sys

from aws_lambda_runtime._logs import flush_streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from aws_lambda_runtime._settings import Settings

    class Writable(Protocol):
        """An entry of the runtime's own."""

        level: str

        def render(self, *, as_json: bool, framed: bool) -> str:
            """Return it as it is written."""
            ...


_STDOUT = 1
_PATIENCE = 1.0  # seconds that a full pipe of a non-blocking stdout is waited for
_LEVELS = {
    "NOTSET": 0,
    "DEBUG": 10,
    "INFO": 20,
    "WARN": 30,
    "WARNING": 30,
    "ERROR": 40,
    "FATAL": 50,
    "CRITICAL": 50,
}


class Log:
    """The log as it is configured; `level` is None where none is, and `logging` is then left at its own."""

    def __init__(self, settings: Settings) -> None:
        self.is_json = settings.log_format.upper() == "JSON"
        level = settings.log_level.upper()
        self.level = "DEBUG" if level == "TRACE" else level if level in _LEVELS else None
        self._frames: int | None = None
        if settings.telemetry_fd is not None:
            from aws_lambda_runtime._telemetry import descriptor_of

            self._frames = descriptor_of(settings.telemetry_fd)

    def send(self, text: str, level: int) -> None:
        """Write a text in one piece, past whatever the user's code has put in place of stdout.

        What was printed before stands before it. What cannot be written is lost: a log must not cost the answer.
        """
        if self._frames is None:
            flush_streams()
            _write(_STDOUT, text.encode("utf-8", "backslashreplace"))
        else:
            from aws_lambda_runtime._telemetry import frame

            _write(self._frames, frame(text, level, as_json=self.is_json))

    def write(self, entry: Writable) -> None:
        """Write an entry, unless the configured level leaves it out."""
        if _LEVELS[entry.level] >= _LEVELS[self.level or "WARNING"]:
            self.show(entry)

    def show(self, entry: Writable) -> None:
        """Write an entry that was asked for, whatever the level."""
        self.send(entry.render(as_json=self.is_json, framed=self._frames is not None), _LEVELS[entry.level])

    def write_raw(self, text: str) -> None:
        """Write a text as it is: where there are no frames among what is printed, if that can be."""
        if self._frames is None:
            try:
                sys.stdout.write(text)
            except Exception:  # noqa: BLE001, S110 - users may put anything in its place, or close it
                pass
            else:
                return
        self.send(text, 0)


def _write(descriptor: int, data: bytes) -> None:
    try:
        while data:
            try:
                data = data[os.write(descriptor, data) :]
            except BlockingIOError:
                # Somebody made it non-blocking, as event loops do, and its pipe is full.
                from select import select

                if not select([], [descriptor], [], _PATIENCE)[1]:
                    return
    except (OSError, ValueError):
        return
