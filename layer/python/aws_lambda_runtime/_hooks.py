"""Functions that the user has asked to be called at some point of the process's life."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

_IS_COROUTINE_FUNCTION = 0x80  # inspect.CO_COROUTINE; the module costs more than all the rest


def run_hook(
    run_awaitable: Callable[[Any], None], function: Callable[..., object], *arguments: object, **named: object
) -> None:
    """Call a hook, and see what it returns through to its end where that can be awaited; what it raises goes on."""
    result = function(*arguments, **named)
    if hasattr(result, "__await__"):
        run_awaitable(_settle(result))


def ready_for(hooks: list[Callable[[], object]]) -> None:
    """Import what awaiting these hooks takes, where the time that they get later is short."""
    for hook in hooks:
        if getattr(getattr(hook, "__code__", None), "co_flags", 0) & _IS_COROUTINE_FUNCTION:
            import asyncio  # noqa: F401 - as said


async def _settle(awaitable: Awaitable[object]) -> None:
    await awaitable
