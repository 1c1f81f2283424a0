"""Which CPython gets frozen: a managed one where it can be downloaded, else the newest suitable one of this machine."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console import Failure, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RETRY_DOWNLOAD_AFTER = 24 * 3600
DOWNLOAD_LIMIT = 300
PROBE_LIMIT = 20

PROBE = """
import json, os, sys, sysconfig
var = sysconfig.get_config_var
folders = [var("LIBPL"), var("LIBDIR"), os.path.join(sys.base_prefix, "lib")]
names = [var("LIBRARY"), var("LDLIBRARY")]
executable = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps({
    "path": os.path.realpath(executable),
    "implementation": sys.implementation.name,
    "version": list(sys.version_info[:3]),
    "release": sys.version_info[3] == "final",
    "free_threaded": bool(var("Py_GIL_DISABLED")),
    "headers": os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")),
    "library": any(os.path.exists(os.path.join(f, n)) for f in folders if f for n in names if n),
}))
"""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A CPython that can be frozen, and how it came to be the one."""

    path: str
    version: str
    origin: str
    why: str
    chosen_at: float

    def is_current(self, now: float) -> bool:
        """Tell whether the choice still stands; a local one is a second best, so a download is tried again some day."""
        settled = self.origin == "managed" or now - self.chosen_at < RETRY_DOWNLOAD_AFTER
        return settled and os.access(self.path, os.X_OK)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What asking one executable about itself gave: a version when it can be frozen, else the objection."""

    path: str
    version: tuple[int, ...] = ()
    objection: str = ""


def examine(executable: Path, wanted: str) -> Candidate:
    """Ask an executable whether it is a CPython of the wanted minor version that can be frozen."""
    command = [str(executable), "-I", "-S", "-c", PROBE]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=PROBE_LIMIT, check=True, text=True)
        facts = json.loads(answer.stdout)
    except subprocess.CalledProcessError as error:
        return Candidate(str(executable), objection=f"does not run (exit code {error.returncode})")
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return Candidate(str(executable), objection="does not run")
    return Candidate(facts["path"], tuple(facts["version"]), _objection(facts, wanted))


def _objection(facts: Mapping[str, object], wanted: str) -> str:
    version = ".".join(map(str, facts["version"])) if isinstance(facts["version"], list) else ""
    if facts["implementation"] != "cpython":
        return f"is {facts['implementation']}, not CPython"
    if not version.startswith(f"{wanted}."):
        return f"is CPython {version}, not {wanted}"
    if not facts["release"]:
        return f"is a pre-release of {version}"
    if facts["free_threaded"]:
        return "is a free-threaded build"
    missing = [name for name, key in (("Python.h", "headers"), ("libpython", "library")) if not facts[key]]
    return f"has no {' and no '.join(missing)}" if missing else ""


def local_executables(wanted: str, environment: Mapping[str, str], *, roots: Sequence[Path]) -> Iterator[Path]:
    """List where a CPython of this minor version may lie: PATH, version managers' folders, the usual prefixes."""
    name = f"python{wanted}"
    folders = [Path(folder) for folder in environment.get("PATH", "").split(os.pathsep) if folder]
    folders += [folder for root in roots for folder in sorted(root.glob("*/bin"))]
    folders += [Path("/usr/local/bin"), Path("/usr/bin")]
    return (folder / name for folder in dict.fromkeys(folders) if (folder / name).is_file())


def version_folders(environment: Mapping[str, str]) -> list[Path]:
    """List the folders in which pyenv and uv keep one sub-folder a version."""
    home = Path(environment.get("HOME", "/"))
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    pyenv = Path(environment.get("PYENV_ROOT") or home / ".pyenv")
    return [pyenv / "versions", Path(environment.get("UV_PYTHON_INSTALL_DIR") or data / "uv/python")]


def newest(candidates: Sequence[Candidate]) -> Candidate | None:
    """Pick the highest patch release among those without an objection; the first one found wins a tie."""
    suitable = [candidate for candidate in candidates if not candidate.objection]
    return max(suitable, key=lambda candidate: candidate.version, default=None)


