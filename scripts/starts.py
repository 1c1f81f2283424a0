"""What a start on a layer imports and opens until its first poll, by name.

CPython itself tells of every import that is tried, from the first on (PYTHONPROFILEIMPORTTIME), and strace of every
file. What the function imports or opens of its own is left out, and so is what lies outside the layer: which files the
system's linker and libc open is the system's affair.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench_runs import Contender, files_opened, measure
from bench_workloads import BATCH_EVENT

if TYPE_CHECKING:
    from bench_runs import RuntimeAPI

HANDLERS = {"untyped": "plain.handler", "SQSEvent": "typed.handler"}
"""The handlers that a start is looked at with."""

IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\S+)$", re.MULTILINE)


def starts(layer: Path) -> dict[str, Contender]:
    """Name the starts on a layer."""
    return {kind: Contender(kind, (layer / "bootstrap",), handler) for kind, handler in HANDLERS.items()}


def imported(api: RuntimeAPI, start: Contender) -> list[str]:
    """List what a start has tried to import at its first poll, each module once."""
    told = replace(start, command=("/usr/bin/env", "PYTHONPROFILEIMPORTTIME=1", *start.command))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        measure(api, told, BATCH_EVENT, 0, said)
        said.seek(0)
        names = set(IMPORTED.findall(said.read()))
    return sorted(names - {start.handler.partition(".")[0]})


def opened(api: RuntimeAPI, start: Contender) -> list[str]:
    """List the files and folders of the layer that a start opens, each as often as it does, as they lie on Lambda."""
    layer = Path(start.command[0]).parent
    found = (Path(os.path.normpath(path)) for path in files_opened(api, start, BATCH_EVENT))
    return sorted(str("/opt" / path.relative_to(layer)) for path in found if path.is_relative_to(layer))
