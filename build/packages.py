"""Ask this machine's package manager which of its packages a shared library comes from."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from packageurl import PackageURL

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARE = Path("/usr/share")
RPM_ANSWER = "%{NAME}\t%{EPOCH}:%{VERSION}-%{RELEASE}\n"
UPSTREAM = re.compile(r"(?:[^:]*:)?(\d+(?:\.\d+)*[a-z]?)")


@dataclass(frozen=True)
class Package:
    """A package of a distribution: how it is called there, and its version in the distribution's form."""

    kind: str
    name: str
    version: str

    @property
    def upstream(self) -> str:
        """The version that the project itself gave, without the distribution's epoch and revision."""
        found = UPSTREAM.match(self.version)
        return found[1] if found else self.version

    @property
    def purl(self) -> str:
        """The package URL, by which databases of vulnerabilities know what the distribution has repaired."""
        version = self.version.removeprefix("(none):")
        return PackageURL(self.kind, distribution(), self.name, version).to_string()

    def licences(self) -> list[Path]:
        """Return the files in which the distribution keeps the package's licence."""
        candidates = [SHARE / "doc" / self.name / "copyright", *sorted(SHARE.joinpath("licenses", self.name).glob("*"))]
        return [path for path in candidates if path.is_file()]


def distribution() -> str:
    """Return what this machine's distribution calls itself, as in the purls of its packages."""
    release = Path("/etc/os-release")
    text = release.read_text(encoding="utf-8") if release.is_file() else ""
    found = re.search(r'^ID="?([\w.-]+)"?$', text, re.MULTILINE)
    return found[1] if found else "linux"


def owner_of(library: Path) -> Package | None:
    """Return the package that brought *library*, or None where no package manager knows it."""
    for path in dict.fromkeys((library, library.resolve(), *_other_names(library))):
        found = _in_dpkg(path) or _in_rpm(path)
        if found:
            return found
    return None


def _other_names(path: Path) -> Iterator[Path]:
    """Give what a file may also be called on systems on which /lib is a link to /usr/lib."""
    for name in (path, path.resolve()):
        if name.is_relative_to("/usr/lib"):
            yield Path("/") / name.relative_to("/usr")
        elif name.is_relative_to("/lib"):
            yield Path("/usr") / name.relative_to("/")


def _in_dpkg(path: Path) -> Package | None:
    named = _answer("dpkg-query", "--search", str(path)).partition(": ")[0]
    if not named or "," in named:
        return None
    name, _, version = _answer("dpkg-query", "--show", "--showformat", "${Package}\t${Version}", named).partition("\t")
    return Package("deb", name, version)


def _in_rpm(path: Path) -> Package | None:
    name, _, version = _answer("rpm", "--query", "--file", "--queryformat", RPM_ANSWER, str(path)).partition("\t")
    return Package("rpm", name, version.strip()) if version else None


def _answer(program: str, *words: str) -> str:
    if which(program) is None:
        return ""
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""
