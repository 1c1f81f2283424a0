"""Bring a CPython for arm64, and what runs it here, from the packages of this machine's own Debian.

apt works in a folder of its own, where nothing is installed and nothing of the machine is changed: neither its lists
nor its architectures, and root is not needed. The same source gives the interpreter that runs here, of the same
release, and an emulator.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console import Failure, step
from tools import TOOLS, is_made_from, machine, replaced

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = TOOLS / "debian"
EMULATOR = "qemu-user-static"
FOREIGN = ("libpython3-dev", "python3-minimal")
HOST = ("python{0}-minimal", "libpython{0}-minimal", "libpython{0}-stdlib", "libpython{0}-dev")
DOWNLOAD = ("install", "--yes", "--download-only")
OLDEST_RELEASE = 12  # the first one with CPython 3.11
PATIENCE = 300

# Hooks of the machine's own settings tidy the machine's own cache, which is none of our business.
SETTINGS = """
Dir::State "{0}";
Dir::State::status "{0}/status";
Dir::Cache "{0}";
APT::Architecture "arm64";
#clear APT::Architectures;
APT::Architectures {{ "arm64"; "amd64"; }};
APT::Install-Recommends "false";
APT::Sandbox::User "root";
#clear APT::Update;
"""
CURE = "see apt's words above; most often the package source cannot be reached: check the network, then run it again"


@dataclass(frozen=True, slots=True)
class Debian:
    """A system for arm64 that was only unpacked, and two programs that run here."""

    folder: Path

    @property
    def system(self) -> Path:
        """The root of the system for arm64."""
        return self.folder / "system"

    @property
    def version(self) -> str:
        """The minor version of its CPython, which is also that of the interpreter here."""
        return (self.system / "usr" / "bin" / "python3").readlink().name.removeprefix("python")

    @property
    def host(self) -> Path:
        """The root of what runs on this machine."""
        return self.folder / "host"

    @property
    def interpreter(self) -> Path:
        """The CPython of the same release that runs on this machine."""
        return self.host / "usr" / "bin" / f"python{self.version}"

    @property
    def emulator(self) -> Path:
        """The program that runs those for arm64."""
        return self.folder / "qemu-aarch64"


def is_offered() -> bool:
    """Tell whether this is Debian on x86_64: its source has the packages of every architecture.

    Its derivatives take those for arm64 from other hosts than the ones that they are set up with.
    """
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    release = int(system.get("VERSION_ID", OLDEST_RELEASE))
    return system["ID"] == "debian" and release >= OLDEST_RELEASE and machine() == "x86_64"


def bring_debian() -> Debian:
    """Download the packages once, and unpack them below `.tools/`."""
    key = " ".join((*FOREIGN, *HOST, EMULATOR))
    if not is_made_from(FOLDER, key):
        with step("fetching CPython for arm64 and an emulator from Debian"), replaced(FOLDER, key) as partial:
            _fetch(partial)
    return Debian(FOLDER)


def _fetch(folder: Path) -> None:
    made, apt, tools = Debian(folder), folder / "apt", folder / "tools"
    for path in (apt / "lists" / "partial", apt / "archives" / "partial", tools, made.system / "usr" / "lib"):
        path.mkdir(parents=True)
    (made.system / "lib").symlink_to("usr/lib")
    (apt / "status").touch()
    (apt / "settings").write_text(SETTINGS.format(apt), encoding="utf-8")
    _apt(apt, "update")
    _apt(apt, *DOWNLOAD, *FOREIGN)
    _apt(apt, "-o", "APT::Architecture=amd64", *DOWNLOAD, EMULATOR)
    for package in apt.glob("archives/*.deb"):
        _unpack(package, tools if package.stem.endswith("_amd64") else made.system)
    _keep_links_inside(made.system)
    _apt(apt, "download", *(f"{name.format(made.version)}:amd64" for name in HOST))
    for package in apt.glob("*.deb"):
        _unpack(package, made.host)
    shutil.copy(min(tools.glob("usr/bin/qemu-aarch64*")), made.emulator)
    for used in (apt, tools):
        shutil.rmtree(used)


def _apt(folder: Path, *words: str) -> None:
    command = ["apt-get", "-qq", "-c", str(folder / "settings"), *words]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failure(f"{' '.join(command)} did not end well: {error}", CURE) from error
    if done.returncode:
        raise Failure(f"{' '.join(command)} failed (exit code {done.returncode}):\n{done.stderr.strip()}", CURE)


def _unpack(package: Path, folder: Path) -> None:
    """Unpack a package into a folder, whose `lib` may be a link."""
    folder.mkdir(exist_ok=True)
    read = ["dpkg-deb", "--fsys-tarfile", str(package)]
    unpack = ["tar", "-x", "--keep-directory-symlink", "-C", str(folder)]
    with subprocess.Popen(read, stdout=subprocess.PIPE) as content:
        unpacked = subprocess.run(unpack, stdin=content.stdout, check=False)
    if content.returncode or unpacked.returncode:
        raise Failure(f"{package.name} could not be unpacked", CURE)


def _keep_links_inside(system: Path) -> None:
    """Let absolute links name what lies in the system and not what this machine has at that place."""
    for path in system.rglob("*"):
        if path.is_symlink() and path.readlink().is_absolute():
            target = system / path.readlink().relative_to("/")
            path.unlink()
            path.symlink_to(os.path.relpath(target, path.parent))
