"""How a function starts, and how it says that it cannot (contract C1 to C8, C11, C20, C21)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

ECHO = "def handler(event, context): return event\n"


def assert_init_fails(function: Function, error_type: str, message: str) -> list[str]:
    """Check the report of a failed initialisation and the exit after it; return the stack trace."""
    answer = function.init_answer()
    assert {**answer.error, "stackTrace": None} == {
        "errorMessage": message,
        "errorType": error_type,
        "requestId": "",
        "stackTrace": None,
    }
    # Lambda's metrics keep a type only behind a category, so the one of a user's class may get one.
    assert answer.header("Lambda-Runtime-Function-Error-Type") in {error_type, f"Function.{error_type}"}
    assert function.exit_code() == 1
    assert function.api.sent_to("invocation/next") == []
    trace: list[str] = answer.error["stackTrace"]
    return trace


def test_c01_asks_for_an_event(serve: Serve) -> None:
    """A function starts by asking for an event: HTTP/1.1, with a Host, without a body."""
    function = serve(ECHO)
    function.wait_for_poll()
    first = function.api.requests[0]
    assert (first.method, first.target) == ("GET", "/2018-06-01/runtime/invocation/next")
    assert first.version == "1.1"
    assert first.header("Host") == function.api.address
    assert first.body == b""
    assert first.header("Transfer-Encoding") is None
    assert len(function.api.requests) == 1


def test_c02_handler_without_dot(serve: Serve) -> None:
    """A handler name without a module is reported as malformed."""
    trace = assert_init_fails(
        serve(ECHO, handler="app"),
        "Runtime.MalformedHandlerName",
        "Bad handler 'app': not enough values to unpack (expected 2, got 1)",
    )
    assert trace == []


@pytest.mark.parametrize("module", ["absent", "absent.part"])
def test_c03_missing_module(serve: Serve, module: str) -> None:
    """A module that does not exist is reported as one that cannot be imported."""
    trace = assert_init_fails(
        serve(ECHO, handler=f"{module}.handler"),
        "Runtime.ImportModuleError",
        f"Unable to import module '{module}': No module named 'absent'",
    )
    assert trace == []


def test_c04_missing_dependency(serve: Serve) -> None:
    """A module whose own import fails is reported with the name of the module that it lacks."""
    assert_init_fails(
        serve("import absent_dependency\n" + ECHO),
        "Runtime.ImportModuleError",
        "Unable to import module 'app': No module named 'absent_dependency'",
    )


def test_c04_missing_name(serve: Serve) -> None:
    """A name that cannot be imported is an import error too."""
    function = serve("from json import absent_name\n" + ECHO)
    error = function.init_error()
    assert error["errorType"] == "Runtime.ImportModuleError"
    assert error["errorMessage"].startswith(
        "Unable to import module 'app': cannot import name 'absent_name' from 'json'"
    )
    assert function.exit_code() == 1


def test_c05_syntax_error(serve: Serve) -> None:
    """A syntax error is reported with its file, line and text as the only entry of the stack trace."""
    function = serve("import sys\n\ndef handler(event, context)\n    return event\n")
    trace = assert_init_fails(
        function, "Runtime.UserCodeSyntaxError", "Syntax error in module 'app': expected ':' (app.py, line 3)"
    )
    assert [entry.rstrip() for entry in trace] == [
        f'  File "{function.task_root}/app.py" Line 3\n    def handler(event, context)'
    ]


def test_c06_missing_attribute(serve: Serve) -> None:
    """A module without the handler is reported by the names of both."""
    function = serve(ECHO, handler="app.zzz")
    error = function.init_error()
    assert error["errorType"] == "Runtime.HandlerNotFound"
    assert error["errorMessage"].startswith("Handler 'zzz' missing on module 'app'")
    assert error["stackTrace"] == []
    assert function.exit_code() == 1


@pytest.mark.parametrize("handler", ["sys.exit", "time.sleep"])
def test_c07_builtin_module(serve: Serve, handler: str) -> None:
    """A module that is compiled into the interpreter is no handler module."""
    module = handler.split(".", maxsplit=1)[0]
    assert module in sys.builtin_module_names
    assert_init_fails(
        serve(ECHO, handler=handler),
        "Runtime.BuiltInModuleConflict",
        f"Cannot use built-in module {module} as a handler module",
    )


def test_c08_exception_at_import(serve: Serve) -> None:
    """An exception while the module is imported is reported under the bare name of its class."""
    function = serve("""
        class Broken(Exception): pass
        def connect():
            raise Broken("no database")
        connect()
    """)
    trace = assert_init_fails(function, "Broken", "no database")
    assert trace[-2:] == [
        f'  File "{function.task_root}/app.py", line 5, in <module>\n    connect()\n',
        f'  File "{function.task_root}/app.py", line 4, in connect\n    raise Broken("no database")\n',
    ]


@pytest.mark.beyond
def test_c08_no_frames_of_ours(serve: Serve) -> None:
    """The stack trace of a failed import holds no frame of the runtime or of the import system."""
    function = serve("import part\n", files={"part.py": "import deep.er\n", "deep/er.py": "1 / 0\n"})
    trace = assert_init_fails(function, "ZeroDivisionError", "division by zero")
    assert [entry.split(",")[0] for entry in trace] == [
        f'  File "{function.task_root}/{name}"' for name in ("app.py", "part.py", "deep/er.py")
    ]


@pytest.mark.parametrize("handler", ["pkg/sub.handler", "pkg.sub.handler", "pkg/deeper/sub.handler"])
@pytest.mark.parametrize("marker", ["pkg/__init__.py", "unrelated.py"], ids=["regular", "namespace"])
def test_c11_module_in_a_package(serve: Serve, handler: str, marker: str) -> None:
    """A handler in a package loads, whether the name is spelled with slashes or dots."""
    function = serve(ECHO, handler=handler, files={marker: "", "pkg/sub.py": ECHO, "pkg/deeper/sub.py": ECHO})
    assert function.invoke("hello").value == "hello"


def test_c11_messages_keep_the_spelling(serve: Serve) -> None:
    """What is wrong with a handler in a package is told in the spelling that the user gave."""
    assert_init_fails(
        serve(ECHO, handler="pkg/absent.handler", files={"pkg/sub.py": ECHO}),
        "Runtime.ImportModuleError",
        "Unable to import module 'pkg/absent': No module named 'pkg.absent'",
    )


def test_c20_working_directory_and_pid(serve: Serve) -> None:
    """The module is imported in the task root, by the very process that the platform started."""
    function = serve("""
        import os
        START = [os.getcwd(), os.getpid()]
        def handler(event, context): return START
    """)
    assert function.invoke().value == [str(function.task_root), function.pid]


def test_c21_least_environment(serve: Serve) -> None:
    """With no more environment than the emulator gives, files and output are UTF-8 and the task root is found."""
    function = serve(
        """
        import sys
        def handler(event, context):
            print(event)
            with open("/proc/self/status") as status:
                return [status.encoding.lower(), sys.stdout.encoding.lower(), sys.getfilesystemencoding()]
        """,
        environment=dict.fromkeys(
            ["LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "LANG", "LD_LIBRARY_PATH", "TZ", "AWS_REGION"]
        ),
    )
    assert function.invoke("Grüße, 世界").value == ["utf-8", "utf-8", "utf-8"]
    assert "Grüße, 世界\n" in function.log
