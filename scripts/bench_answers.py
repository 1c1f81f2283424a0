"""The largest answer that awslambdaric can give, which cannot stream, beside a stream of the same size."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from bench_api import CHUNK
from bench_streaming import LAUNCH, ROUNDS, Function, Stream, bare
from bench_workloads import LARGEST
from usage import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COUNT = LARGEST // CHUNK - 1
"""How many chunks make the largest answer that Lambda takes without streaming, with the quotes around it."""

HANDLERS = f"""
def whole(event, context):
    return "x" * {CHUNK * COUNT}

def chunks(event, context):
    part = bytes({CHUNK})
    for _ in range({COUNT}): yield part
"""


def largest(peer: Sequence[str | Path], folder: Path) -> Iterator[tuple[str, str, float]]:
    """Race the largest answer that everyone can give: yield measure, contender and figure of each round.

    The first and the last byte are told in milliseconds since the event was sent, the most memory of all rounds in MB.
    """
    (folder / "app.py").write_text(HANDLERS, encoding="utf-8")
    functions: dict[str, Function] = {}
    with contextlib.ExitStack() as stack:
        for key, handler, command in (
            ("awslambdaric", "whole", (*peer, "app.whole")),
            ("layer", "whole", LAUNCH),
            ("layer stream", "chunks", LAUNCH),
        ):
            functions[key] = stack.enter_context(contextlib.closing(Function(folder, handler, command)))
        for _ in range(ROUNDS):
            began, stream = bare(CHUNK, COUNT)
            yield from _first_and_last("loop", began, stream)
            for key, function in functions.items():
                began = time.monotonic()
                yield from _first_and_last(key, began, function.answer(b"{}"))
        for key, function in functions.items():
            yield "stream peak", key, function.peak() / MEGABYTE


def _first_and_last(key: str, began: float, stream: Stream) -> Iterator[tuple[str, str, float]]:
    first = stream.first_at - began
    yield "stream first", key, first * 1000
    yield "stream last", key, (first + stream.seconds) * 1000
