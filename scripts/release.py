"""What gets published: a zip, the facts of what is in it, and the words that AWS keeps beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_layer import archive
from console import Failure
from tools import ROOT, shown

if TYPE_CHECKING:
    from pathlib import Path

RUNTIME = "provided.al2023"
LICENSE = "Apache-2.0"
LONGEST_DESCRIPTION = 256
FITNESS = ROOT / "build" / "fitness.py"


@dataclass(frozen=True, slots=True)
class Release:
    """A zip that may be published."""

    archive: Path
    arch: str
    sha256: str
    description: str

    @property
    def name(self) -> str:
        """The name of the layer, which is the zip's."""
        return self.archive.stem


def prepare(dist: Path, python: str, arch: str) -> Release:
    """Return the release of a Python minor version and architecture, once the audit has nothing against it."""
    path = dist / archive(python, arch).name
    build = f"make layer PY={python} ARCH={arch}"
    if not path.is_file():
        raise Failure(f"there is no zip to publish: {shown(path)} does not exist", f"build it first: {build}")
    files = ["--archive", str(path), "--layer", str(dist / "layer")]
    command = [sys.executable, str(FITNESS), *files, "--python", python, "--arch", arch]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        raise Failure(f"{shown(path)} is not published, as it would not run on Lambda", told.stderr.strip())
    facts = json.loads(told.stdout)
    return Release(path, arch, facts["sha256"], describe(facts["python"]))


def describe(python: str) -> str:
    """Say which version of this project, CPython and source a layer is made of, as `manifest` reads it back."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = f"{project['name']} {project['version']}, CPython {python}, git {_commit()}"
    return text[:LONGEST_DESCRIPTION]


def _commit() -> str:
    """Name the commit, and whether files differ from it; the record of what was published is none of the sources."""
    head = _git("rev-parse", "--short=12", "HEAD")
    if not head:
        return "unknown"
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!data/layers.json", ":!docs/layers.md")
    return f"{head} with changes" if changed else head


def _git(*words: str) -> str:
    try:
        told = subprocess.run(
            [shutil.which("git") or "git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""
