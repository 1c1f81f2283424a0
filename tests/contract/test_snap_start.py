"""Environments that are made of a snapshot (contract C108 to C111)."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from runtime_api import report
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

SNAP_START: dict[str, Any] = {
    "environment": {
        "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start",
        "AWS_LAMBDA_LOG_GROUP_NAME": None,
        "AWS_LAMBDA_LOG_STREAM_NAME": None,
    }
}
HOOKS = """
    from snapshot_restore_py import register_after_restore, register_before_snapshot

    def note(*words, **named):
        print(*words, *named.items(), flush=True)

    @register_before_snapshot
    def first(): note("before: registered first")
    register_before_snapshot(note, "before: registered", last=True)

    @register_after_restore
    def third(): note("after: registered first")
    register_after_restore(note, "after: registered", last=True)

    def handler(event, context): return [event, context.log_stream_name]
"""


def test_c108_hooks_around_the_snapshot(serve: Serve) -> None:
    """Hooks run before the snapshot, last first, and after the restore, first first; then events are asked for."""
    restored = threading.Event()
    function = serve(HOOKS, replies={"restore/next": Reply(200, hold=restored)}, **SNAP_START)
    before = "before: registered ('last', True)\nbefore: registered first\n"
    function.wait_for_log(before)
    assert function.log == before
    restored.set()
    assert function.invoke(1).value == [1, None]
    assert function.log == before + "after: registered first\nafter: registered ('last', True)\n"
    assert [request.target.rpartition("/runtime/")[2] for request in function.api.requests[:2]] == [
        "restore/next",
        "invocation/next",
    ]


def test_c108_no_old_connection(serve: Serve) -> None:
    """No connection from before the snapshot is used after it."""
    function = serve("def handler(event, context): return event\n", **SNAP_START)
    assert function.invoke(1).value == 1
    before, *after = function.api.requests
    assert before.target.endswith("/restore/next")
    assert before.connection not in {request.connection for request in after}


@pytest.mark.beyond
def test_c108_random_numbers_differ(serve: Serve) -> None:
    """Environments that are made of one snapshot do not draw the same numbers."""
    function = serve(
        """
        import random
        random.seed(1)
        COMMON = random.Random(1).random()
        def handler(event, context): return random.random() != COMMON
        """,
        **SNAP_START,
    )
    assert function.invoke().value is True


@pytest.mark.beyond
def test_c108_only_then(serve: Serve) -> None:
    """Without SnapStart no hook runs, and whether the function has any is not looked at."""
    function = serve(HOOKS)
    assert function.invoke(1).value[0] == 1
    assert function.log == ""
    assert function.api.sent_to("restore/next") == []


@pytest.mark.beyond
def test_c108_own_copy_wins(serve: Serve) -> None:
    """A function that brings its own copy of the hooks' module has the hooks in that one run."""
    function = serve(
        HOOKS,
        files={
            "snapshot_restore_py.py": """
                HOOKS = []
                def register_before_snapshot(func, *args, **kwargs): return func
                def register_after_restore(func, *args, **kwargs):
                    HOOKS.append((print, ("its own copy",), {"flush": True}))
                def get_before_snapshot(): return []
                def get_after_restore(): return HOOKS[:1]
            """
        },
        **SNAP_START,
    )
    function.invoke()
    assert function.log == "its own copy\n"


@pytest.mark.parametrize("failing", ["raise LookupError('no table')", "import sys; sys.exit(3)"])
def test_c109_failing_hook_before_the_snapshot(serve: Serve, failing: str) -> None:
    """A hook that fails before the snapshot fails the initialisation under a name of its own."""
    function = serve(
        f"""
        from snapshot_restore_py import register_before_snapshot
        @register_before_snapshot
        def save():
            {failing}
        def handler(event, context): pass
        """,
        **SNAP_START,
    )
    answer = function.init_answer()
    assert answer.header("Lambda-Runtime-Function-Error-Type") == "Runtime.BeforeSnapshotError"
    assert answer.error["errorType"] in {"LookupError", "SystemExit"}
    assert answer.error["requestId"] == ""
    assert ", in save\n" in answer.error["stackTrace"][-1]
    assert function.exit_code() == 64
    assert function.api.sent_to("restore/next") == []
    assert "[ERROR]" in function.log


def test_c109_no_restore(serve: Serve) -> None:
    """A platform that refuses to restore ends the process in the same way."""
    function = serve(HOOKS, replies={"restore/next": report(404, "NotFound")}, **SNAP_START)
    assert function.init_answer().header("Lambda-Runtime-Function-Error-Type") == "Runtime.BeforeSnapshotError"
    assert function.exit_code() == 64


@pytest.mark.parametrize("failing", ["raise LookupError('no table')", "import sys; sys.exit(3)"])
def test_c110_failing_hook_after_the_restore(serve: Serve, failing: str) -> None:
    """A hook that fails after the restore is reported as that, and ends the process."""
    function = serve(
        f"""
        from snapshot_restore_py import register_after_restore
        @register_after_restore
        def load():
            {failing}
        def handler(event, context): pass
        """,
        **SNAP_START,
    )
    answer = function.restore_answer()
    assert answer.header("Lambda-Runtime-Function-Error-Type") == "Runtime.AfterRestoreError"
    assert answer.error["errorType"] in {"LookupError", "SystemExit"}
    assert answer.error["requestId"] == ""
    assert function.exit_code() == 65
    assert function.api.sent_to("invocation/next") == []
    assert "[ERROR]" in function.log


@pytest.mark.beyond
def test_c111_coroutine_hooks(serve: Serve) -> None:
    """Hooks may be coroutine functions, which are awaited."""
    function = serve(
        """
        import asyncio
        from snapshot_restore_py import register_after_restore, register_before_snapshot
        async def note(text):
            await asyncio.sleep(0)
            print(text, flush=True)
        register_before_snapshot(note, "before")
        register_after_restore(note, "after")
        def handler(event, context): return event
        """,
        **SNAP_START,
    )
    assert function.invoke(1).value == 1
    assert function.log == "before\nafter\n"