def install(uv: Path, request: str, folder: Path) -> str:
    """Let uv fetch a managed build into the folder, and return the objection, within seconds without a network."""
    hurry = {"UV_HTTP_RETRIES": "1", "UV_HTTP_CONNECT_TIMEOUT": "4"}
    command = [str(uv), "python", "install", "--no-bin", "--install-dir", str(folder), request]
    try:
        subprocess.run(
            command, env={**os.environ, **hurry}, timeout=DOWNLOAD_LIMIT, capture_output=True, text=True, check=True
        )
    except subprocess.TimeoutExpired:
        return f"not downloaded within {DOWNLOAD_LIMIT} s"
    except subprocess.CalledProcessError as error:
        causes = [line.strip() for line in error.stderr.splitlines() if line.strip()]
        return causes[-1].removeprefix("cause: ") if causes else "uv gave no reason"
    return ""


def download(uv: Path, wanted: str, folder: Path) -> Candidate:
    """Give the managed build for this machine, or the objection to it."""
    if objection := install(uv, wanted, folder):
        return Candidate("", objection=objection)
    found = [examine(path, wanted) for path in sorted(folder.glob(f"*/bin/python{wanted}"))]
    return newest(found) or Candidate("", objection=found[0].objection if found else "uv installed nothing")


def bring_foreign(uv: Path, wanted: str, arch: str, folder: Path) -> Path:
    """Give the prefix of the managed build for another architecture, in AWS's words, which is downloaded once."""
    machine = arch.replace("arm64", "aarch64")
    if objection := install(uv, f"cpython-{wanted}-linux-{machine}-gnu", folder):
        raise Failure(
            f"a layer for {arch} needs a CPython {wanted} for {arch}, and uv's could not be downloaded: {objection}",
            f"unpack one and name its prefix: make layer ARCH={arch} PY={wanted} PREFIX=...",
        )
    return max(folder.glob(f"cpython-{wanted}.*-linux-{machine}-gnu"), key=lambda path: path.stat().st_mtime)


def choose(wanted: str, uv: Path, tools: Path) -> Interpreter:
    """Give the interpreter to freeze for this minor version, and keep the choice for the next time."""
    record = tools / f"interpreter-{wanted}.json"
    kept = recall(record)
    if kept and kept.is_current(time.time()):
        return kept
    say(f"  CPython {wanted} to freeze: downloading uv's managed build, if that can be reached ...")
    managed = download(uv, wanted, tools / "python")
    if managed.objection:
        say(f"  no managed build: {managed.objection}")
        chosen = _local(wanted, managed.objection)
    else:
        chosen = _interpreter(managed, "managed", "downloaded by uv, the same build everywhere")
    record.write_text(json.dumps(asdict(chosen), indent=2) + "\n", encoding="utf-8")
    say(f"  CPython {chosen.version} at {chosen.path}: {chosen.why}")
    return chosen


def recall(record: Path) -> Interpreter | None:
    """Read an earlier choice back, if there is one and it is whole."""
    try:
        return Interpreter(**json.loads(record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _local(wanted: str, reason: str) -> Interpreter:
    paths = local_executables(wanted, os.environ, roots=version_folders(os.environ))
    candidates = [examine(path, wanted) for path in paths]
    best = newest(candidates)
    if best is None:
        seen = [f"{candidate.path} {candidate.objection}" for candidate in candidates]
        raise Failure(
            f"no CPython {wanted} to freeze: the managed build could not be downloaded ({reason}), "
            f"and this machine has none with Python.h and libpython",
            "\n".join(
                [
                    *seen,
                    f"install CPython {wanted} with its development files (on Debian and Ubuntu python{wanted}-dev),",
                    f"or build it with `PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install {wanted}`,",
                    "or make the download possible; then run make again",
                ]
            ),
        )
    return _interpreter(best, "local", "the newest of this machine, as no managed build could be downloaded")


def _interpreter(candidate: Candidate, origin: str, why: str) -> Interpreter:
    return Interpreter(candidate.path, ".".join(map(str, candidate.version)), origin, why, time.time())
