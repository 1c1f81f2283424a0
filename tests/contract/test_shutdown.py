"""The end of an environment, and the hooks that run in it (contract C112 to C116)."""

from __future__ import annotations

import signal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from extensions import IDENTIFIER, refusal
from runtime_api import invocation as waiting
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

HOOKED = """
    import sys, threading, time
    from aws_lambda_runtime import runtime

    @runtime.on_shutdown
    def close(): print("closed in", threading.current_thread() is threading.main_thread())

    runtime.on_shutdown(lambda: print("registered last", end=" ", file=sys.stdout))

    def handler(event, context):
        print("handling", flush=True)
        deadline = time.monotonic() + (event or 0)
        while time.monotonic() < deadline: pass
        return event
"""
USERS_HANDLER = """
    import signal
    def users(number, frame):
        print("the user's handler", signal.Signals(number).name, flush=True)
        sys.exit(5)
    signal.signal(signal.SIGTERM, users)
"""
LONG = 60


def test_c112_registers_first(serve: Serve) -> None:
    """With a hook, the runtime registers as an extension without events before it asks for an event of its own."""
    function = serve(HOOKED)
    assert function.invoke(0).value == 0
    function.wait_for_poll()
    registered, *rest = function.api.requests
    assert (registered.method, registered.target) == ("POST", "/2020-01-01/extension/register")
    assert registered.body == b'{"events":[]}'
    assert registered.header("Lambda-Extension-Name")
    (asked,) = function.api.sent_to("extension/event/next")
    assert [function.api.extensions.asked[asked.header(IDENTIFIER) or ""]] == [True]
    assert asked.connection not in {request.connection for request in rest if request is not asked}


def test_c112_only_with_a_hook(serve: Serve) -> None:
    """Without a hook nothing is registered, no thread is started and SIGTERM has no handler."""
    source = """
        import os, signal, sys
        def handler(event, context):
            return [len(os.listdir("/proc/self/task")), signal.getsignal(signal.SIGTERM), "threading" in sys.modules]
    """
    function = serve(source, environment={"LAMBDA_RUNTIME_TIMEOUT_DUMP_MS": "0"})
    assert function.invoke().value == [1, 0, False]
    assert function.api.extensions.asked == {}
    function.signal(signal.SIGTERM)
    assert function.exit_code() == -signal.SIGTERM


def test_c112_too_late(serve: Serve) -> None:
    """The first hook cannot be registered in a handler any more, which is told there."""
    function = serve("""
        from aws_lambda_runtime import runtime
        def handler(event, context): runtime.on_shutdown(print)
    """)
    error = function.invoke().error
    assert error["errorType"] == "RuntimeError"
    assert "while the handler's module is imported" in error["errorMessage"]


@pytest.mark.parametrize(
    "reply",
    [
        refusal("Extension.TooManyExtensions"),
        Reply(404),
        Reply(500),
        Reply(200),
        Reply(stop=0),
        Reply(stop=9, reset=True),
    ],
    ids=["403", "404", "500", "no-identifier", "closed", "reset"],
)
def test_c113_not_registered(serve: Serve, reply: Reply) -> None:
    """Where the extension is refused the function works; it is in the log, and a signal that comes is still obeyed."""
    function = serve(HOOKED, replies={"extension/register": reply})
    assert function.invoke(0).value == 0
    assert "\tshutdown hooks will not run" in function.log
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert "closed in True\n" in function.log


def test_c114_signal_while_idle(serve: Serve) -> None:
    """SIGTERM between invocations runs the hooks, the last registered first, in the main thread; then it ends well."""
    function = serve(HOOKED)
    function.invoke(0)
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log.endswith("registered last closed in True\n")


