"""What the log says about failures, beyond the managed runtime's words (codes E101 to E301 of docs/errors.md)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond


def diagnosis(function: Function, start: str) -> str:
    """Return the one line of the log that has a diagnosis, and check how it starts."""
    (line,) = [line for line in function.log.split("\n") if "diagnosis E" in line]
    assert line.startswith(start)
    assert line.count("diagnosis E") == 1
    return line


@pytest.mark.parametrize(
    ("source", "parts", "error_type", "advice"),
    [
        ("", {"handler": "app"}, "Runtime.MalformedHandlerName", "E101: Handler is 'app', which "),
        (
            "",
            {"handler": "apps.handler"},
            "Runtime.ImportModuleError",
            "E102: {root} has no apps.py and no package apps; ",
        ),
        (
            "",
            {"handler": "main.handler", "files": {"src/main.py": ""}},
            "Runtime.ImportModuleError",
            "E102: {root} has a folder src that holds main: ",
        ),
        ("import absent", {}, "Runtime.ImportModuleError", "E102: absent is neither in the function's package nor "),
        ("import idlelib", {}, "Runtime.ImportModuleError", "E102: idlelib is a part of the standard library that "),
        ("def handle(): pass", {}, "Runtime.HandlerNotFound", "E103: app.py has no such handler; it defines handle\r"),
        ("x = lazy import", {}, "Runtime.UserCodeSyntaxError", "E107: Python 3."),
        ("lazy import json", {}, "Runtime.UserCodeSyntaxError", "E107: lazy imports came with Python 3.15, and "),
        ("", {"handler": "sys.exit"}, "Runtime.BuiltInModuleConflict", "E108: Python has a module sys built in"),
        (
            "from random import randint",
            {"files": {"random.py": ""}},
            "Runtime.ImportModuleError",
            "E108: random.py stands in the place of the standard library's module random, ",
        ),
        (
            "import random",
            {"files": {"random.py": "import random\nrandom.seed(1)\n"}},
            "AttributeError",
            "E108: random.py stands in the place of the standard library's module random, ",
        ),
        (
            "import os\nTABLE = os.environ['TABLE']",
            {"environment": {"TABLE_NAME": "secret"}},
            "KeyError",
            "E109: app.py:2 needs the environment variable TABLE, which is not set; there is TABLE_NAME\r",
        ),
        (
            "1 / 0",
            {},
            "ZeroDivisionError",
            "E109: ZeroDivisionError was raised while the module was imported, at app.py:1\r",
        ),
    ],
)
def test_start(serve: Serve, source: str, parts: dict[str, Any], error_type: str, advice: str) -> None:
    """A failed start is explained in its one log entry, cause before cure, without values."""
    function = serve(source, **parts)
    assert function.init_error()["errorType"] == error_type
    assert function.exit_code() == 1
    told = diagnosis(function, "[ERROR] ").partition("\rdiagnosis ")[2]
    assert told.startswith(advice.replace("{root}", str(function.task_root)))
    assert told.partition("\rcure: ")[2].endswith(f"(docs/errors.md#{told[:4].lower()})")
    assert "secret" not in function.log


def test_e110_import_that_takes_too_long(serve: Serve) -> None:
    """While the initialisation runs out of time the log says which import it is at; the function may still make it."""
    function = serve(
        "import slow\ndef handler(event, context): return event\n",
        files={"slow.py": "import time\ntime.sleep(1)\n"},
        environment={"LAMBDA_RUNTIME_TIMEOUT_DUMP_MS": "9400"},
    )
    function.wait_for_poll()
    told = diagnosis(function, "[WARNING]")
    assert "diagnosis E110: the module is still being imported, " in told
    assert "\r\xa0\xa0MainThread: app.py:1 <module> -> slow.py:2 <module>\r" in told


@pytest.mark.parametrize("kind", ["provisioned-concurrency", "snap-start"])
def test_e110_only_where_lambda_has_a_limit(serve: Serve, kind: str) -> None:
    """Where the initialisation may take its time nothing is said."""
    function = serve(
        "import time\ntime.sleep(0.5)\ndef handler(event, context): return event\n",
        environment={"LAMBDA_RUNTIME_TIMEOUT_DUMP_MS": "9400", "AWS_LAMBDA_INITIALIZATION_TYPE": kind},
    )
    function.wait_for_poll()
    assert function.log == ""


TYPED = """
    import asyncio, dataclasses
    @dataclasses.dataclass
    class Order:
        number: int
    async def coroutine(): pass
    def handler(event: Order):
        results = [event, {"a": [{1j}]}, [coroutine()], {"pages": ["x" * 7 * 1024 * 1024]}]
        return results[event.number]
