"""The build as a whole: the same bytes from anywhere, and a clear end however it ends."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tree import Tree

if TYPE_CHECKING:
    from interpreter import Interpreter

PROJECT = Path(__file__).resolve().parent.parent.parent
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
CAN_MOUNT = (
    subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True).returncode
    == 0
)


@dataclass(frozen=True)
class Checkout:
    """A copy of what the layer is made from, and the interpreter to freeze."""

    root: Path
    base: Interpreter

    @property
    def dist(self) -> Path:
        """Where the results go."""
        return self.root / "dist"

    @property
    def archive(self) -> Path:
        """The zip that the build leaves."""
        return next(self.dist.glob("*.zip"))

    @property
    def bill(self) -> Path:
        """The bill of materials beside it."""
        return self.archive.with_suffix(".cdx.json")

    def command(self) -> list[str]:
        """Return the command that builds the layer."""
        arch = os.uname().machine.replace("aarch64", "arm64")
        options = ["--interpreter", self.base.executable, "--arch", arch, "--dist", str(self.dist)]
        return [
            sys.executable,
            str(self.root / "build" / "layer.py"),
            *options,
            "--uv",
            str(PROJECT / ".tools/uv/bin/uv"),
        ]


@pytest.fixture(scope="module")
def checkout(base: Interpreter, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Return a copy of the project that no build has seen."""
    root = tmp_path_factory.mktemp("project")
    for folder in ("build", "data", "layer", "requirements"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", root)
    return Checkout(root, base)


@pytest.fixture(scope="module")
def report(checkout: Checkout) -> str:
    """Return what the build says after an earlier one was killed in the middle of its work."""
    with subprocess.Popen(checkout.command(), stdout=subprocess.PIPE, text=True) as process:
        next(line for line in process.stdout or () if "bytecode" in line)
        process.send_signal(signal.SIGKILL)
    assert list(checkout.dist.glob(".workshop-*"))
    return subprocess.run(checkout.command(), check=True, capture_output=True, text=True, timeout=300).stdout


def test_killed_build_leaves_nothing_that_the_next_one_trips_over(checkout: Checkout, report: str) -> None:
    """The build after a killed one succeeds and clears away what that one left."""
    assert sorted(path.name for path in checkout.dist.iterdir()) == [
        ".lock",
        checkout.bill.name,
        checkout.archive.name,
        "layer",
    ]
    assert "audit" in report


def test_report_tells_sizes_time_and_glibc(report: str) -> None:
    """After a build a person sees files, bytes by part, the largest files, the budget, the time and the glibc."""
    for word in (
        "part",
        "files",
        "largest files",
        "unzipped",
        "of 60 MB",
        "zip",
        "of 17 MB" if sys.version_info < (3, 12) else "of 16 MB",
        "frozen",
        "glibc",
        "time",
    ):
        assert word in report


@pytest.mark.usefixtures("report")
def test_archive_is_the_layer(checkout: Checkout) -> None:
    """The zip holds exactly the files of the folder beside it."""
    layer = checkout.dist / "layer"
    with zipfile.ZipFile(checkout.archive) as archive:
        assert archive.namelist() == [str(path.relative_to(layer)) for path in Tree(layer, "").files()]
        assert archive.testzip() is None


@pytest.mark.usefixtures("report")
def test_another_folder_and_environment_give_the_same_bytes(checkout: Checkout, tmp_path: Path) -> None:
    """A copy elsewhere, with another hash seed, time zone and locale, builds the same archive and bill."""
    other = Checkout(tmp_path / "another place", checkout.base)
    shutil.copytree(checkout.root, other.root, ignore=shutil.ignore_patterns("dist"))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(other.command(), env=environment, check=True, capture_output=True, timeout=300)
    for made in ("archive", "bill"):
        files = [getattr(place, made).read_bytes() for place in (checkout, other)]
        assert len({hashlib.sha256(content).hexdigest() for content in files}) == 1, made


@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk is a mount, and this machine lets no user make one")
def test_full_disk_ends_the_build_with_its_cure(checkout: Checkout, tmp_path: Path) -> None:
    """On a disk that is too small the build ends with a message, not with a traceback, and leaves nothing on it."""
    small = tmp_path / "small"
    small.mkdir()
    command = [small if word == str(checkout.dist) else word for word in checkout.command()]
    script = 'mount -t tmpfs -o size=16m none "$0" && "$@"; status=$?; ls -A "$0"; exit $status'
    shell = [*NAMESPACE, "sh", "-c", script, str(small), *map(str, command)]
    done = subprocess.run(shell, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "the build failed: " in done.stderr
    assert "cure: the disk is full: free about 200 MB, or choose another disk with --dist" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines()[-1] == ".lock"


def test_unknown_option_value_is_explained(checkout: Checkout) -> None:
    """An interpreter that does not exist ends the build with its name and a cure."""
    command = [word if word != checkout.base.executable else "/nowhere/python3" for word in checkout.command()]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "the build failed: /nowhere/python3 does not run: No such file or directory\n  cure: "
    )
