"""Run a program of the build and turn its failure into a message."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LINES_SHOWN = 20


def run(command: Sequence[str], *, cure: str, stdin: str | None = None, env: Mapping[str, str] | None = None) -> str:
    """Return what *command* prints; when it fails, raise with the end of what it said and the *cure*."""
    try:
        done = subprocess.run(command, input=stdin, env=env, capture_output=True, text=True, check=False)
    except OSError as error:
        what = f"{command[0]} does not run: {error.strerror}"
        raise BuildError(what, cure) from error
    if done.returncode != 0:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-LINES_SHOWN:])
        what = f"{command[0]} failed (exit {done.returncode}):\n{said}"
        raise BuildError(what, cure)
    return done.stdout
