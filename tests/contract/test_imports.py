"""What a function does not pay for: modules that stay unloaded as long as it does not ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

COSTLY = {
    "_collections_abc",
    "asyncio",
    "attr",
    "attrs",
    "cattrs",
    "dataclasses",
    "http.client",
    "inspect",
    "json",
    "logging",
    "os",
    "re",
    "requests",
    "ssl",
    "traceback",
    "typing",
}
NETWORK = {"asyncio", "http.client", "requests", "ssl"}


def test_untyped_handler(serve: Serve) -> None:
    """A handler without types starts, and answers, without any module that costs time to import."""
    function = serve("import sys\ndef handler(event, context): return sorted(sys.modules)\n")
    for _ in range(2):  # the answer to the first invocation has been written by the time of the second
        loaded = set(function.invoke({"text": ["ü", 1.5, None]}).value)
        assert loaded & COSTLY == set()
        assert {name for name in loaded if name.startswith("aws_lambda_runtime.events")} == set()
        assert {"_lambda_json", "_json"} & loaded == {
            "_lambda_json"
        }  # event and answer went through the launcher's codec


def test_typed_handler(serve: Serve) -> None:
    """A handler typed by one source's event loads neither attrs, cattrs nor typing, and no other source's module."""
    function = serve("""
        import sys
        from aws_lambda_runtime.events import SQSEvent
        def handler(event: SQSEvent, context): return sorted(sys.modules)
    """)
    loaded = set(function.invoke({"Records": [{"body": "x", "eventSource": "aws:sqs"}]}).value)
    assert loaded & (NETWORK | {"attr", "attrs", "cattrs", "typing", "enum", "re", "json"}) == set()
    public = {name for name in loaded if name.startswith("aws_lambda_runtime.events.") and "._" not in name}
    assert public == {"aws_lambda_runtime.events.sqs"}


def test_registered_event(serve: Serve) -> None:
    """An event that its own function makes from JSON needs neither attrs nor cattrs."""
    function = serve("""
        import sys
        from aws_lambda_runtime import runtime
        class Parcel:
            def __init__(self, weight): self.weight = weight
        runtime.register_event(Parcel, lambda value: Parcel(value["weight"]))
        def handler(event: Parcel, context): return [event.weight, sorted(sys.modules)]
    """)
    weight, loaded = function.invoke({"weight": 2}).value
    assert weight == 2
    assert set(loaded) & {"attr", "attrs", "cattrs", *NETWORK} == set()


def test_named_handlers(serve: Serve) -> None:
    """A handler that is registered under a name, and its context's class, cost nothing else."""
    function = serve(
        """
        import sys
        from aws_lambda_runtime import Context, runtime
        @runtime.handler("modules")
        def handler(event, context: Context): return sorted(sys.modules)
        """,
        handler="app:modules",
    )
    assert set(function.invoke().value) & COSTLY == set()


def test_environment_of_a_late_import(serve: Serve) -> None:
    """A handler that imports `os` late finds its invocation's trace id there, as does a command that it runs."""
    function = serve("""
        import sys
        def handler(event, context):
            was_loaded = "os" in sys.modules
            import os, subprocess
            said = subprocess.run(["printenv", "_X_AMZN_TRACE_ID"], capture_output=True, text=True).stdout
            return [was_loaded, os.environ.get("_X_AMZN_TRACE_ID"), said.strip()]
    """)
    name, first, second = "Lambda-Runtime-Trace-Id", "Root=1-00000001;Sampled=1", "Root=1-00000002;Sampled=1"
    assert function.invoke(headers={name: first}).value == [False, first, first]
    assert function.invoke(headers={name: second}).value == [True, second, second]
    assert function.invoke(headers={name: None}).value == [True, None, ""]
