"""The process itself: what user code does to it, and how it ends (section 14, contract C40, C67 to C69, C80, C116)."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runtime_api import invocation
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

FOREVER = "import threading\nthreading.Thread(target=threading.Event().wait).start()\n"


@pytest.mark.beyond
@pytest.mark.contract("C116")
def test_threads_do_not_hold_a_failed_start(serve: Serve) -> None:
    """A thread that never ends does not keep a function alive whose initialisation has failed."""
    function = serve(FOREVER + "raise ValueError(1)")
    assert function.init_error()["errorType"] == "ValueError"
    assert function.exit_code() == 1


@pytest.mark.beyond
@pytest.mark.contract("C116", "C68")
def test_threads_do_not_hold_an_exit(serve: Serve) -> None:
    """Nor does it when the handler ends the process; what was registered for the end still runs."""
    source = "import atexit, sys\natexit.register(print, 'registered')\ndef handler(event, context): sys.exit(2)\n"
    function = serve(FOREVER + source)
    assert function.invoke().error["errorType"] == "SystemExit"
    assert function.exit_code() == 2
    assert "registered\n" in function.log


@pytest.mark.beyond
def test_forked_child_gives_no_answer(serve: Serve) -> None:
    """A child that the handler forks and lets return has no part in the conversation."""
    function = serve("""
        import os
        def handler(event, context):
            child = os.fork()
            if child:
                return {"parent": os.waitpid(child, 0)[1]}
            return "child"
    """)
    assert [function.invoke().value for _ in range(3)] == [{"parent": 0}] * 3


@pytest.mark.beyond
@pytest.mark.parametrize(("deed", "code"), [("raise ValueError", 0), ("sys.exit(3)", 3), ("raise SystemExit", 1)])
def test_forked_child_that_fails(serve: Serve, deed: str, code: int) -> None:
    """A forked child that ends with an exception is no answer either, and its parent sees how it ended."""
    function = serve(f"""
        import os, sys
        def handler(event, context):
            child = os.fork()
            if not child:
                {deed}
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    """)
    assert [function.invoke().value for _ in range(2)] == [code] * 2


@pytest.mark.beyond
@pytest.mark.parametrize(("deed", "code"), [("pass", 0), ("sys.exit(3)", 3), ("raise ValueError", 1)])
def test_child_forked_at_import(serve: Serve, deed: str, code: int) -> None:
    """A child that is forked while the module is imported, and comes back from it, is no second runtime."""
    function = serve(f"""
        import os, sys
        child = os.fork()
        if not child:
            {deed}
        CODE = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if child else None
        def handler(event, context): return CODE
    """)
    assert function.invoke().value == code
    function.wait_for_poll()
    assert [request.method for request in function.api.requests] == ["GET", "POST", "GET"]


def test_exit_without_a_word(serve: Serve) -> None:
    """A handler that ends the process past the interpreter is the platform's to report: nothing is posted."""
    function = serve("import os\ndef handler(event, context): os._exit(7)\n")
    function.api.queue(invocation())
    assert function.exit_code() == 7
    assert [request.method for request in function.api.requests] == ["GET"]


@pytest.mark.beyond
@pytest.mark.parametrize("where", ["import", "handler"])
def test_crash_is_told(serve: Serve, where: str) -> None:
    """A crash in foreign code ends the process, and the log has the line of the user's code that led to it."""
    crash = "import ctypes\ndef crash():\n    ctypes.string_at(0)\n"
    function = serve(crash + ("crash()\n" if where == "import" else "def handler(event, context): crash()\n"))
    if where == "handler":
        function.api.queue(invocation())
    assert function.exit_code() == -signal.SIGSEGV
    assert "Segmentation fault" in function.log
    assert f'File "{function.task_root}/app.py", line 3 in crash' in function.log


def test_import_without_end(serve: Serve) -> None:
    """An import that never ends asks for nothing and reports nothing; the platform can end it at once."""
    function = serve("print('importing', flush=True)\nwhile True: pass\n")
    function.wait_for_log("importing")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == -signal.SIGTERM
    assert function.api.requests == []


def test_threads_go_on(serve: Serve) -> None:
    """Threads that a handler leaves behind live on through the invocations that follow."""
    function = serve("""
        import threading
        turns = [threading.Semaphore(0), threading.Semaphore(0)]
        def work():
            while True:
                turns[0].acquire()
                print("turn", flush=True)
                turns[1].release()
        def handler(event, context):
            if event == 0:
                threading.Thread(target=work, daemon=True).start()
            turns[0].release()
            turns[1].acquire()
            return threading.active_count()
    """)
    assert [function.invoke(number).value for number in range(3)] == [2, 2, 2]
    assert function.log == "turn\n" * 3


@pytest.mark.beyond
def test_c80_standard_streams_are_closed(serve: Serve) -> None:
    """What is printed after the standard streams were closed does not get into the connection to the platform."""
    function = serve("""
        import os, sys
        os.closerange(0, 3)
        def handler(event, context):
            for say in (print, lambda text: os.write(1, text.encode()), lambda text: os.write(2, text.encode())):
                try: say("printed")
                except OSError: pass
            return os.path.exists("/proc/self/fd/1")
    """)
    for _ in range(3):
        assert function.invoke(reply=Reply(202, b"", close=True)).value is False


@pytest.mark.beyond
def test_c36_all_descriptors_are_closed(serve: Serve) -> None:
    """A handler that closes every descriptor but the standard ones is answered for on a new connection."""
    function = serve("""
        import os
        def handler(event, context):
            os.closerange(3, 256)
            return event
    """)
    assert [function.invoke(number).value for number in range(3)] == [0, 1, 2]


@pytest.mark.beyond
@pytest.mark.parametrize("chunk", [None, 32_768], ids=["length", "chunked"])
def test_c40_memory_of_the_largest_event(serve: Serve, chunk: int | None) -> None:
    """Events of the platform's limit take about three times their size, as bytes and as text, and no more each time."""
    function = serve("""
        import ctypes
        def handler(event, context):
            if event == "trim": ctypes.CDLL(None).malloc_trim(0)
            return len(event)
    """)
    size = 6 * 1024 * 1024
    function.invoke("trim")
    function.wait_for_poll()
    before = memory(function.pid, "VmRSS")
    for _ in range(10):
        assert function.invoke("x" * (size - 2), chunk=chunk).value == size - 2
    function.wait_for_poll()
    assert memory(function.pid, "VmHWM") - before < 3.1 * size
    # What the allocator keeps for the next event varies, so it is told to give back what nobody holds.
    function.invoke("trim")
    function.wait_for_poll()
    assert memory(function.pid, "VmRSS") - before < 2 * size


def memory(pid: int, field: str) -> int:
    """Return a figure of `/proc/pid/status` in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:"))
