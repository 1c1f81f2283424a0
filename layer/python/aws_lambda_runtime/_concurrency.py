"""Many invocations at a time (AWS: "Lambda Managed Instances"): worker processes, or threads around one event loop.

Handlers that are not async run in processes, as on the managed runtime, since nothing says that they are safe to run at
once; a function may opt for threads. Async handlers share one process and one event loop.
"""

from __future__ import annotations

import os
import sys
from _signal import SIG_DFL, SIGTERM, signal  # type: ignore[import-not-found]  # `signal` needs enum
from time import monotonic, sleep

from aws_lambda_runtime._logs import event
from aws_lambda_runtime._loop import serve
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn

    from aws_lambda_runtime._client import RuntimeClient
    from aws_lambda_runtime._event_loop import EventLoop
    from aws_lambda_runtime._messages import Invocation, Outcome

_FIRST_PAUSE = 0.1  # seconds
_MOST_FAILURES = 5
_SHORT_LIFE = 1.0  # seconds; a worker that dies sooner is replaced after a pause
_GRACE = 0.4  # seconds between SIGTERM and the end (AWS: "Lambda execution environment", shutdown phase)
_READY_ALONE = b"1"
_READY_FOR_MORE = b"n"


class Supervisor:
    """The parent of worker processes: starts them, replaces those that die, and ends with them.

    `work` is what a child does; it is given a function to tell, once its handler is loaded, whether one process is all
    that is needed. Its return value is the child's exit code.
    """

    def __init__(self, count: int, work: Callable[[Callable[[bool], None]], int], warn: Callable[[str], None]) -> None:
        self._count = count
        self._work = work
        self._warn = warn
        self._started: dict[int, float] = {}

    def run(self) -> int:
        """Serve until all fails; return the exit code of the process."""
        signal(SIGTERM, self._terminate)
        answer, pid = self._start()
        if not answer:
            return _exit_code(os.waitpid(pid, 0)[1])
        for _ in range(1, self._count if answer == _READY_FOR_MORE else 1):
            self._spawn()
        failures = 0
        while failures < _MOST_FAILURES:
            pid, status = os.wait()
            lived = monotonic() - self._started.pop(pid, 0.0)
            failures = failures + 1 if lived < _SHORT_LIFE else 0
            self._warn(f"worker process {pid} ended ({_describe(status)}) and is replaced")
            sleep(_FIRST_PAUSE * 2**failures if failures else 0)
            self._spawn()
        self._end_workers()
        return 1

    def _start(self) -> tuple[bytes, int]:
        """Start the first worker; return what it says when it is ready, nothing if it never is."""
        reader, writer = os.pipe()
        pid = self._spawn(lambda alone: _tell(writer, alone=alone))
        os.close(writer)
        answer = os.read(reader, 1)
        os.close(reader)
        return answer, pid

    def _spawn(self, ready: Callable[[bool], None] = lambda _: None) -> int:
        pid = os.fork()
        if pid == 0:
            self._become_worker(ready)
        self._started[pid] = monotonic()
        return pid

    def _become_worker(self, ready: Callable[[bool], None]) -> NoReturn:
        signal(SIGTERM, SIG_DFL)
        code = 1
        try:
            code = self._work(ready)
        finally:
            sys.stdout.flush()
            os._exit(code)

    def _terminate(self, *_: object) -> None:
        self._end_workers()
        os._exit(0)

    def _end_workers(self) -> None:
        """Hand SIGTERM on, and wait for those who use their grace."""
        signal(SIGTERM, lambda *_: None)
        for pid in self._started:
            os.kill(pid, SIGTERM)
        end = monotonic() + _GRACE
        while self._started and monotonic() < end:
            pid, _status = os.waitpid(-1, os.WNOHANG)
            self._started.pop(pid, None)
            if not pid:
                sleep(0.005)


def serve_in_threads(
    clients: list[RuntimeClient], invoke: Callable[[Invocation], Outcome], event_loop: EventLoop
) -> int:
    """Serve with a thread for each client, and run the event loop here; return the exit code when all have ended."""
    from threading import Thread

    from aws_lambda_runtime._entries import CURRENT

    def announce(invocation: Invocation) -> None:
        CURRENT.set(invocation)

    def poll(client: RuntimeClient) -> None:
        try:
            # What would end the process ends only its own invocation: others are running beside it.
            while serve(patient(client), invoke, client.answer, announce):
                continue
        except RuntimeApiError as error:
            event("ERROR", f"{error.error_type}: {error}")
        ended.append(client)
        if len(ended) == len(clients):
            event_loop.loop.call_soon_threadsafe(event_loop.loop.stop)

    ended: list[RuntimeClient] = []
    for number, client in enumerate(clients, 1):
        Thread(target=poll, args=(client,), name=f"invocations-{number}", daemon=True).start()
    event_loop.loop.run_forever()
    return 1


def patient(client: RuntimeClient) -> Iterator[Invocation]:
    """Yield the client's invocations; where a poll fails, try again a few times, after growing pauses.

    Raises `RuntimeApiError` when it fails again and again.
    """
    failures = 0
    while True:
        try:
            for invocation in client.invocations():
                failures = 0
                yield invocation
        except RuntimeApiError:
            failures += 1
            if failures >= _MOST_FAILURES:
                raise
            sleep(_FIRST_PAUSE * 2 ** (failures - 1))


def _tell(writer: int, *, alone: bool) -> None:
    os.write(writer, _READY_ALONE if alone else _READY_FOR_MORE)
    os.close(writer)


def _exit_code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code > 0 else 1


def _describe(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {-code}" if code < 0 else f"exit code {code}"
