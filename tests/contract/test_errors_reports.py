"""How an error is told: document, X-Ray cause, log entry, chains, sizes, odd texts (contract C15, C61 to C67, C70)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Answer, Function

    Serve = Callable[..., Function]

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
BLANK = "\N{NO-BREAK SPACE}"
CAUSE = "Lambda-Runtime-Function-XRay-Error-Cause"
CHAIN = """
    def stock(sku):
        return {}[sku]

    def handler(event, context):
        try:
            stock(event)
        except KeyError as error:
            error.add_note("noted by the cause")
            failure = ValueError("out of stock")
            failure.add_note("noted")
            raise failure from error
"""


def cause_of(answer: Answer) -> dict[str, Any]:
    """Check what holds for the X-Ray cause of any error, and return it."""
    text = answer.header(CAUSE)
    assert text is not None
    assert text.isascii()
    assert text.isprintable()
    assert len(text) < 65536
    cause: dict[str, Any] = json.loads(text)
    assert list(cause) == ["working_directory", "exceptions", "paths"]
    return cause


@pytest.mark.contract("C15")
def test_c15_init_failure_in_text(serve: Serve) -> None:
    """A start that fails is warned of, and then told in one line with indentation that no one strips."""
    function = serve("def load():\n    raise KeyError('TABLE')\n\nload()\n")
    assert function.init_error()["errorType"] == "KeyError"
    assert function.exit_code() == 1
    warning, entry, rest = function.log.split("\n")
    assert re.match(rf"\[WARNING\]\t{TIME}\t\tLAMBDA_WARNING: Unhandled exception\. ", warning)
    path = function.task_root / "app.py"
    *managed, diagnosis, cure = entry.split("\r")
    assert managed == [
        "[ERROR] KeyError: 'TABLE'",
        "Traceback (most recent call last):",
        f'{BLANK * 2}File "{path}", line 4, in <module>',
        f"{BLANK * 4}load()",
        f'{BLANK * 2}File "{path}", line 2, in load',
        f"{BLANK * 4}raise KeyError('TABLE')",
    ]
    assert diagnosis.startswith("diagnosis E109: ")
    assert cure.startswith("cure: ")
    assert rest == ""


@pytest.mark.contract("C15")
def test_c15_init_failure_in_json(serve: Serve) -> None:
    """In JSON both are objects; the error is that of the document."""
    function = serve("1 / 0", environment={"AWS_LAMBDA_LOG_FORMAT": "JSON"})
    document = function.init_error()
    assert function.exit_code() == 1
    warning, entry = (json.loads(line) for line in function.log.splitlines())
    assert list(warning) == ["timestamp", "level", "message", "logger", "requestId"]
    assert warning["level"] == "WARNING"
    assert entry.pop("timestamp")
    diagnosis = {name: entry.pop(name) for name in ("code", "message", "path", "hint", "docs")}
    assert entry == {"level": "ERROR", **document}
    assert (diagnosis["code"], diagnosis["docs"]) == ("E109", "docs/errors.md#e109")
    assert diagnosis["message"] == "ZeroDivisionError was raised while the module was imported, at app.py:1"


@pytest.mark.contract("C61")
def test_c61_cause_for_xray(serve: Serve) -> None:
    """Beside the document goes what X-Ray shows: message, type and frames of each exception, and the files in them."""
    function = serve(CHAIN)
    cause = cause_of(function.invoke("socks"))
    path = str(function.task_root / "app.py")
    assert (cause["working_directory"], cause["paths"]) == (str(function.task_root), [path])
    assert [(one["type"], one["message"]) for one in cause["exceptions"]] == [
        ("ValueError", "out of stock"),
        ("KeyError", "'socks'"),
    ]
    assert cause["exceptions"][1]["stack"] == [
        {"label": "handler", "path": path, "line": 7},
        {"label": "stock", "path": path, "line": 3},
    ]


@pytest.mark.contract("C61")
def test_c61_our_own_errors(serve: Serve) -> None:
    """X-Ray is told of an error of the runtime's under the name that the managed runtime gives all of them."""
    (told,) = cause_of(serve("def handler(event, context): return object()").invoke())["exceptions"]
    assert (told["type"], told["stack"]) == ("LambdaValidationError", [])


@pytest.mark.contract("C61")
def test_c61_without_a_trace(serve: Serve) -> None:
    """Where nothing is traced there is nobody to tell."""
    answer = serve("def handler(event, context): 1 / 0").invoke(headers={"Lambda-Runtime-Trace-Id": None})
    assert answer.header(CAUSE) is None


@pytest.mark.beyond
@pytest.mark.contract("C62")
def test_c62_chain(serve: Serve) -> None:
    """The stack trace goes on with the exception that led to this one; both are in the log, with their notes."""
    function = serve(CHAIN)
    path = function.task_root / "app.py"
    trace = function.invoke("socks").error["stackTrace"]
    assert trace == [
        f'  File "{path}", line 12, in handler\n    raise failure from error\n',
        "Caused by KeyError: 'socks'\n",
        f'  File "{path}", line 7, in handler\n    stock(event)\n',
        f'  File "{path}", line 3, in stock\n    return {{}}[sku]\n',
        "noted by the cause",
    ]
    assert function.log.count("\n") == 1
    lines = function.log.removesuffix("\n").split("\r")
    assert lines[0] == "[ERROR] ValueError: out of stock"
    assert "Caused by KeyError: 'socks'" in lines
    assert lines[-2:] == ["noted by the cause", "noted"]