def test_c114_failing_hooks(serve: Serve) -> None:
    """A hook that fails is reported and keeps no other from running; functions registered for the exit come last."""
    function = serve("""
        import atexit
        from aws_lambda_runtime import runtime
        atexit.register(print, "at exit")
        runtime.on_shutdown(lambda: print("still run"))
        @runtime.on_shutdown
        def broken(): raise ConnectionError("no broker")
        @runtime.on_shutdown
        def leaving(): raise SystemExit(4)
        @runtime.on_shutdown
        async def waiting(): print("awaited")
        def handler(event, context): return event
    """)
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    lines = [line.partition("\r")[0] for line in function.log.splitlines()]
    told = ["awaited", "[ERROR] SystemExit: 4", "[ERROR] ConnectionError: no broker", "still run", "at exit"]
    assert [line for line in lines if line in told] == told


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_c114_hanging_hook(serve: Serve, state: str) -> None:
    """A hook that does not end is named in the log and given up; the signal may come more than once."""
    function = serve(f"""
        import time
        from aws_lambda_runtime import runtime
        @runtime.on_shutdown
        def hang():
            print("hanging", flush=True)
            time.sleep({LONG})
        def handler(event, context):
            print("handling", flush=True)
            time.sleep({LONG})
    """)
    function.wait_for_poll()
    if state == "busy":
        function.api.queue(waiting())
        function.wait_for_log("handling")
    function.signal(signal.SIGTERM)
    function.wait_for_log("hanging")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log.count("hanging\n") == 1
    assert "the shutdown hook hang had not ended 270 ms after SIGTERM" in function.log


@pytest.mark.parametrize(
    "handling",
    [f"time.sleep({LONG})", "while True: pass", f"threading.Event().wait({LONG})", "hold()", "swallow()"],
    ids=["system-call", "python", "lock", "holding-the-hooks-lock", "bare-except"],
)
def test_c115_signal_during_a_handler(serve: Serve, handling: str) -> None:
    """SIGTERM while a handler runs has the hooks run too, whatever the handler is at; it is not answered for."""
    function = serve(f"""
        import threading, time
        from aws_lambda_runtime import runtime

        lock = threading.Lock()

        def hold():
            while True:
                with lock: sum(range(1000))

        def swallow():
            while True:
                try: time.sleep({LONG})
                except: pass

        @runtime.on_shutdown
        def close():
            with lock: print("closed", flush=True)

        def handler(event, context):
            print("handling", flush=True)
            {handling}
    """)
    function.api.queue(waiting())
    function.wait_for_log("handling")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log == "handling\nclosed\n"
    assert [request.method for request in function.api.requests] == ["POST", "GET", "GET"]


def test_c115_main_thread_out_of_reach(serve: Serve) -> None:
    """The hooks run even while the main thread is in foreign code that no signal interrupts."""
    function = serve(f"""
        import ctypes
        from aws_lambda_runtime import runtime
        runtime.on_shutdown(lambda: print("closed", flush=True))
        libc = ctypes.CDLL(None)
        def handler(event, context):
            print("handling", flush=True)
            for _ in range(100): libc.usleep({LONG}00000)
    """)
    function.api.queue(waiting())
    function.wait_for_log("handling")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log == "handling\nclosed\n"


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_c115_users_handler(serve: Serve, state: str) -> None:
    """A handler of SIGTERM that the user has installed is called once too, and what it raises changes nothing."""
    function = serve(HOOKED + USERS_HANDLER)
    function.wait_for_poll()
    if state == "busy":
        function.api.queue(waiting(LONG))
        function.wait_for_log("handling")
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert function.log.count("the user's handler SIGTERM\n") == 1
    assert "registered last" in function.log


def test_c115_handler_installed_later(serve: Serve) -> None:
    """A handler of SIGTERM that takes the place of the runtime's does not keep the hooks from running."""
    function = serve("""
        import signal
        from aws_lambda_runtime import runtime
        runtime.on_shutdown(lambda: print("closed", flush=True))
        def handler(event, context):
            signal.signal(signal.SIGTERM, lambda number, frame: print("the user's handler", flush=True))
    """)
    function.invoke()
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert set(function.log.splitlines()) == {"the user's handler", "closed"}


def test_c115_forked_children(serve: Serve) -> None:
    """A child that is terminated dies of it, as any process does, and the environment lives on."""
    function = serve("""
        import os, signal, time
        from aws_lambda_runtime import runtime
        runtime.on_shutdown(lambda: print("closed", flush=True))
        def handler(event, context):
            child = os.fork()
            if not child:
                time.sleep(60)
            os.kill(child, signal.SIGTERM)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    """)
    assert [function.invoke().value for _ in range(2)] == [-signal.SIGTERM] * 2
    function.wait_for_poll()
    assert function.log == ""


def test_c116_threads_do_not_hold_the_end(serve: Serve) -> None:
    """Threads that never end do not hold a process that was told to."""
    function = serve("import threading\nthreading.Thread(target=threading.Event().wait).start()\n" + dedent(HOOKED))
    function.invoke(0)
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert "closed in True\n" in function.log
