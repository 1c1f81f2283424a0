"""Shortly before a deadline the log is told where all threads stand: once, and only if the invocation still runs."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aws_lambda_runtime
from aws_lambda_runtime._messages import Invocation
from aws_lambda_runtime._watchdog import Watchdog, initialization

if TYPE_CHECKING:
    from aws_lambda_runtime._diagnosis.advice import Advice

PATIENCE = 10.0
MINUTE = 60_000
SOON = 500  # milliseconds, longer than this machine ever pauses


def invocation(milliseconds: int, request_id: str = "id-1") -> Invocation:
    """Make an invocation whose deadline is so far away."""
    return Invocation(request_id=request_id, body=b"", deadline_ms=int(time.time() * 1000) + milliseconds)


class Told:
    """A log that can be waited for."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.arrived = threading.Event()

    def __call__(self, advice: Advice) -> None:
        """Take an entry."""
        self.entries.append(advice)
        self.arrived.set()

    def wait(self, _: object = None) -> None:
        """Return when there is an entry."""
        assert self.arrived.wait(PATIENCE)
        self.arrived.clear()


def test_handler_that_takes_too_long() -> None:
    """The entry is one line that names the time left, the request, and every thread with its frames."""
    told = Told()
    release = threading.Event()
    helper = threading.Thread(target=release.wait, name="helper", args=(PATIENCE,))
    helper.start()
    Watchdog(MINUTE, told).watching(told.wait)(invocation(MINUTE))
    release.set()
    helper.join()
    (entry,) = told.entries
    lines = entry.split("\n")
    assert lines[0].startswith("diagnosis E301: deadline in ")
    assert lines[0].endswith(" ms, handler still running, request id id-1")
    (main,) = [line for line in lines if line.startswith("  MainThread: ")]
    assert "test_watchdog.py:" in main
    assert " test_handler_that_takes_too_long -> " in main
    assert "_watchdog" not in main.replace("test_watchdog", "")
    assert " wait -> " in main
    assert any(line.startswith("  helper: ") for line in lines)
    assert lines[-1].startswith("cure: ")


def test_once_for_each() -> None:
    """Each invocation is told of once, however often the thread looks."""
    told = Told()
    watched = Watchdog(MINUTE, told).watching(told.wait)
    for number in range(3):
        watched(invocation(MINUTE, f"id-{number}"))
    assert [entry.partition("request id ")[2].partition("\n")[0] for entry in told.entries] == ["id-0", "id-1", "id-2"]


def test_at_the_margin() -> None:
    """The thread sleeps until the margin, and wakes earlier for one that has an earlier deadline."""
    told = Told()
    watchdog = Watchdog(MINUTE, told)
    outer = watchdog.watching(lambda _: watchdog.watching(told.wait)(invocation(MINUTE + SOON, "inner")))
    outer(invocation(10 * MINUTE, "outer"))
    (entry,) = told.entries
    assert "request id inner" in entry


def test_several_at_a_time() -> None:
    """Of several that run at a time each has its own deadline."""
    told = Told()
    watchdog = Watchdog(MINUTE, told)
    both = threading.Barrier(3)

    def wait(_: object) -> None:
        both.wait(PATIENCE)

    threads = [
        threading.Thread(target=watchdog.watching(wait), args=(invocation(MINUTE + (2 - number) * SOON, str(number)),))
        for number in range(2)
    ]
    for thread in threads:
        thread.start()
    while len(told.entries) < len(threads):
        told.wait()
    both.wait(PATIENCE)
    for thread in threads:
        thread.join()
    assert ["request id 1" in entry for entry in told.entries] == [True, False]


def test_nothing_is_told() -> None:
    """An invocation that ends in time, has no deadline, or one that has passed, is never told of."""
    told = Told()
    watched = Watchdog(MINUTE, told).watching(lambda invocation: invocation.request_id)
    for milliseconds in (MINUTE + SOON, 2 * MINUTE, -1, -2 * MINUTE):
        assert watched(invocation(milliseconds)) == "id-1"
    assert watched(Invocation(request_id="none", body=b"")) == "none"
    # The thread has looked at all of these by the time it tells of the last one.
    Watchdog(MINUTE, told).watching(told.wait)(invocation(MINUTE + 2 * SOON, "last"))
    (entry,) = told.entries
    assert "request id last" in entry


