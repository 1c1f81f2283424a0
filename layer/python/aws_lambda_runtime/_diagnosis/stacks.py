"""Where every thread stands, told shortly before the platform ends what they do."""

from __future__ import annotations

import sys
from time import time

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.places import shown
from aws_lambda_runtime._tracebacks import is_machinery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

    from aws_lambda_runtime._messages import Invocation

_MOST_FRAMES = 30
_MOST_THREADS = 50


def advise_on_deadline(invocation: Invocation, main_thread: int, own_thread: int) -> Advice:
    """Tell what an invocation is at, or with an empty request id the initialisation."""
    left = max(int(invocation.deadline_ms - time() * 1000), 0)
    stacks = "".join(f"\n  {line}" for line in _stacks(main_thread, own_thread))
    if not invocation.request_id:
        return Advice(
            "E110",
            f"the module is still being imported, and Lambda gives the initialisation 10 s{stacks}",
            "import less, or later, in the functions that need it. Lambda is about to start the function anew; init "
            "restarts in the invoke phase, where the function's timeout is its limit",
        )
    return Advice(
        "E301",
        f"deadline in {left} ms, handler still running, request id {invocation.request_id}{stacks}",
        "give what it waits for a timeout of its own, or raise the function's Timeout",
    )


def _stacks(main_thread: int, own_thread: int) -> list[str]:
    """Return a line for each thread, the main thread's first: its name, and its frames from the outermost on."""
    frames = sys._current_frames()
    frames.pop(own_thread, None)
    order = sorted(frames, key=lambda ident: (ident != main_thread, ident))
    lines = [f"{_name(ident, main_thread)}: {' -> '.join(_frames(frames[ident]))}" for ident in order[:_MOST_THREADS]]
    if len(order) > _MOST_THREADS:
        lines.append(f"and {len(order) - _MOST_THREADS} threads more")
    return lines


def _name(ident: int, main_thread: int) -> str:
    threading = sys.modules.get("threading")
    thread = threading._active.get(ident) if threading is not None else None
    if thread is not None:
        return str(thread.name)
    return "MainThread" if ident == main_thread else f"thread {ident}"


def _frames(innermost: FrameType) -> list[str]:
    frames = []
    frame: FrameType | None = innermost
    while frame is not None:
        if not is_machinery(frame.f_globals.get("__name__")):
            frames.append(f"{shown(frame.f_code.co_filename)}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    left_out = len(frames) - _MOST_FRAMES
    shortened = [*frames[: _MOST_FRAMES // 2], f"{left_out} frames", *frames[-_MOST_FRAMES // 2 :]]
    return (shortened if left_out > 0 else frames)[::-1]
