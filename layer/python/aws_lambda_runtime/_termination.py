"""SIGTERM while a response is streamed: the generator is cleaned up, and the stream gets its end with trailers."""

from __future__ import annotations

from _signal import SIGTERM, signal  # type: ignore[import-not-found]  # `signal` needs enum
from time import sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from aws_lambda_runtime._messages import Streamed

MESSAGE = "the environment was shut down while the response was streamed"

# The streams that SIGTERM has to end before the process may.
unfinished: set[Termination] = set()


class Termination:
    """The time of one stream, in which SIGTERM calls `end` after whatever else was to be called for it."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._previous: object = None
        self._is_watching = False
        self.is_received = False

    def __enter__(self) -> Self:
        """Begin to listen. Only the main thread can; elsewhere nothing changes."""
        unfinished.add(self)
        try:
            self._previous = signal(SIGTERM, self._receive)
            self._is_watching = True
        except ValueError:
            self._is_watching = False
        return self

    def __exit__(self, *_: object) -> None:
        """Let SIGTERM be what it was."""
        unfinished.discard(self)
        if self._is_watching:
            signal(SIGTERM, self._previous)

    def end_of(self, streamed: Streamed) -> Streamed:
        """Return the outcome of a stream; of one that was ended, only where nobody else ends the process."""
        if self.is_received:
            while callable(self._previous):
                sleep(1)  # shutdown hooks run beside this, and the process ends with them
            streamed.exit_code = 0
        return streamed

    def _receive(self, number: int, frame: object) -> None:
        if not self.is_received:
            self.is_received = True
            if callable(self._previous):
                self._previous(number, frame)
            self._end()