"""


@pytest.mark.parametrize(
    ("event", "error_type", "advice"),
    [
        (
            {"detail": {}, "detail-type": "secret", "source": "secret"},
            "Runtime.UnmarshalError",
            "E201: the event is not a valid Order: $.number: missing; this looks like an EventBridgeEvent\r",
        ),
        ({"number": 1}, "Runtime.MarshalError", "E202: the result cannot be written as JSON: Object of type complex "),
        (
            {"number": 2},
            "Runtime.MarshalError",
            "E204: the handler returned a coroutine that nobody has awaited, at $[0]\r",
        ),
        ({"number": 3}, "Function.ResponseSizeTooLarge", "E203: the result is 7340047 bytes, more than the "),
    ],
)
def test_invocation(serve: Serve, event: object, error_type: str, advice: str) -> None:
    """An event or a result that fails is explained in its one log entry, and the next event is served."""
    function = serve(TYPED)
    assert function.invoke(event).error["errorType"] == error_type
    assert diagnosis(function, "[ERROR] ").partition("\rdiagnosis ")[2].startswith(advice.rstrip("\r"))
    assert "secret" not in function.log
    assert function.invoke({"number": 0}).value == {"number": 0}


def test_c49_strict(serve: Serve) -> None:
    """With LAMBDA_RUNTIME_STRICT_JSON=1 a number that JSON does not have fails the invocation, and is named."""
    function = serve(
        "def handler(event, context): return {'a': [float(event)]}", environment={"LAMBDA_RUNTIME_STRICT_JSON": "1"}
    )
    error = function.invoke("nan").error
    assert error["errorType"] == "Runtime.MarshalError"
    assert error["errorMessage"] == "Unable to marshal response: nan is not a number of JSON at $.a[0]"
    assert function.invoke("1.5").value == {"a": [1.5]}


SLOW = """
    import threading, time
    release = threading.Event()
    threading.Thread(target=release.wait, name="helper", daemon=True).start()
    def work(seconds):
        time.sleep(seconds)
    def handler(event, context):
        work(event)
        return event
"""


def deadline(milliseconds: int) -> dict[str, str]:
    """Return the header that sets the deadline so far from now."""
    return {"Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + milliseconds)}


def test_e301_deadline_is_near(serve: Serve) -> None:
    """Once, shortly before the deadline, one log event shows where every thread stands; in-time handlers see none."""
    function = serve(SLOW, environment={"LAMBDA_RUNTIME_TIMEOUT_DUMP_MS": "5000"})
    assert function.invoke(0, headers=deadline(30_000)).value == 0
    assert function.invoke(1, headers=deadline(5300), request_id="the-slow-one").value == 1
    assert function.invoke(0, headers=deadline(30_000)).value == 0
    assert function.invoke(0.1, headers=deadline(-1)).value == 0.1
    first, *stacks, cure = diagnosis(function, "[WARNING]").split("\r")
    assert "diagnosis E301: deadline in " in first
    assert first.endswith(" ms, handler still running, request id the-slow-one")
    assert stacks[0] == "\xa0\xa0MainThread: app.py:8 handler -> app.py:6 work"
    assert stacks[1].startswith("\xa0\xa0helper: ")
    assert len(stacks) == 2
    assert cure.startswith("cure: ")


def test_e301_switched_off(serve: Serve) -> None:
    """LAMBDA_RUNTIME_TIMEOUT_DUMP_MS=0 switches it off, and there is no thread."""
    function = serve(
        "import os, time\ndef handler(event, context):\n  time.sleep(event)\n  return os.listdir('/proc/self/task')\n",
        environment={"LAMBDA_RUNTIME_TIMEOUT_DUMP_MS": "0"},
    )
    assert len(function.invoke(0.3, headers=deadline(200)).value) == 1
    assert function.log == ""


def test_e301_costs_one_thread(serve: Serve) -> None:
    """However many invocations there are, there is one more thread, of which `threading` does not know."""
    function = serve("""
        import os, threading
        def handler(event, context): return [len(os.listdir("/proc/self/task")), threading.active_count()]
    """)
    assert [function.invoke(headers=deadline(30_000 + number * 10)).value for number in range(30)] == [[2, 1]] * 30
    assert function.log == ""
