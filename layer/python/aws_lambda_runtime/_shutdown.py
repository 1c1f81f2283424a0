"""The end of the environment: on SIGTERM the user's hooks run, as long as the platform leaves time for them.

AWS: "Lambda runtime environment lifecycle", shutdown phase: 500 ms with no extension but the runtime's own, 300 ms with
others. Imported only where there is a hook.
"""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import sys
from time import monotonic, sleep

from aws_lambda_runtime import _logs
from aws_lambda_runtime._extension import register
from aws_lambda_runtime._hooks import ready_for, run_hook
from aws_lambda_runtime._report import report
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_BUDGET = 0.27  # seconds from the signal to the end
_CHANCE = 0.05  # seconds of these in which an idle main thread may come forward
_SWITCH = 0.0005  # seconds
_IDLE = ("aws_lambda_runtime._http", "aws_lambda_runtime._client")
_MOST_BYTES = 512
_LAST_WORDS = 0.05  # seconds


def prepare_shutdown(runtime_api: str, hooks: list[Callable[[], object]], run_awaitable: Callable[[Any], None]) -> None:
    """Have the platform announce its end, and the hooks run when it does, the last registered first.

    What a hook returns to be awaited is given to `run_awaitable`.
    """
    try:
        connection = register(runtime_api)
    except RuntimeApiError as error:
        _logs.warn(f"shutdown hooks will not run where the platform ends the environment unannounced: {error}")
        connection = None
    ready_for(hooks)
    _Ending(hooks, connection, run_awaitable).arm()


class _Ending:
    """What becomes of a process that gets SIGTERM.

    A thread of its own waits for the signal, keeps the time and ends the process. The hooks run in the main thread if
    that waits for an event, as some objects may only be closed by the thread that opened them. If a handler keeps the
    main thread, they run in a thread beside it: within the handler they might wait for a lock that it holds.
    """

    def __init__(
        self, hooks: list[Callable[[], object]], connection: object, run_awaitable: Callable[[Any], None]
    ) -> None:
        self._run_awaitable = run_awaitable
        self._connection = connection  # open as long as this is there
        self._hooks = hooks
        # What is registered for the exit of the interpreter is part of the end too, and its last one.
        self._hooks.insert(0, atexit._run_exitfuncs)
        self._turn = _thread.allocate_lock()
        self._done = _thread.allocate_lock()
        self._done.acquire()
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)

    def arm(self) -> None:
        """Listen to the signal, in front of a handler that the user has installed."""
        users = signal.getsignal(signal.SIGTERM)
        self._users = users if callable(users) else None
        signal.signal(signal.SIGTERM, self._receive)
        # The system writes here at once, however long the main thread stays away from Python.
        signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        os.register_at_fork(before=self._hold_back, after_in_parent=self._let_in, after_in_child=self._disarm)
        _thread.start_new_thread(self._watch, ())

    def _hold_back(self) -> None:
        """Let the signal wait while a child is forked, which would pass on what it gets in its first moment."""
        self._mask = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))

    def _let_in(self) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask)

    def _disarm(self) -> None:
        """Be an ordinary process again, in a child that has been forked: its end is not that of the environment."""
        signal.set_wakeup_fd(-1)
        if signal.getsignal(signal.SIGTERM) == self._receive:
            signal.signal(signal.SIGTERM, self._users or signal.SIG_DFL)
        self._let_in()

    def _receive(self, number: int, frame: FrameType | None) -> None:
        # The user's code may have put another descriptor in the place of ours, as event loops do.
        os.write(self._writer, bytes([number]))
        if frame is not None and frame.f_globals.get("__name__") in _IDLE and self._turn.acquire(blocking=False):
            self._run_hooks()
        users, self._users = self._users, None  # a second signal says nothing new
        if users is None:
            return
        try:
            users(number, frame)
        except SystemExit:
            return
        except BaseException as error:  # noqa: BLE001 - the process ends by itself
            _logs.write(report(error)[1])

    def _watch(self) -> None:
        while signal.SIGTERM not in os.read(self._reader, _MOST_BYTES):
            continue
        # A handler that computes would let go of the interpreter 200 times a second only.
        sys.setswitchinterval(_SWITCH)
        done = self._done.acquire(timeout=_CHANCE)
        if not done and self._turn.acquire(blocking=False):
            _thread.start_new_thread(self._run_hooks, ())
        if not done and not self._done.acquire(timeout=_BUDGET - _CHANCE):
            name = getattr(self._running, "__qualname__", self._running)
            _logs.warn(f"the shutdown hook {name} had not ended {_BUDGET * 1000:.0f} ms after SIGTERM and is given up")
        self._await_streams()
        _logs.flush_streams()
        os._exit(0)

    def _await_streams(self) -> None:
        """Let the main thread send the end of a response that it is streaming."""
        termination = sys.modules.get("aws_lambda_runtime._termination")
        end = monotonic() + _LAST_WORDS
        while termination is not None and termination.unfinished and monotonic() < end:
            sleep(_SWITCH)

    def _run_hooks(self) -> None:
        while self._hooks:
            self._running = self._hooks.pop()
            try:
                run_hook(self._run_awaitable, self._running)
            except BaseException as error:  # noqa: BLE001 - the other hooks have a right to run
                _logs.write(report(error)[1])
            _logs.flush_streams()
        self._done.release()
