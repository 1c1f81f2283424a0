"""An exception and those behind it (`__cause__`, `__context__`, members of groups), each with the user's frames.

Loaded with the first error. Whatever the user's classes do when they are looked at costs only what was looked at.
"""

from __future__ import annotations

from itertools import groupby

from aws_lambda_runtime._entries import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any

_OURS = __name__.partition(".")[0]
_MACHINERY = (_OURS, "importlib", "_frozen_importlib", "_frozen_importlib_external", "_frozen_finder")
_MOST_TOLD = 20
_MOST_FRAMES = 100
_MOST_ALIKE = 3  # as many of the same frame in a row as Python shows
_MOST_ENTRY = 1024
_MOST_MESSAGE = 16384  # characters; JSON may need six bytes for one
_MOST_NAME = 256

_name_of_class = type.__dict__["__name__"].__get__  # also where a metaclass has one of its own


class Told:
    """One exception: how it belongs to the one before it, and the facts that reports need.

    `depth` counts the groups that it is in; `frames` are the user's, outermost first.
    """

    __slots__ = ("depth", "error_type", "frames", "message", "notes", "relation")

    def __init__(self, error: BaseException, relation: str = "", depth: int = 0) -> None:
        self.relation = relation
        self.depth = depth
        self.error_type = shorten(_name_of_class(type(error)), _MOST_NAME)
        self.message = shorten(message_of(error), _MOST_MESSAGE)
        self.frames = _user_frames(error.__traceback__)
        notes = _look(error, "__notes__")
        shown = notes[:_MOST_TOLD] if isinstance(notes, list) else []
        # A diagnosis of the runtime's is a note too, and keeps the parts that a log in JSON shows.
        self.notes = [note if hasattr(note, "fields") else shorten(message_of(note), _MOST_ENTRY) for note in shown]

    def headline(self) -> str:
        """Return type and message as the managed runtime joins them."""
        return f"{self.error_type}: {self.message}" if self.message else self.error_type


def tell(error: BaseException) -> list[Told]:
    """Return the exception itself and, behind it, those that led to it or are in it, each of them once."""
    told: list[Told] = []
    seen: set[int] = set()
    pending = [(error, "", 0)]
    while pending and len(told) < _MOST_TOLD:
        one, relation, depth = pending.pop()
        if id(one) not in seen:
            seen.add(id(one))
            told.append(Told(one, relation, depth))
            pending.extend(reversed(_related(one, depth)))
    if any(id(one) not in seen for one, _, _ in pending):
        told[-1].notes.append("(further exceptions are left out)")
    return told


def stack_trace(told: list[Told]) -> list[str]:
    """Return the entries of a `stackTrace`: the frames of the first exception, then the others with a line each."""
    entries = format_frames(told[0].frames)
    for one in told[1:]:
        block = [f"{one.relation} {shorten(one.headline(), _MOST_ENTRY)}\n", *format_frames(one.frames), *one.notes]
        entries.extend(_indent(entry, "  " * one.depth) for entry in block)
    return [shorten(entry, _MOST_ENTRY) for entry in entries]


def message_of(told: object) -> str:
    """Return the text of an exception or a note, or what it is where it has none."""
    try:
        return str(told)
    except BaseException:  # noqa: BLE001 - it is the user's __str__
        return f"<unprintable {_name_of_class(type(told))} object>"


def format_frames(frames: list[tuple[FrameType, int]]) -> list[str]:
    """Return an entry for each frame, with its line of source; of many, some are only counted."""
    shown: list[tuple[FrameType, int] | str] = []
    for _, group in groupby(frames, _place):
        alike = list(group)
        shown.extend(alike[:_MOST_ALIKE])
        if len(alike) > _MOST_ALIKE:
            shown.append(f"  [Previous line repeated {len(alike) - _MOST_ALIKE} more times]\n")
    if len(shown) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        shown[half:-half] = [f"  [{len(shown) - 2 * half} entries left out]\n"]
    return [one if isinstance(one, str) else _format(one) for one in shown]


def _related(error: BaseException, depth: int) -> list[tuple[BaseException, str, int]]:
    members = _look(error, "exceptions") if issubclass(type(error), BaseExceptionGroup) else ()
    shown = members[:_MOST_TOLD] if isinstance(members, tuple) else ()
    related = [(member, f"Member {number}:", depth + 1) for number, member in enumerate(shown, 1)]
    if (cause := _look(error, "__cause__")) is not None:
        related.append((cause, "Caused by", depth))
    elif not _look(error, "__suppress_context__"):
        related.append((_look(error, "__context__"), "While handling", depth))
    return [one for one in related if issubclass(type(one[0]), BaseException)]


def _look(error: BaseException, name: str) -> Any:
    try:
        return getattr(error, name, None)
    except Exception:  # noqa: BLE001 - it is the user's property
        return None


def _user_frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    """Walk the traceback, leaving out the runtime's own frames and those of the import system, told by module name."""
    frames: list[tuple[FrameType, int]] = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__")
        # Between the runtime and an async handler stand frames of the event loop.
        if not is_machinery(module) and (frames or not str(module).startswith("asyncio.")):
            frames.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return frames


def _place(frame: tuple[FrameType, int]) -> tuple[str, int, str]:
    return frame[0].f_code.co_filename, frame[1], frame[0].f_code.co_name


def _format(frame: tuple[FrameType, int]) -> str:
    try:
        from traceback import StackSummary

        return "".join(StackSummary.extract([frame]).format())
    except Exception:  # noqa: BLE001 - looking up a line of source runs the loader of the user's module
        return '  File "{}", line {}, in {}\n'.format(*_place(frame))


def _indent(entry: str, margin: str) -> str:
    return "".join(f"{margin}{line}" for line in entry.splitlines(keepends=True)) if margin else entry


def is_machinery(module: object) -> bool:
    """Tell whether a frame's module is the runtime's own, or of the import system."""
    return isinstance(module, str) and module.partition(".")[0] in _MACHINERY
