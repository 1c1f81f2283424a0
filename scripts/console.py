"""What the scripts say to a person: steps as they begin, and failures with their cure."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INTERRUPTED = 130


class Failure(Exception):  # noqa: N818 - it is what the person reads, not only what Python catches
    """Something that a person has to put right."""

    def __init__(self, what: str, cure: str = "") -> None:
        """Say what failed and where, and what to do about it."""
        super().__init__(what)
        self.cure = cure


def say(text: str = "") -> None:
    """Print a line now, so that it stands before what a child process prints."""
    print(text, flush=True)


def bold(text: str) -> str:
    """Make a heading stand out on a terminal; leave it alone everywhere else."""
    plain = not sys.stdout.isatty() or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return text if plain else f"\033[1m{text}\033[0m"


@contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a long step when it begins, and how long it took when it is done."""
    say(f"  {text} ...")
    began = time.monotonic()
    yield
    say(f"  {text}: done in {time.monotonic() - began:.1f} s")


def exit_code(main: Callable[[], None]) -> int:
    """Run a script's main function and turn its failure into words and a number."""
    try:
        main()
    except Failure as failure:
        print(f"error: {failure}", *failure.cure.splitlines(), sep="\n  ", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    return 0
