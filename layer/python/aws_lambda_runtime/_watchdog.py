"""Looks after deadlines: shortly before one passes, the log is told where the function stands.

One thread sleeps until shortly before the deadline that it last looked at. An invocation that ends in time costs an
entry in a set and a comparison: the thread wakes once in the length of a timeout, and not while the function is idle.
"""

from __future__ import annotations

from _signal import SIG_BLOCK, pthread_sigmask, valid_signals  # type: ignore[import-not-found]  # `signal` needs enum
from _thread import allocate_lock, get_ident, start_new_thread
from time import time

from aws_lambda_runtime._messages import Invocation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from aws_lambda_runtime._diagnosis.advice import Advice

    Outcome = TypeVar("Outcome")

_NEVER = 1 << 63  # milliseconds; a float would make each comparison slower
_LONGEST_INIT_MS = 9_500  # of the 10 s that Lambda gives it (AWS: "Lambda execution environment"), less what is over


def initialization(kind: str) -> Invocation:
    """Return what stands for the initialisation among invocations: without a request id, and now about to begin.

    It has a deadline where `kind`, the text of AWS_LAMBDA_INITIALIZATION_TYPE, is the one that Lambda limits to 10 s.
    """
    is_limited = kind in ("", "on-demand")
    return Invocation(request_id="", body=b"", deadline_ms=int(time() * 1000) + _LONGEST_INIT_MS if is_limited else 0)


class Watchdog:
    """Logs, in a thread of its own, where all threads stand when an invocation's deadline is `margin_ms` away.

    It does so once for each, and not after the deadline: what the platform has not ended by then, it does not end.
    Clocks may jump and the process may be frozen at any time, so only the time of day counts, looked at on waking.
    With a margin of 0 nothing is watched. The thread that makes the object counts as the main thread.
    """

    def __init__(self, margin_ms: int, log: Callable[[Advice], None]) -> None:
        self._margin_ms = margin_ms
        self._log = log
        self._main_thread = get_ident()
        self._current: set[Invocation] = set()
        self._awaited_ms = _NEVER
        self._alarm = allocate_lock()
        self._alarm.acquire()
        self._is_running = False

    def watching(self, invoke: Callable[[Invocation], Outcome]) -> Callable[[Invocation], Outcome]:
        """Return a function that does the same while its invocation is watched; any number may run at a time."""
        if not self._margin_ms:
            return invoke
        begin, end = self._current.add, self._current.discard

        def watched(invocation: Invocation) -> Outcome:
            begin(invocation)
            # An earlier deadline than the thread sleeps for; without a deadline there is nothing to watch.
            if 0 < invocation.deadline_ms < self._awaited_ms:
                self._wake()
            try:
                return invoke(invocation)
            finally:
                end(invocation)

        return watched

    def _wake(self) -> None:
        if not self._is_running:
            self._is_running = True
            start_new_thread(self._run, ())
        try:
            self._alarm.release()
        except RuntimeError:
            return  # it is being woken already

    def _run(self) -> None:
        # SIGTERM has to interrupt what the main thread waits for, not this one.
        pthread_sigmask(SIG_BLOCK, valid_signals())
        while True:
            # Whoever comes while the current ones are looked at makes the next wait end at once.
            self._awaited_ms = _NEVER
            deadline_ms = self._next_deadline()
            self._awaited_ms = deadline_ms
            wait = -1.0 if deadline_ms == _NEVER else max(deadline_ms - self._margin_ms - time() * 1000, 0) / 1000
            self._alarm.acquire(timeout=wait)

    def _next_deadline(self) -> int:
        now_ms = time() * 1000
        earliest = _NEVER
        for invocation in list(self._current):
            deadline_ms = invocation.deadline_ms
            if deadline_ms - self._margin_ms > now_ms:
                earliest = min(earliest, deadline_ms)
            elif deadline_ms > now_ms:
                self._current.discard(invocation)
                self._tell(invocation)
        return earliest

    def _tell(self, invocation: Invocation) -> None:
        from aws_lambda_runtime._diagnosis.stacks import advise_on_deadline

        self._log(advise_on_deadline(invocation, self._main_thread, get_ident()))
