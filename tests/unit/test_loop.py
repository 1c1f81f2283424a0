"""The loop: each invocation is handled and answered once, in order, with its trace id announced."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aws_lambda_runtime
from aws_lambda_runtime._loop import serve
from aws_lambda_runtime._messages import Failure, Invocation, Reply
from aws_lambda_runtime.errors import RuntimeApiError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_lambda_runtime._messages import Outcome


def invocation(request_id: str, trace_id: str | None = None) -> Invocation:
    """Build an invocation."""
    return Invocation(request_id=request_id, body=b"{}", trace_id=trace_id)


def test_serve() -> None:
    """Every invocation is answered before the next one is asked for; at the end of all the exit code is 0."""
    events: list[str] = []

    def invocations() -> Iterator[Invocation]:
        for name in "ab":
            events.append(f"next {name}")
            yield invocation(name)

    def invoke(given: Invocation) -> Reply:
        events.append(f"invoke {given.request_id}")
        return Reply(given.request_id.encode())

    def answer(given: Invocation, outcome: Outcome) -> None:
        events.append(f"answer {given.request_id} {getattr(outcome, 'body', b'').decode()}")

    assert serve(invocations(), invoke, answer) == 0
    assert events == ["next a", "invoke a", "answer a a", "next b", "invoke b", "answer b b"]


def test_exit_code() -> None:
    """A failure with an exit code is answered, then the loop ends with it, and nothing more is asked for."""
    answered = []
    outcomes: dict[str, Outcome] = {
        "a": Failure(b"1", "Function.E"),
        "b": Failure(b"2", "Function.E", 7),
        "c": Reply(b"3"),
    }
    code = serve(
        map(invocation, outcomes),
        lambda given: outcomes[given.request_id],
        lambda given, outcome: answered.append((given.request_id, outcome)),
    )
    assert code == 7
    assert answered == [("a", outcomes["a"]), ("b", outcomes["b"])]


def test_trace_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """While an invocation is handled the environment has its trace id, and none where it has none."""
    monkeypatch.setenv("_X_AMZN_TRACE_ID", "stale")
    seen = []

    def invoke(given: Invocation) -> Reply:
        seen.append(os.environ.get("_X_AMZN_TRACE_ID"))
        return Reply(b"")

    serve([invocation("a"), invocation("b", "Root=1"), invocation("c"), invocation("d", "")], invoke, lambda *_: None)
    assert seen == [None, "Root=1", None, None]


def test_platform_gone() -> None:
    """When the platform cannot be talked to any more, there is nothing left to do."""

    def answer(given: Invocation, outcome: Outcome) -> None:
        message = "gone"
        raise RuntimeApiError(message)

    with pytest.raises(RuntimeApiError):
        serve([invocation("a")], lambda _: Reply(b""), answer)


FORKING = """
import os, sys
sys.path.append({source!r})
from aws_lambda_runtime._loop import serve
from aws_lambda_runtime._messages import Invocation, Reply
def invoke(invocation):
    if child := os.fork():
        os.waitpid(child, 0)
    return Reply(b"")
serve([Invocation(request_id="a", body=b"")], invoke, lambda *_: os.write(1, b"answered"))
"""


def test_forked_child() -> None:
    """A child process that a handler forked, and that comes back from it, neither answers nor goes on."""
    source = str(Path(aws_lambda_runtime.__file__).parent.parent)
    command = [sys.executable, "-ISc", FORKING.format(source=source)]
    assert subprocess.run(command, check=True, capture_output=True, timeout=20).stdout == b"answered"


def test_nothing_is_kept() -> None:
    """While the next invocation is waited for, the last one and its answer are no longer in memory."""
    alive = 0

    class Counted:
        def __init__(self) -> None:
            nonlocal alive
            alive += 1

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    class CountedInvocation(Counted, Invocation):
        def __init__(self) -> None:
            Counted.__init__(self)
            Invocation.__init__(self, request_id="a", body=b"")

    class CountedReply(Counted, Reply):
        def __init__(self) -> None:
            Counted.__init__(self)
            Reply.__init__(self, b"")

    waiting = []

    def invocations() -> Iterator[Invocation]:
        for _ in range(3):
            waiting.append(alive)
            yield CountedInvocation()

    serve(invocations(), lambda _: CountedReply(), lambda *_: None)
    assert waiting == [0, 0, 0]
