"""The timeline of the start: how long each phase took, and each import, as one event in the log.

Loaded only where it is asked for. Imports are timed where CPython's own `-X importtime` times them: at the one function
of the import system that is called for every module that is not loaded yet, whoever asks for it.
"""

from __future__ import annotations

import _frozen_importlib
import os
import sys
from _thread import get_ident
from time import CLOCK_BOOTTIME, clock_gettime, monotonic, process_time

from aws_lambda_runtime import _logs
from aws_lambda_runtime._codec import encode
from aws_lambda_runtime._entries import MOST_BYTES, Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_ENDS = ("first poll", "snapshot", "failure")
_MOST_IMPORTS = MOST_BYTES - 5_000  # bytes, which leaves room for the rest of the event
_LEAST = 0.000_01  # seconds
_STARTED = 19  # place of `starttime` behind the name in /proc/self/stat, which is field 22 (proc(5))

_import_system: dict[str, Any] = vars(_frozen_importlib)


class Module:
    """One import, whether or not it succeeded: seconds of the monotonic clock, and the imports that it led to."""

    __slots__ = ("began", "ended", "has_failed", "imports", "name")

    def __init__(self, name: str, began: float) -> None:
        self.name = name
        self.began = self.ended = began
        self.has_failed = False
        self.imports: list[Module] = []

    def described(self, origin: float, least: float) -> dict[str, object]:
        """Return it as JSON, without the imports in it that took less than `least` seconds."""
        took = self.ended - self.began
        own = took - sum(one.ended - one.began for one in self.imports)
        described: dict[str, object] = {
            "name": self.name,
            "startMs": _milliseconds(self.began - origin),
            "selfMs": _milliseconds(own),
            "cumulativeMs": _milliseconds(took),
        }
        if self.has_failed:
            described["failed"] = True
        if imports := described_all(self.imports, origin, least):
            described["imports"] = imports
        return described


def described_all(modules: list[Module], origin: float, least: float = 0) -> list[dict[str, object]]:
    """Return as JSON those imports that took `least` seconds or more."""
    return [one.described(origin, least) for one in modules if one.ended - one.began >= least]


class Imports:
    """Times the imports of this thread, from now on until `stop`; `modules` are those that no other import led to."""

    def __init__(self) -> None:
        self.modules: list[Module] = []
        self._within = [self.modules]
        self._thread = get_ident()
        self._find_and_load: Callable[[str, object], object] = _import_system["_find_and_load"]
        self._replacement = self._timed
        _import_system["_find_and_load"] = self._replacement

    def stop(self) -> None:
        """Put back what was there before."""
        if _import_system["_find_and_load"] is self._replacement:
            _import_system["_find_and_load"] = self._find_and_load

    def _timed(self, name: str, import_: object) -> object:
        # `importlib.import_module` comes here for loaded modules too.
        if name in sys.modules or get_ident() != self._thread:
            return self._find_and_load(name, import_)
        module = Module(name, monotonic())
        self._within[-1].append(module)
        self._within.append(module.imports)
        try:
            return self._find_and_load(name, import_)
        except BaseException:
            module.has_failed = True
            raise
        finally:
            module.ended = monotonic()
            self._within.pop()


class Timeline:
    """The phases of a start that is under way, from the start of the process on."""

    def __init__(self) -> None:
        now = monotonic()
        self._origin = now - _age()
        self._phases = [("launcher", self._origin), ("path", now)]
        self._imports = Imports()

    def enter(self, phase: str) -> None:
        """End the phase before and begin this one; the last one ends the timeline, which is then written."""
        now = monotonic()
        if phase == "hooks":
            # The handler's module was the last to be imported; what came then was to find the handler in it.
            imported = self._imports.modules
            self._phases.append(("resolve", max(self._phases[-1][1], imported[-1].ended if imported else 0)))
        if phase not in _ENDS:
            self._phases.append((phase, now))
            return
        self._imports.stop()
        if phase == "failure":
            now = self._forget_the_explanation(now)
        _logs.opened().show(_JsonEntry("INFO", "Start-up timeline", **self._document(phase, now)))

    def _forget_the_explanation(self, now: float) -> float:
        """Return when the start failed, if by an import: what was loaded then, to explain it, is no part of it."""
        failed = [one.ended for one in self._imports.modules if one.has_failed and one.ended > self._phases[-1][1]]
        now = failed[-1] if failed else now
        self._imports.modules[:] = [one for one in self._imports.modules if one.began < now]
        return now

    def _document(self, end: str, now: float) -> dict[str, object]:
        ends = [*(began for _, began in self._phases[1:]), now]
        phases = [
            {"name": name, "startMs": _milliseconds(began - self._origin), "ms": _milliseconds(ended - began)}
            for (name, began), ended in zip(self._phases, ends, strict=True)
        ]
        imports, least = shortened(self._imports.modules, self._origin)
        total = _milliseconds(now - self._origin)
        return {"until": end, "totalMs": total, "phases": phases, "imports": imports, "leastMs": _milliseconds(least)}


class _JsonEntry(Entry):
    """An entry that is JSON in a text log too, where its fields would be lost."""

    def render(self, *, as_json: bool, framed: bool) -> str:  # noqa: ARG002 - it is JSON in any case
        return super().render(as_json=True, framed=framed)


def shortened(modules: list[Module], origin: float, most: int = _MOST_IMPORTS) -> tuple[list[dict[str, object]], float]:
    """Return the imports as at most `most` bytes of JSON, and how many seconds those that are left out stay below."""
    least = 0.0
    while len(encode(imports := described_all(modules, origin, least), str)) > most:
        least = max(_LEAST, least * 2)
    return imports, least


def _age() -> float:
    """Return for how many seconds the process has been there, at least.

    The kernel tells its start to a hundredth of a second. Since a start hardly waits, the processor time narrows it.
    """
    with open("/proc/self/stat", "rb") as file:  # noqa: PTH123 - pathlib costs start-up time
        started = file.read().rpartition(b")")[2].split()[_STARTED]
    tick = 1 / os.sysconf("SC_CLK_TCK")
    return max(process_time(), clock_gettime(CLOCK_BOOTTIME) - int(started) * tick - tick)


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)
