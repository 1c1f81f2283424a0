"""The loop: next, handle, answer."""

from __future__ import annotations

import os

from aws_lambda_runtime._exit import leave_fork
from aws_lambda_runtime._logs import current
from aws_lambda_runtime._settings import announce_trace_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aws_lambda_runtime._messages import Failure, Invocation, Reply


def serve(
    invocations: Iterable[Invocation],
    invoke: Callable[[Invocation], Reply | Failure],
    answer: Callable[[Invocation, Reply | Failure], None],
) -> int:
    """Serve invocations until there are no more, or one of them ends the process; return the exit code."""
    in_child: list[bool] = []
    os.register_at_fork(after_in_child=lambda: in_child.append(True))
    for invocation in invocations:
        announce_trace_id(invocation.trace_id)
        current.request_id, current.tenant_id = invocation.request_id, invocation.tenant_id
        outcome = invoke(invocation)
        if in_child:
            leave_fork(outcome.exit_code)
        answer(invocation, outcome)
        if outcome.exit_code is not None:
            return outcome.exit_code
        # Neither event nor result stays in memory while the next invocation is waited for.
        del invocation, outcome
    return 0
