"""Failures that are no ordinary exceptions, and what is left of them (contract C60, C64, C67 to C69, C71)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]


@pytest.mark.contract("C60")
@pytest.mark.beyond
@pytest.mark.parametrize("name", ["OutOfStock", "lower_case", "X", "Größe", "世界", "Http404"])
def test_c60_type_for_the_metrics(serve: Serve, name: str) -> None:
    """Beside the document goes the error's type in the form that the platform's metrics keep."""
    answer = serve(f"""
        class {name}(Exception): pass
        def handler(event, context): raise {name}
    """).invoke()
    assert answer.error["errorType"] == name
    sent = answer.header("Lambda-Runtime-Function-Error-Type")
    assert re.fullmatch(r"(Runtime|Function)\.[A-Z][a-zA-Z]+", sent or "")


@pytest.mark.contract("C60")
@pytest.mark.beyond
def test_c60_type_of_our_own_errors(serve: Serve) -> None:
    """Errors of the runtime keep their names there."""
    answer = serve("def handler(event, context): return object()").invoke()
    assert answer.header("Lambda-Runtime-Function-Error-Type") == answer.error["errorType"] == "Runtime.MarshalError"


@pytest.mark.contract("C64")
@pytest.mark.beyond
def test_c64_unprintable_exception(serve: Serve) -> None:
    """An exception that fails to tell its message is posted without it, and the next invocation is served."""
    function = serve("""
        class Shy(Exception):
            def __str__(self): raise RuntimeError("not telling")
            __repr__ = __str__
        def handler(event, context):
            if event: raise Shy
    """)
    assert function.invoke(1).error["errorType"] == "Shy"
    assert function.invoke(0).value is None


@pytest.mark.contract("C67")
def test_c67_memory_error(serve: Serve) -> None:
    """Memory that is not to be had fails the invocation, and the next one is served."""
    function = serve("def handler(event, context): return len(bytearray(event))")
    assert function.invoke(1 << 60).error["errorType"] == "MemoryError"
    assert function.invoke(5).value == 5


@pytest.mark.contract("C67")
def test_c67_recursion_error(serve: Serve) -> None:
    """Endless recursion fails the invocation, and the next one is served."""
    function = serve("def handler(event, context): return handler(event, context) if event else 0")
    error = function.invoke(1).error
    assert error["errorType"] == "RecursionError"
    assert error["errorMessage"].startswith("maximum recursion depth exceeded")
    assert function.invoke(0).value == 0


@pytest.mark.contract("C68")
@pytest.mark.beyond
@pytest.mark.parametrize(("argument", "code"), [(3, 3), (0, 1), (None, 1), ("bye", 1)])
def test_c68_exit_in_the_handler(serve: Serve, argument: object, code: int) -> None:
    """A handler that exits has its error posted first; the process then ends, and never as if all were well."""
    function = serve("import sys\ndef handler(event, context): sys.exit(event)\n")
    assert function.invoke(argument).error["errorType"] == "SystemExit"
    assert function.exit_code() == code
    assert len(function.api.requests) == 2


@pytest.mark.contract("C69")
@pytest.mark.beyond
@pytest.mark.parametrize("name", ["KeyboardInterrupt", "GeneratorExit", "Stop"])
def test_c69_other_base_exceptions(serve: Serve, name: str) -> None:
    """Any other exception that is not meant to be caught is posted, and ends the process."""
    function = serve(f"""
        class Stop(BaseException): pass
        def handler(event, context): raise {name}("enough")
    """)
    error = function.invoke().error
    assert (error["errorType"], error["errorMessage"]) == (name, "enough")
    assert function.exit_code() == 1


@pytest.mark.contract("C71")
@pytest.mark.beyond
@pytest.mark.parametrize("outcome", ["result", "exception", "no-json"])
def test_c71_nothing_is_kept(serve: Serve, outcome: str) -> None:
    """While a function waits for the next event, nothing of the last invocation is alive."""
    function = serve("""
        class Large:
            def __del__(self): print("given back", flush=True)

        def handler(event, context):
            context.data = large = Large()
            if event == "exception": raise ValueError(large)
            return large if event == "no-json" else 1
    """)
    function.invoke(outcome)
    function.wait_for_poll()
    assert "given back" in function.log
