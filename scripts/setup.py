"""Set the project up: uv, the interpreter to freeze, the development environment, the emulator, a C compiler.

Runs under any Python 3.11+ with nothing installed. Running it again costs a moment; interrupting it does no harm.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells somebody with an older Python
    sys.exit(
        "error: this Python is {}.{}, and 3.11 or newer is needed\n  name another one: make PYTHON=python3.13".format(
            *sys.version_info
        )
    )

import argparse
import fcntl
import platform
from contextlib import contextmanager
from typing import TYPE_CHECKING

from console import Failure, exit_code, say, step
from interpreters import Interpreter, choose
from tools import (
    ARCHITECTURES,
    REQUIREMENTS,
    TOOLS,
    VENV,
    bring_compiler,
    bring_emulator,
    bring_uv,
    is_made_from,
    lock_key,
    machine,
    mark,
    quiet,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_machine(system: str, libc: str, wanted: str) -> None:
    """Refuse, with the way out, what cannot make a layer for Lambda."""
    if system != "Linux":
        raise Failure(
            f"this is {system}; the layer freezes an interpreter that runs on Lambda's Linux, so it is built on Linux",
            "use a Linux machine, a container (for instance the image python:3.13) or WSL",
        )
    if libc != "glibc":
        raise Failure(
            "this Linux does not use glibc (Alpine?), and Lambda's does",
            "use a distribution with glibc: Debian, Ubuntu, Fedora, Amazon Linux",
        )
    if wanted not in ARCHITECTURES:
        raise Failure(
            f"ARCH={wanted} asks for a machine that Lambda does not have",
            "say x86_64 or arm64, or leave ARCH out for this machine's own",
        )


@contextmanager
def alone() -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting until this one is done."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("  waiting for another make to finish its set-up")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment(uv: Path, interpreter: Interpreter) -> None:
    """Make .venv of the chosen interpreter and the locked packages; anew whenever one of them changed."""
    key = lock_key("dev", interpreter.path, interpreter.version)
    if is_made_from(VENV, key):
        return
    with step(f"making .venv: CPython {interpreter.version} and requirements/dev.txt"):
        venv: list[str | Path] = [uv, "venv", "--quiet", "--clear", "--no-project", "--python", interpreter.path, VENV]
        run(venv, ".venv could not be made")
        sync: list[str | Path] = [uv, "pip", "sync", *quiet(), "--require-hashes", "--python", VENV]
        run([*sync, REQUIREMENTS / "dev.txt"], "the packages of requirements/dev.txt could not be installed")
    mark(VENV, key)


def main() -> None:
    """Read the options and bring every part in its order."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version to freeze (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture to build for (default: this machine's)")
    given = options.parse_args()
    check_machine(platform.system(), platform.libc_ver()[0], given.arch)
    with alone():
        uv = bring_uv()
        interpreter = choose(given.python, uv, TOOLS)
        make_environment(uv, interpreter)
        bring_emulator(uv)
        bring_compiler(uv, ARCHITECTURES[given.arch])
    say(f"ready: CPython {interpreter.version} ({interpreter.origin}) in .venv, tools in .tools")


if __name__ == "__main__":
    sys.exit(exit_code(main))