def test_switched_off() -> None:
    """With a margin of 0 an invocation goes straight to the handler."""
    told = Told()
    assert Watchdog(0, told).watching(told.wait) == told.wait


def test_errors_pass() -> None:
    """What the watched function raises is raised, and it is watched no longer."""
    told = Told()

    def fail(_: object) -> None:
        raise KeyboardInterrupt

    watchdog = Watchdog(MINUTE, told)
    with pytest.raises(KeyboardInterrupt):
        watchdog.watching(fail)(invocation(MINUTE + SOON))
    watchdog.watching(told.wait)(invocation(MINUTE + 2 * SOON, "next"))
    assert ["request id next" in entry for entry in told.entries] == [True]


def test_initialization() -> None:
    """The initialisation is told of under its own code; it has a limit only where Lambda sets one."""
    told = Told()
    Watchdog(MINUTE, told).watching(told.wait)(initialization("on-demand"))
    assert told.entries[0].startswith("diagnosis E110: the module is still being imported")
    assert initialization("").deadline_ms > time.time() * 1000
    for kind in ("provisioned-concurrency", "snap-start", "lambda-managed-instances"):
        assert initialization(kind).deadline_ms == 0


def run(program: str) -> str:
    """Run a program that has a watchdog over a function, in a process of its own, and return what it prints."""
    start = (
        "import os, signal, sys, time\n"
        f"sys.path.append({str(Path(aws_lambda_runtime.__file__).parent.parent)!r})\n"
        "from aws_lambda_runtime._messages import Invocation\n"
        "from aws_lambda_runtime._watchdog import Watchdog\n"
        "def after(seconds):\n"
        "    return Invocation(request_id='a', body=b'', deadline_ms=int((time.time() + seconds) * 1000))\n"
        "watchdog = Watchdog(60_000, print)\n"
    )
    # Python warns of forks in a process with threads, where the code is the main program.
    command = [sys.executable, "-ISWignore", "-c", start + program]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_end_of_the_process() -> None:
    """The thread does not hold the process, whether it sleeps for ever or for a time."""
    for seconds in (60.5, 600):
        assert run(f"print(watchdog.watching(lambda _: 'served')(after({seconds})))") == "served\n"


def test_signals_are_left_to_the_main_thread() -> None:
    """A signal to the process interrupts the main thread, which waits, and not the one that sleeps."""
    program = """
signal.signal(signal.SIGTERM, lambda *_: print("handled"))
def wait(_):
    masks = [open(f"/proc/self/task/{task}/status").read() for task in os.listdir("/proc/self/task")]
    os.kill(os.getpid(), signal.SIGTERM)
    return sorted(text.partition("SigBlk:")[2].split()[0] != "0" * 16 for text in masks)
def ready(_):
    while wait(_) != [False, True]:
        pass
watchdog.watching(ready)(after(600))
"""
    assert set(run(program).split()) == {"handled"}


def test_forked_child() -> None:
    """A child that the handler forks has no such thread, and tells nothing in its parent's place."""
    program = """
def fork(_):
    child = os.fork()
    if child == 0:
        time.sleep(0.3)
        os._exit(len(os.listdir("/proc/self/task")))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(watchdog.watching(fork)(after(60.1)))
"""
    printed = run(program)
    assert printed.splitlines()[-1] == "1"
    assert printed.count("E301") == 1


def test_clock_that_jumps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the time of day when the thread wakes, be it later or earlier than it went to sleep for."""
    told = Told()
    watchdog = Watchdog(MINUTE, told)
    inner = watchdog.watching(told.wait)

    def jump(_: object) -> None:
        monkeypatch.setattr("aws_lambda_runtime._watchdog.time", lambda: time.time() + 3600)
        # The outer one's deadline is over for this clock; one that is due is told of.
        inner(invocation(3_600_000 + MINUTE, "after"))

    watchdog.watching(jump)(invocation(2 * MINUTE, "before"))
    assert ["request id after" in entry for entry in told.entries] == [True]
