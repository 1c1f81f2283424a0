"""The user's function, found: its handler compiled, its init hooks run, its event loop made if it needs one."""

from __future__ import annotations

from aws_lambda_runtime import _logs
from aws_lambda_runtime._invoke import compile_handler
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime._signature import flow_of
from aws_lambda_runtime.context import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from aws_lambda_runtime._client import RuntimeClient
    from aws_lambda_runtime._diagnosis.advice import Advice
    from aws_lambda_runtime._messages import Invocation, Outcome
    from aws_lambda_runtime._settings import Settings
    from aws_lambda_runtime._settle import Settler


class Function:
    """What an invocation needs of a function: `invoke` answers one.

    `is_shared` tells whether several invocations may run in this process at a time, if there may be several at all.
    """

    def __init__(self, handler: Callable[..., object], settings: Settings, client: RuntimeClient) -> None:
        self._settings = settings
        self._client = client
        self._settler: Settler | None = None
        flow = flow_of(handler)
        self.is_shared = settings.max_concurrency is not None and (flow == "async" or settings.uses_threads)
        runtime.run_init_hooks(lambda work: self.settler().event_loop().run(work))
        self.invoke: Callable[[Invocation], Outcome] = compile_handler(
            handler,
            runtime,
            lambda invocation: Context(invocation, settings),
            _logs.write,
            _logs.flush_streams,
            self.settler,
            strict_json=settings.strict_json,
        )
        # What the first invocation of such a handler would have to make is made at start.
        if flow is not None:
            self.settler()
        if flow == "async":
            self.settler().event_loop()

    def settler(self) -> Settler:
        """Return who deals with results that are no values, made when first asked for."""
        if self._settler is None:
            from aws_lambda_runtime._settle import Settler

            margin = self._settings.cancel_margin
            self._settler = Settler(self._client, _logs.write, _tell, margin, is_shared=self.is_shared)
        return self._settler

    def run_beside(self, work: Any) -> None:
        """See something awaitable through to its end, on the function's event loop."""
        self.settler().event_loop().run_beside(work)


def _tell(advice: Advice) -> None:
    _logs.event("WARNING", advice, **advice.fields())
