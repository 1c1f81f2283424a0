"""The event loop of async handlers: one, for as long as the environment lives, so that clients and pools survive."""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from weakref import WeakSet

from aws_lambda_runtime.errors import HandlerCancelled, RuntimeFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any, TypeVar

    from aws_lambda_runtime._diagnosis.advice import Advice

    Result = TypeVar("Result")


class EventLoop:
    """Runs the work of one invocation at a time; other tasks of the loop go on meanwhile.

    `margin` is how many seconds before its deadline an invocation is cancelled, None for never.
    """

    def __init__(self, tell: Callable[[Advice], None], margin: float | None) -> None:
        self.loop = _make_loop()
        self._tell = tell
        self._margin = margin
        self._known: WeakSet[asyncio.Task[Any]] = WeakSet()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run the work of the initialisation; tasks that it starts may stay."""
        result = self.loop.run_until_complete(work)
        self._known.update(asyncio.all_tasks(self.loop))
        return result

    def run_invocation(self, work: Coroutine[Any, Any, Result], remaining: float | None) -> Result:
        """Run the work of one invocation, with its own context variables; `remaining` seconds, None if no one knows.

        Raises what the work raises, `HandlerCancelled` where the deadline has cancelled it.
        """
        task = self.loop.create_task(self.bounded(work, remaining), context=copy_context())
        try:
            return self.loop.run_until_complete(task)
        finally:
            self._warn_of_leftovers()

    async def bounded(self, work: Coroutine[Any, Any, Result], remaining: float | None) -> Result:
        """Do the work, or cancel it when its time is nearly over."""
        timer = None
        if self._margin is not None and remaining is not None and (task := asyncio.current_task()) is not None:
            message = f"the handler was cancelled {self._margin} s before the deadline of its invocation"
            timer = self.loop.call_later(max(remaining - self._margin, 0), task.cancel, HandlerCancelled(message))
        try:
            return await work
        except asyncio.CancelledError as error:
            told = cancellation(error)
            raise told from told.__cause__
        finally:
            if timer is not None:
                timer.cancel()

    def run_beside(self, work: Coroutine[Any, Any, object]) -> None:
        """Run work that nobody waits for in the loop, also from another thread while the loop is running."""
        if self.loop.is_running():
            asyncio.run_coroutine_threadsafe(work, self.loop).result()
        else:
            self.loop.run_until_complete(work)

    def _warn_of_leftovers(self) -> None:
        left = [task for task in asyncio.all_tasks(self.loop) if task not in self._known]
        if left:
            self._known.update(left)
            from aws_lambda_runtime._diagnosis.advice import Advice

            names = ", ".join(sorted(map(_describe, left)))
            self._tell(
                Advice(
                    "E302",
                    f"the handler has answered and left {len(left)} task(s) behind, which stand still with the "
                    f"environment until the next invocation: {names}",
                    "await them before returning, or use asyncio.TaskGroup",
                )
            )


class SharedEventLoop(EventLoop):
    """The event loop of many invocations at a time, each of which has a thread that waits for it."""

    def run_invocation(self, work: Coroutine[Any, Any, Result], remaining: float | None) -> Result:
        """Run the work of one invocation beside others, with the context variables of the calling thread."""
        future = asyncio.run_coroutine_threadsafe(self._shielded(work, remaining), self.loop)
        outcome = future.result()
        if isinstance(outcome, _Raised):
            raise outcome.error
        return outcome

    async def _shielded(self, work: Coroutine[Any, Any, Result], remaining: float | None) -> Result | _Raised:
        """Keep from the loop what would end it, and with it all other invocations."""
        try:
            return await self.bounded(work, remaining)
        except BaseException as error:  # noqa: BLE001 - it is raised again in the thread of its invocation
            return _Raised(error)


class _Raised:
    def __init__(self, error: BaseException) -> None:
        self.error = error


def cancellation(error: BaseException) -> BaseException:
    """Return what a cancelled task was cancelled for, where that was the runtime's doing; any other error is itself."""
    if isinstance(error, asyncio.CancelledError) and error.args and isinstance(error.args[0], RuntimeFault):
        reason = error.args[0]
        reason.__cause__ = error
        return reason
    return error


def canceller(reason: RuntimeFault) -> Callable[[], None]:
    """Return what cancels the current task for a reason, from a signal handler too."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def cancel() -> None:
        if task is not None:
            loop.call_soon_threadsafe(task.cancel, reason)

    return cancel


def _describe(task: asyncio.Task[Any]) -> str:
    frames = task.get_stack(limit=1)
    where = f" at {frames[0].f_code.co_filename}:{frames[0].f_lineno}" if frames else ""
    return f"{task.get_name()} ({getattr(task.get_coro(), '__qualname__', 'unknown')}{where})"


def _make_loop() -> asyncio.AbstractEventLoop:
    """Take the loop that the user's module has made at import, or make one, of uvloop if the function brings it."""
    if getattr(asyncio.events, "_event_loop_policy", None) is not None:
        from warnings import catch_warnings, simplefilter

        with catch_warnings():
            simplefilter("ignore", DeprecationWarning)
            try:
                return asyncio.get_event_loop()
            except RuntimeError:
                pass
    loop = _new_loop()
    asyncio.set_event_loop(loop)
    return loop


def _new_loop() -> asyncio.AbstractEventLoop:
    try:
        from uvloop import new_event_loop  # type: ignore[import-not-found]
    except ImportError:
        return asyncio.new_event_loop()
    return new_event_loop()  # type: ignore[no-any-return]
