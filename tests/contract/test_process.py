"""The process itself: what user code does to it, and how it ends (section 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

FOREVER = "import threading\nthreading.Thread(target=threading.Event().wait).start()\n"


@pytest.mark.beyond
def test_threads_do_not_hold_a_failed_start(serve: Serve) -> None:
    """A thread that never ends does not keep a function alive whose initialisation has failed."""
    function = serve(FOREVER + "raise ValueError(1)")
    assert function.init_error()["errorType"] == "ValueError"
    assert function.exit_code() == 1


@pytest.mark.beyond
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
