"""The loop: next, handle, answer."""

from __future__ import annotations

import posix

from aws_lambda_runtime._exit import leave_fork
from aws_lambda_runtime._logs import current
from aws_lambda_runtime._settings import announce_trace_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aws_lambda_runtime._messages import Invocation, Outcome


def _announce(invocation: Invocation) -> None:
    """Let the environment and the log of the process know whose invocation is served."""
    announce_trace_id(invocation.trace_id)
    current.request_id, current.tenant_id = invocation.request_id, invocation.tenant_id


def serve(
    invocations: Iterable[Invocation],
    invoke: Callable[[Invocation], Outcome],
    answer: Callable[[Invocation, Outcome], None],
    announce: Callable[[Invocation], None] = _announce,
) -> int:
    """Serve invocations until there are no more, or one of them ends the process; return the exit code.

    `announce` is told of each before it is handled.
    """
    in_child: list[bool] = []
    posix.register_at_fork(after_in_child=lambda: in_child.append(True))
    for invocation in invocations:
        announce(invocation)
        outcome = invoke(invocation)
        if in_child:
            leave_fork(outcome.exit_code)
        answer(invocation, outcome)
        if outcome.exit_code is not None:
            return outcome.exit_code
        # Neither event nor result stays in memory while the next invocation is waited for.
        del invocation, outcome
    return 0
