"""Who deals with a result that is not a value: awaited on the event loop, streamed, or both.

Loaded when the first such result appears, or at start for a handler that is known to give one.
"""

from __future__ import annotations

from time import time

from aws_lambda_runtime._flow import Flow, Writing, is_stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._async_flow import AsyncFlow
    from aws_lambda_runtime._client import RuntimeClient
    from aws_lambda_runtime._diagnosis.advice import Advice
    from aws_lambda_runtime._event_loop import EventLoop
    from aws_lambda_runtime._log_output import Writable
    from aws_lambda_runtime._messages import Invocation


class Settler:
    """Makes values of results, one invocation at a time; what needs an event loop gets the environment's one."""

    def __init__(
        self,
        client: RuntimeClient,
        write_log: Callable[[Writable], None],
        tell: Callable[[Advice], None],
        margin: float | None,
        *,
        is_shared: bool = False,
    ) -> None:
        self._client = client
        self._write_log = write_log
        self._tell = tell
        self._margin = margin
        self._is_shared = is_shared
        self._flow = Flow(client.open_stream, write_log)
        self._event_loop: EventLoop | None = None
        self._async_flow: AsyncFlow | None = None

    def settle(self, result: object, invocation: Invocation) -> object:
        """Return the value that a result comes to, or `Streamed` when it was sent; raises what the work raises."""
        if isinstance(result, Writing):
            result = self._flow.write(result.call, invocation)
        if _needs_loop(result):
            loop = self.event_loop()
            flow = self._async_flow_on(loop)
            remaining = invocation.deadline_ms / 1000 - time() if invocation.deadline_ms else None
            return loop.run_invocation(flow.settle(result, invocation), remaining)
        return self._flow.stream(result, invocation) if is_stream(result) else result

    def event_loop(self) -> EventLoop:
        """Return the environment's event loop, made when first asked for."""
        if self._event_loop is None:
            from aws_lambda_runtime._event_loop import EventLoop, SharedEventLoop

            kind = SharedEventLoop if self._is_shared else EventLoop
            self._event_loop = kind(self._tell, self._margin)
        return self._event_loop

    def _async_flow_on(self, event_loop: EventLoop) -> AsyncFlow:
        if self._async_flow is None:
            from aws_lambda_runtime._async_flow import AsyncFlow

            client, loop = self._client, event_loop.loop
            self._async_flow = AsyncFlow(
                lambda invocation, content_type: client.open_async_stream(invocation, content_type, loop),
                self._write_log,
            )
        return self._async_flow


def _needs_loop(result: object) -> bool:
    return hasattr(result, "__await__") or hasattr(getattr(result, "body", result), "__aiter__")
