"""Facts of the interpreter that gets frozen, as it states them itself in isolated mode."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from command import run
from failure import BuildError

QUESTIONS = """
import json, sys, sysconfig
name = sysconfig.get_config_var
print(json.dumps({
    "implementation": sys.implementation.name,
    "version": name("VERSION"),
    "release": sys.version.split()[0],
    "stdlib": sysconfig.get_path("stdlib"),
    "headers": sysconfig.get_path("include"),
    "here": [sys.base_prefix + "/lib", sysconfig.get_path("stdlib") + "/" + name("LIBPL").rpartition("/")[2]],
    "recorded": [name("LIBPL"), name("LIBDIR")],
    "static": name("LIBRARY"),
    "shared": name("INSTSONAME") or name("LDLIBRARY"),
    "libraries": " ".join(filter(None, map(name, ("LIBS", "SYSLIBS", "MODLIBS")))),
}))
"""
ISOLATED = ("-I", "-S", "-B", "-X", "utf8")
OTHER = "choose another one with --interpreter, for example one that `uv python install` provides"


@dataclass(frozen=True)
class Interpreter:
    """What the build needs to know of one CPython."""

    executable: str
    version: str
    release: str
    stdlib: Path
    headers: Path
    libpythons: tuple[Path, ...]
    link_flags: tuple[str, ...]
    library_folders: tuple[Path, ...]

    def run(self, code: str, *arguments: str, stdin: str | None = None, cure: str = OTHER) -> str:
        """Return what *code* prints when the interpreter runs it, away from this machine's settings and packages."""
        return run([self.executable, *ISOLATED, "-c", code, *arguments], stdin=stdin, cure=cure)


def examine(executable: str) -> Interpreter:
    """Return the facts of *executable*, or say what it lacks for being frozen."""
    facts = json.loads(run([executable, *ISOLATED, "-c", QUESTIONS], cure=OTHER))
    if facts["implementation"] != "cpython":
        what = f"{executable} is {facts['implementation']}, and only CPython can be frozen"
        raise BuildError(what, OTHER)
    here, recorded = (tuple(map(Path, filter(None, facts[key]))) for key in ("here", "recorded"))
    return Interpreter(
        executable=executable,
        version=facts["version"],
        release=facts["release"],
        stdlib=Path(facts["stdlib"]),
        headers=_headers(executable, Path(facts["headers"])),
        libpythons=find_libpythons(executable, (facts["static"], facts["shared"]), (here, recorded)),
        link_flags=link_flags_in(facts["libraries"]),
        library_folders=here + recorded,
    )


def link_flags_in(words: str) -> tuple[str, ...]:
    """Return those of the linker's options in *words* that name libraries, and not folders of some machine."""
    return tuple(flag for flag in words.split() if flag.startswith("-l") or flag == "-pthread")


def _headers(executable: str, folder: Path) -> Path:
    if not (folder / "Python.h").is_file():
        what = f"{executable} has no headers: {folder / 'Python.h'} does not exist"
        raise BuildError(what, f"install its development files (on Debian the package python3-dev), or {OTHER}")
    return folder


def find_libpythons(executable: str, names: tuple[str, ...], places: tuple[tuple[Path, ...], ...]) -> tuple[Path, ...]:
    """Return the libraries of these *names*, the best first: from beside the interpreter before where it was made."""
    paths = (folder / name for folders in places for name in names for folder in folders)
    found = tuple(dict.fromkeys(path for path in paths if path.is_file()))
    if found:
        return found
    searched = ", ".join(dict.fromkeys(str(folder) for folders in places for folder in folders))
    what = f"{executable} has no libpython: neither {' nor '.join(dict.fromkeys(names))} is in {searched}"
    raise BuildError(what, f"install its development files (on Debian the package libpython3-dev), or {OTHER}")
