"""Facts of an interpreter for another architecture, which cannot be asked: read from the files below its prefix.

What has to be executed for it (bytecode, the choice of frozen modules) is done by an interpreter of the same minor
version that runs here: bytecode depends on the version and not on the architecture.
"""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from failure import BuildError
from interpreter import find_libpythons, link_flags_in

if TYPE_CHECKING:
    from interpreter import Interpreter

RELEASE = re.compile(r'#define PY_VERSION\s+"([^"]+)"')
CURE = "name the prefix of a CPython for that architecture, of the minor version in --interpreter, with its headers"


def examine(prefix: Path, host: Interpreter) -> Interpreter:
    """Return the facts of the CPython below *prefix*, with the *host*'s program to run what has to be run."""
    stdlib = prefix / "lib" / f"python{host.version}"
    headers = prefix / "include" / f"python{host.version}"
    for needed in (stdlib / "os.py", headers / "Python.h"):
        if not needed.is_file():
            what = f"{prefix} holds no CPython {host.version} that can be frozen: {needed} does not exist"
            raise BuildError(what, CURE)
    facts = _recorded_facts(stdlib)
    folders = (prefix / "lib", stdlib / Path(facts["LIBPL"]).name, _moved(facts["LIBDIR"], facts["prefix"], prefix))
    libraries = " ".join(facts.get(name, "") for name in ("LIBS", "SYSLIBS", "MODLIBS"))
    static = facts["LIBRARY"]
    names = static.replace(".a", "-pic.a"), static, facts.get("INSTSONAME") or facts["LDLIBRARY"]
    return replace(
        host,
        release=_release(headers),
        stdlib=stdlib,
        headers=headers,
        libpythons=find_libpythons(str(prefix), names, (folders,)),
        link_flags=(*_search_flags(prefix, folders), *link_flags_in(libraries)),
        library_folders=folders,
    )


def _search_flags(prefix: Path, folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the options for a cross compiler, which knows no folder of the prefix.

    Its own headers come first. What the libraries need of glibc is for the audit to judge. And no variable of glibc may
    be copied into the program: zig does not know which of them are one, and a copy of `environ` alone stays empty.
    """
    linker = ("-Wl,--allow-shlib-undefined", "-Wl,-z,nocopyreloc")
    return "-idirafter", str(prefix / "include"), *linker, *(f"-L{path}" for path in folders)


def _recorded_facts(stdlib: Path) -> dict[str, Any]:
    """Return what sysconfig would tell, from the module in which the interpreter's own build has written it down."""
    for path in sorted(stdlib.glob("_sysconfigdata_*.py")):
        facts: dict[str, Any] = runpy.run_path(str(path))["build_time_vars"]
        return facts
    what = f"{stdlib} has no _sysconfigdata_*.py, which tells how its interpreter was built"
    raise BuildError(what, CURE)


def _moved(folder: str, recorded: str, prefix: Path) -> Path:
    """Return where *folder* is now that what was *recorded* as the prefix lies at *prefix*."""
    path = Path(folder)
    return prefix / path.relative_to(recorded) if path.is_relative_to(recorded) else prefix / "lib"


def _release(headers: Path) -> str:
    found = RELEASE.search((headers / "patchlevel.h").read_text(encoding="utf-8"))
    return found[1] if found else ""