@pytest.mark.beyond
@pytest.mark.contract("C62")
def test_c62_group(serve: Serve) -> None:
    """The stack trace shows the members of a group, and what is in them further in."""
    trace = (
        serve("""
        def fail(kind, text):
            try: raise kind(text)
            except kind as error: return error

        def handler(event, context):
            inner = ExceptionGroup("inner", [fail(KeyError, "b")])
            raise ExceptionGroup("outer", [fail(ValueError, "a"), inner])
    """)
        .invoke()
        .error["stackTrace"]
    )
    assert [entry.split("\n")[0] for entry in trace if " File " not in entry] == [
        "  Member 1: ValueError: a",
        "  Member 2: ExceptionGroup: inner (1 sub-exception)",
        "    Member 1: KeyError: 'b'",
    ]
    assert len(trace) == 6


@pytest.mark.beyond
@pytest.mark.contract("C63")
@pytest.mark.parametrize("form", ["Text", "JSON"])
@pytest.mark.parametrize("character", ["x", "\\n", "\\U0001f600", "\\0"])
def test_c63_huge_message(serve: Serve, character: str, form: str) -> None:
    """A message of ten million characters is cut: the document is small, and so is each line of the log."""
    function = serve(
        f"def handler(event, context):\n  if event: raise ValueError('{character}' * 10_000_000)\n",
        environment={"AWS_LAMBDA_LOG_FORMAT": form},
    )
    answer = function.invoke(1)
    assert "characters left out" in answer.error["errorMessage"]
    assert len(answer.request.body) < 256 * 1024
    cause_of(answer)
    assert 0 < max(map(len, function.log.encode().split(b"\n"))) < 65536
    assert function.invoke(0).value is None


@pytest.mark.beyond
@pytest.mark.contract("C65")
@pytest.mark.parametrize("form", ["Text", "JSON"])
@pytest.mark.parametrize("text", ["a\nb\r\nc", "\0", "\ud800", "\N{GRINNING FACE}", "\x1b[0m\x7f\u2028\x85"])
def test_c65_odd_text(serve: Serve, text: str, form: str) -> None:
    """Whatever characters a message has, the document tells them, headers stay legal, and the log entry is one line."""
    function = serve(
        "def handler(event, context):\n  if event: raise ValueError(event)\n",
        environment={"AWS_LAMBDA_LOG_FORMAT": form},
    )
    answer = function.invoke(text)
    assert answer.error["errorMessage"] == text
    assert cause_of(answer)["exceptions"][0]["message"] == text
    assert function.log.count("\n") == 1
    assert function.invoke("").value is None


@pytest.mark.beyond
@pytest.mark.contract("C66")
def test_c66_headers_too_large(serve: Serve) -> None:
    """A report whose headers the platform finds too large is sent again without the cause."""
    function = serve("def handler(event, context): 1 / event")
    answer = function.invoke(0, longest_header=100)
    first, second = (request for request in function.api.requests if request.target.endswith("/error"))
    assert first.header(CAUSE) is not None
    assert second.header(CAUSE) is None
    assert answer.request.body == first.body == second.body


@pytest.mark.contract("C67")
def test_c67_no_memory_left(serve: Serve) -> None:
    """Where the handler has taken all memory there is, that is told by the type of the error."""
    function = serve("""
        import resource
        def handler(event, context):
            if event:
                resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
                kept = []
                while True: kept.append(" " * 50_000 + str(len(kept)))
    """)
    assert function.invoke(1).error["errorType"] == "MemoryError"
    assert function.invoke(0).value is None


@pytest.mark.contract("C70")
def test_c70_entry_in_text(serve: Serve) -> None:
    """An error is one line of the log: type and message, then the stack, its indentation kept by other spaces."""
    function = serve("def handler(event, context):\n    raise LookupError(event)\n")
    function.invoke("a\n  b")
    path = function.task_root / "app.py"
    assert function.log == (
        f"[ERROR] LookupError: a\r{BLANK * 2}b\rTraceback (most recent call last):"
        f'\r{BLANK * 2}File "{path}", line 2, in handler\r{BLANK * 4}raise LookupError(event)\n'
    )


@pytest.mark.contract("C70")
def test_c70_entry_in_json(serve: Serve) -> None:
    """In JSON the entry is the document, with time and level before it."""
    function = serve("def handler(event, context): raise LookupError", environment={"AWS_LAMBDA_LOG_FORMAT": "JSON"})
    document = function.invoke(request_id="id-1").error
    entry = json.loads(function.log)
    assert list(entry) == ["timestamp", "level", "errorMessage", "errorType", "requestId", "stackTrace"]
    assert re.fullmatch(TIME, entry.pop("timestamp"))
    assert entry == {"level": "ERROR", **document}
    assert document["requestId"] == "id-1"
