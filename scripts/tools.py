"""The project's own tools, each in a folder of `.tools/`, installed from a lock and replaced when the lock changes."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from console import Failure, step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
EMULATOR = TOOLS / "rie" / "aws-lambda-rie"
ARCHITECTURES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}

NETWORK_CURE = (
    "see the lines above; most often the package index cannot be reached: check the network, the proxy, or the index\n"
    "that pip (PIP_INDEX_URL, pip.conf) and uv (UV_DEFAULT_INDEX, uv.toml) are told to use, then run make again"
)


def machine() -> str:
    """Name this machine's architecture in AWS's words."""
    return ARCHITECTURES.get(platform.machine(), platform.machine())


def shown(path: Path) -> str:
    """Name a path as a person in this folder would."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def run(command: Sequence[str | Path], failure: str, cure: str = NETWORK_CURE) -> None:
    """Run a command whose own output is the explanation when it fails."""
    calm = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    status = subprocess.run(list(map(str, command)), cwd=ROOT, env={**os.environ, **calm}, check=False).returncode
    if status:
        raise Failure(f"{failure} (`{Path(command[0]).name}` ended with exit code {status})", cure)


@contextmanager
def replaced(folder: Path, key: str) -> Iterator[Path]:
    """Offer an empty folder to fill; once it is whole, put it in place, marked with its key."""
    partial = folder.with_name(f"{folder.name}.partial")
    for leftover in (partial, folder):
        shutil.rmtree(leftover, ignore_errors=True)
    partial.mkdir(parents=True)
    yield partial
    mark(partial, key)
    partial.rename(folder)


def mark(folder: Path, key: str) -> None:
    """Say that the folder is whole, and what it was made from."""
    (folder / ".made-from").write_text(key, encoding="utf-8")


def is_made_from(folder: Path, key: str) -> bool:
    """Tell whether the folder is whole and was made from this key."""
    marker = folder / ".made-from"
    return marker.is_file() and marker.read_text(encoding="utf-8") == key


def lock_key(name: str, *more: str) -> str:
    """Name the content of a lock, and whatever else a tool depends on, by one hash."""
    content = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return hashlib.sha256(b"\0".join([content, *(word.encode() for word in more)])).hexdigest()


def bring_uv() -> Path:
    """Install the pinned uv, with this Python's pip or with a uv that is already here."""
    folder, key = TOOLS / "uv", lock_key("uv")
    if not is_made_from(folder, key):
        with step("installing uv"), replaced(folder, key) as partial:
            run(
                [*_installer(), "--require-hashes", "--no-deps", "--target", partial, "-r", REQUIREMENTS / "uv.txt"],
                "uv could not be installed",
            )
    return folder / "bin" / "uv"


def _installer() -> list[str]:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", "-qq", "--only-binary=:all:"]
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--only-binary=:all:"]
    raise Failure(
        f"{sys.executable} has no pip, and there is no uv on PATH",
        "install pip (on Debian and Ubuntu `apt-get install python3-pip`, elsewhere `python3 -m ensurepip --user`),\n"
        "or uv, or name another Python 3.11+: make PYTHON=python3.13",
    )


def bring_emulator(uv: Path) -> Path:
    """Take AWS's Runtime Interface Emulator for this machine out of the wheel that ships it."""
    folder, key = EMULATOR.parent, lock_key("rie", machine())
    if not is_made_from(folder, key):
        with step("fetching AWS's Runtime Interface Emulator"), replaced(folder, key) as partial:
            _unpack(uv, "rie", partial / "wheel")
            binary = partial / "wheel" / "samcli" / "local" / "rapid" / f"aws-lambda-rie-{machine()}"
            shutil.copy(binary, partial / EMULATOR.name)
            (partial / EMULATOR.name).chmod(0o755)
            shutil.rmtree(partial / "wheel")
    return EMULATOR


def bring_compiler(uv: Path, arch: str) -> str:
    """Give the words that start the C compiler: $CC, else the machine's own, else `zig cc`, brought here.

    For another architecture than the machine's it is always zig, linking for Lambda's glibc: $CC is for this machine.
    """
    if arch != machine():
        return f"{shlex.quote(str(_bring_zig(uv)))} -target {arch.replace('arm64', 'aarch64')}-linux-gnu.2.34"
    if given := os.environ.get("CC"):
        return given
    found = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    return shlex.quote(found or str(_bring_zig(uv)))


def _bring_zig(uv: Path) -> Path:
    folder, key = TOOLS / "zig", lock_key("zig")
    if not is_made_from(folder, key):
        with step("no C compiler on PATH for this: installing zig"), replaced(folder, key) as partial:
            _unpack(uv, "zig", partial)
            compiler = partial / "cc"
            compiler.write_text('#!/bin/sh\nexec "${0%/*}/ziglang/zig" cc "$@"\n', encoding="utf-8")
            compiler.chmod(0o755)
    return folder / "cc"


def _unpack(uv: Path, name: str, folder: Path) -> None:
    """Install the one locked package of requirements/<name>.txt into a folder of its own."""
    install: list[str | Path] = [
        uv,
        "pip",
        "install",
        *quiet(),
        "--no-deps",
        "--require-hashes",
        "--python",
        sys.executable,
    ]
    lock = REQUIREMENTS / f"{name}.txt"
    run([*install, "--target", folder, "-r", lock], f"the package of requirements/{name}.txt could not be installed")


def quiet() -> list[str]:
    """Let uv draw its progress on a terminal only."""
    return [] if sys.stderr.isatty() else ["--quiet"]
