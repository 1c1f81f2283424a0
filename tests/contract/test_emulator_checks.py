"""The contract's checks before AWS's own emulator, as far as it can express them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from emulated import ask

if TYPE_CHECKING:
    from emulated import Emulate

ECHO = "def handler(event, context): return event\n"
EVALUATE = "import decimal\ndef handler(event, context): return eval(event)\n"
LARGEST = 6 * 1024 * 1024 + 100


@pytest.mark.contract("C2", "C3", "C4", "C5", "C6", "C7", "C8", "C14")
@pytest.mark.parametrize(
    ("source", "handler", "error_type", "message"),
    [
        (ECHO, "app", "Runtime.MalformedHandlerName", "Bad handler 'app': not enough values to unpack"),
        (ECHO, "absent.handler", "Runtime.ImportModuleError", "Unable to import module 'absent': No module named"),
        (
            "import nowhere",
            "app.handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'app': No module named",
        ),
        ("def handler(:", "app.handler", "Runtime.UserCodeSyntaxError", "Syntax error in module 'app': "),
        (ECHO, "app.absent", "Runtime.HandlerNotFound", "Handler 'absent' missing on module 'app'"),
        (ECHO, "time.sleep", "Runtime.BuiltInModuleConflict", "Cannot use built-in module time as a handler module"),
        ("1 / 0", "app.handler", "ZeroDivisionError", "division by zero"),
        pytest.param(
            *("handler = 1", "app.handler", "Runtime.HandlerNotFound"),
            "Handler 'handler' on module 'app' is not callable",
            marks=pytest.mark.beyond,
        ),
    ],
    ids=["c2", "c3", "c4", "c5", "c6", "c7", "c8", "c14"],
)
def test_failed_start(emulate: Emulate, source: str, handler: str, error_type: str, message: str) -> None:
    """What keeps a function from starting reaches whoever invokes it."""
    emulator = emulate(source, handler)
    error = ask(emulator, None)
    assert emulator.status == 502
    assert error["errorType"] == error_type
    assert error["errorMessage"].startswith(message)


@pytest.mark.beyond
@pytest.mark.contract("C20", "C24", "C25", "C29", "C30", "C31")
def test_c24_context(emulate: Emulate) -> None:
    """The context has what the emulator says: ids, a tenant, the W3C trace context, the time that is left."""
    emulator = emulate("""
        import os
        def handler(event, context):
            return [
                context.function_name, context.memory_limit_in_mb, context.tenant_id, context.w3c(),
                0 < context.get_remaining_time_in_millis() <= 30_000, context.identity.cognito_identity_id,
                os.environ.get("_X_AMZN_TRACE_ID"), os.getcwd() == os.environ["LAMBDA_TASK_ROOT"],
            ]
    """)
    sent = json.dumps({"custom": {}, "w3c": {"traceparent": "00-a-b-01", "other": 1}}).encode()
    expected = ["test_function", "3008", "blue", {"traceparent": "00-a-b-01"}, True, None, None, True]
    assert ask(emulator, None, sent, "blue") == expected
    assert ask(emulator, None)[2:4] == [None, {}]


@pytest.mark.contract("C27", "C28")
@pytest.mark.parametrize("text", [b"{", b"[1]"], ids=["c27", "c28"])
@pytest.mark.beyond
def test_c27_client_context(emulate: Emulate, text: bytes) -> None:
    """A client context that is no JSON object fails its invocation only."""
    emulator = emulate(ECHO)
    assert ask(emulator, 1, text)["errorType"] == "Runtime.LambdaContextUnmarshalError"
    assert ask(emulator, 1) == 1


def test_c34_no_json(emulate: Emulate) -> None:
    """An event that is not JSON fails its invocation only."""
    emulator = emulate(ECHO)
    for body in (b"{", b"[" * 200_000, b'"\xff"'):
        assert json.loads(emulator.invoke(body))["errorType"] == "Runtime.UnmarshalError"
    assert ask(emulator, 1) == 1


def test_c40_largest_event(emulate: Emulate) -> None:
    """An event of six megabytes arrives whole."""
    emulator = emulate("def handler(event, context): return len(event)\n")
    assert ask(emulator, "x" * (6 * 1024 * 1024 - 2)) == 6 * 1024 * 1024 - 2


@pytest.mark.contract("C42", "C43", "C44", "C45", "C48", "C51")
def test_c42_results(emulate: Emulate) -> None:
    """Results come out to the byte, up to the largest that there may be."""
    emulator = emulate(EVALUATE)
    for result, body in (
        ("{'a': [1, None]}", b'{"a": [1, null]}'),
        ("None", b"null"),
        ("b'raw\\xff'", b"raw\xff"),
        ("decimal.Decimal('1.10')", b"1.10"),
    ):
        assert emulator.invoke(json.dumps(result).encode()) == body
    assert ask(emulator, "'ü世👩'") == "ü世👩"
    assert len(emulator.invoke(json.dumps(f"'x' * {LARGEST - 2}").encode())) == LARGEST


@pytest.mark.beyond
@pytest.mark.contract("C46", "C47", "C50", "C52", "C67")
def test_c46_unusable_results(emulate: Emulate) -> None:
    """Results that cannot be delivered fail their invocations, one after the other, in one process."""
    emulator = emulate("import os\n" + EVALUATE)
    process = ask(emulator, "os.getpid()")
    for result, error_type in (
        ("object()", "Runtime.MarshalError"),
        ("(lambda loop: loop.append(loop) or loop)([])", "Runtime.MarshalError"),
        (f"'x' * {LARGEST}", "Function.ResponseSizeTooLarge"),
        ("len(bytearray(1 << 60))", "MemoryError"),
        ("(lambda f: f(f))(lambda f: f(f))", "RecursionError"),
    ):
        assert ask(emulator, result)["errorType"] == error_type
    assert ask(emulator, "'\\ud800'") == "\ud800"
    assert ask(emulator, "os.getpid()") == process


@pytest.mark.contract("C58", "C59")
def test_c59_errors(emulate: Emulate) -> None:
    """An exception is the answer of its invocation, and the next one is answered too."""
    emulator = emulate("def handler(event, context): return 1 / event\n")
    for _ in range(2):
        error = ask(emulator, 0)
        assert list(error) == ["errorMessage", "errorType", "requestId", "stackTrace"]
        assert error["errorType"] == "ZeroDivisionError"
        assert ask(emulator, 1) == 1


@pytest.mark.beyond
@pytest.mark.contract("C68", "C69")
@pytest.mark.parametrize("deed", ["raise KeyboardInterrupt", "sys.exit(3)"])
def test_c69_base_exceptions(emulate: Emulate, deed: str) -> None:
    """An exception that ends the process is answered first; the function is then started anew."""
    emulator = emulate(f"""
        import sys
        def handler(event, context):
            if event: {deed}
    """)
    assert ask(emulator, 1)["errorType"] in {"KeyboardInterrupt", "SystemExit"}
    assert ask(emulator, 0) is None


@pytest.mark.parametrize("deed", ["os._exit(7)", "os.kill(os.getpid(), 11)"])
def test_sudden_end(emulate: Emulate, deed: str) -> None:
    """A process that ends without a word is reported by the platform, and the function is started anew."""
    emulator = emulate(f"""
        import os
        def handler(event, context):
            if event: {deed}
    """)
    assert ask(emulator, 1)["errorType"] == "Runtime.ExitError"
    assert emulator.status == 502
    assert ask(emulator, 0) is None


@pytest.mark.beyond
@pytest.mark.contract("C79", "C80")
def test_c79_output(emulate: Emulate) -> None:
    """What is printed is out before the answer, and a handler that closes its output is answered for."""
    emulator = emulate("""
        import os
        def handler(event, context):
            print(event, end="")
            if event == "last words":
                os.closerange(0, 3)
    """)
    ask(emulator, "printed")
    assert "printed" in emulator.log
    assert ask(emulator, "last words") is None
    assert ask(emulator, "unheard") is None


@pytest.mark.beyond
@pytest.mark.contract("C112", "C114", "C116")
def test_c114_shutdown(emulate: Emulate) -> None:
    """With a hook the emulator takes the runtime for an extension, and its shutdown has the hook run."""
    emulator = emulate("""
        import threading, time
        from aws_lambda_runtime import runtime
        threading.Thread(target=threading.Event().wait).start()
        runtime.on_shutdown(lambda: print("closed"))
        runtime.on_shutdown(lambda: time.sleep(60))
        def handler(event, context): return event
    """)
    assert ask(emulator, 1) == 1
    emulator.stop()
    assert "not ended 270 ms after SIGTERM" in emulator.log


@pytest.mark.beyond
@pytest.mark.contract("C115")
def test_c115_signal_during_a_handler(emulate: Emulate) -> None:
    """A function that runs into its time limit has its hooks run before it is ended."""
    source = """
        import time
        from aws_lambda_runtime import runtime
        runtime.on_shutdown(lambda: print("closed"))
        def handler(event, context):
            if event: time.sleep(60)
    """
    emulator = emulate(source, timeout_seconds=1)
    assert b"timed out" in emulator.invoke(b"1")
    assert ask(emulator, 0) is None
    assert "closed\n" in emulator.log
