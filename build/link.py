"""Compile the launcher and link it with the frozen modules and libpython."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from command import run
from elf import insist_on_search_path
from failure import BuildError

if TYPE_CHECKING:
    from interpreter import Interpreter

LAUNCHER = Path(__file__).with_name("launcher.c")
SEARCH_PATH = "-Wl,-rpath,$ORIGIN/../lib"
CURE = "install a C compiler and linker (on Debian the package gcc), or name one in the environment variable CC"


def compiler() -> list[str]:
    """Return the command of the C compiler: what CC says, else the one of this machine."""
    given = shlex.split(os.environ.get("CC", ""))
    found = given or [path for path in map(shutil.which, ("cc", "gcc", "clang")) if path][:1]
    if not found:
        what = "there is no C compiler: neither cc, gcc nor clang is on PATH"
        raise BuildError(what, CURE)
    return found


def link(interpreter: Interpreter, table: Path, launcher: Path) -> None:
    """Make *launcher* from launcher.c, the *table* of frozen modules and libpython.

    The code of a program that is not position-independent needs no relocation when it starts.
    """
    library = ["-Wl,--whole-archive", str(interpreter.libpython), "-Wl,--no-whole-archive"]
    if not interpreter.is_static:
        library = [str(interpreter.libpython)]
    flags = ["-O2", "-Wall", "-fno-pie", "-no-pie", "-Wl,--export-dynamic", "-Wl,--build-id=none", SEARCH_PATH]
    inputs = [f"-I{interpreter.headers}", str(LAUNCHER), str(table), *library, *interpreter.link_flags]
    launcher.parent.mkdir(parents=True, exist_ok=True)
    run([*compiler(), *flags, *inputs, "-o", str(launcher)], cure=CURE)
    insist_on_search_path(launcher)
