"""Compile the launcher and link it with the frozen modules and libpython."""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from command import run
from elf import insist_on_search_path
from failure import BuildError

if TYPE_CHECKING:
    from interpreter import Interpreter

LAUNCHER = Path(__file__).with_name("launcher.c")
CODEC = sorted(Path(__file__).with_name("codec").glob("*.c"))
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


def link(interpreter: Interpreter, table: Path, launcher: Path) -> Path:
    """Make *launcher* from its sources, the *table* of frozen modules and the first libpython that links; return that.

    A static one may lack what was linked into its interpreter from elsewhere: Debian's for 3.14 lacks its hashes.
    """
    *better, last = interpreter.libpythons
    for libpython in better:
        with suppress(BuildError):
            return _link_with(libpython, interpreter, table, launcher)
    return _link_with(last, interpreter, table, launcher)


def is_static(libpython: Path) -> bool:
    """Tell whether a libpython becomes a part of the launcher."""
    return libpython.suffix == ".a"


def _link_with(libpython: Path, interpreter: Interpreter, table: Path, launcher: Path) -> Path:
    """Link with one libpython.

    The code of a program that is not position-independent needs no relocation when it starts. Without assertions it
    does not hold where its sources lay.
    """
    library = [str(libpython)]
    if is_static(libpython):
        library = ["-Wl,--whole-archive", *library, "-Wl,--no-whole-archive"]
    flags = [
        "-O2",
        "-DNDEBUG",
        "-Wall",
        "-fno-pie",
        "-no-pie",
        "-Wl,--export-dynamic",
        "-Wl,--build-id=none",
        SEARCH_PATH,
    ]
    sources = map(str, (LAUNCHER, *CODEC, table))
    inputs = [f"-I{interpreter.headers}", *sources, *library, *interpreter.link_flags]
    launcher.parent.mkdir(parents=True, exist_ok=True)
    run([*compiler(), *flags, *inputs, "-o", str(launcher)], cure=CURE)
    insist_on_search_path(launcher)
    return libpython
