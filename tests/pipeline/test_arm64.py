"""A layer for arm64, built on x86_64 from Debian's CPython 3.11 for arm64, and run under an emulator."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from elf import is_elf, machine_of, requirements_of
from function import Function
from glibc import is_too_new
from interpreters import recall
from tools import TOOLS, bring_compiler
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent.parent
UV = TOOLS / "uv" / "bin" / "uv"
EMULATOR = "qemu-user-static"
PACKAGES = (
    *("python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib", "libpython3.11-dev"),
    *("libc6", "libexpat1", "zlib1g", "libssl3", "libsqlite3-0", "libffi8", "liblzma5", "libbz2-1.0"),
    *("libncursesw6", "libtinfo6", "libuuid1", "libcrypt1", "libdb5.3"),
)
LINKED = ("expat", "z")
TYPED = """
from aws_lambda_runtime.events import SQSEvent

def handler(event: SQSEvent, context):
    return [record.message_id for record in event.records]
"""
IMPORTING = """
import importlib, json, sys
failed = {}
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name)
    except BaseException as error:
        failed[name] = repr(error)
print(json.dumps(failed))
"""
# What no Linux has, what Debian ships in other packages, and `crypt`, which would not run on Lambda.
WINDOWS = {"asyncio.windows_events", "asyncio.windows_utils", "encodings.mbcs", "encodings.oem"}
UNIMPORTABLE = {*WINDOWS, "multiprocessing.popen_spawn_win32", "_distutils_system_mod", "dbm.gnu", "crypt"}
APT, DPKG, TAR = (shutil.which(name) or name for name in ("apt-get", "dpkg-deb", "tar"))

BASE = recall(TOOLS / "interpreter-3.11.json")
pytestmark = pytest.mark.skipif(
    platform.machine() != "x86_64" or BASE is None or shutil.which(APT) is None,
    reason="needs x86_64, Debian's packages, and `make setup PY=3.11`",
)


@dataclass(frozen=True)
class Arm64:
    """A built layer, and what it takes to run it here."""

    tree: Tree
    report: str
    emulator: Path
    sysroot: Path


def unpack(package: Path, folder: Path) -> None:
    """Unpack a Debian package into a folder, whose `lib` may be a link."""
    with subprocess.Popen([DPKG, "--fsys-tarfile", package], stdout=subprocess.PIPE) as content:
        subprocess.run([TAR, "-x", "--keep-directory-symlink", "-C", folder], stdin=content.stdout, check=True)
    assert content.returncode == 0


def fetch(folder: Path) -> tuple[Path, Path]:
    """Download an emulator and an arm64 system with apt, in a folder of its own; return where both lie."""
    sysroot, emulator, debs = folder / "sysroot", folder / "qemu", folder / "debs"
    for path in (
        sysroot / "usr" / "lib",
        emulator,
        debs,
        folder / "lists" / "partial",
        folder / "archives" / "partial",
    ):
        path.mkdir(parents=True)
    (sysroot / "lib").symlink_to("usr/lib")
    places = [f"Dir::State::lists={folder}/lists", f"Dir::Cache={folder}", "APT::Architecture=arm64"]
    own = [
        word for place in (*places, "APT::Architectures::=arm64", "APT::Sandbox::User=root") for word in ("-o", place)
    ]
    subprocess.run([APT, *own, "-qq", "update"], check=True, capture_output=True, timeout=120)
    subprocess.run([APT, *own, "download", *PACKAGES], cwd=debs, check=True, capture_output=True, timeout=300)
    subprocess.run([APT, "download", EMULATOR], cwd=folder, check=True, capture_output=True, timeout=300)
    for package in sorted(debs.glob("*.deb")):
        unpack(package, sysroot)
    unpack(next(folder.glob(f"{EMULATOR}*.deb")), emulator)
    libraries = sysroot / "usr" / "lib" / "aarch64-linux-gnu"
    for name in LINKED:
        (libraries / f"lib{name}.so").symlink_to(f"lib{name}.so.1")
    return emulator / "usr" / "bin" / "qemu-aarch64-static", sysroot


def command(dist: Path, sysroot: Path, *more: str) -> list[str]:
    """Return the command that builds the layer."""
    assert BASE is not None
    options = ["--interpreter", BASE.path, "--prefix", str(sysroot / "usr"), "--arch", "arm64", "--uv", str(UV)]
    return [sys.executable, str(PROJECT / "build" / "layer.py"), *options, "--dist", str(dist), *more]


@pytest.fixture(scope="module")
def arm64(tmp_path_factory: pytest.TempPathFactory) -> Arm64:
    """Return a layer that is built though Debian's libraries need a newer glibc than Lambda's."""
    folder = tmp_path_factory.mktemp("arm64")
    emulator, sysroot = fetch(folder)
    environment = {**os.environ, "CC": bring_compiler(UV, "arm64")}
    build = command(folder / "dist", sysroot, "--allow-newer-glibc")
    report = subprocess.run(build, env=environment, check=False, capture_output=True, text=True, timeout=400)
    assert report.returncode == 0, report.stderr
    return Arm64(Tree(folder / "dist" / "layer", "3.11"), report.stdout, emulator, sysroot)


@pytest.fixture
def function(arm64: Arm64, tmp_path: Path) -> Iterator[Function]:
    """Return a typed function on the layer: its shim starts the launcher through the emulator."""
    wrapper = tmp_path / "wrapper"
    wrapper.write_text(f'#!/bin/sh\nexec {arm64.emulator} -L {arm64.sysroot} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    running = Function(arm64.tree.root, tmp_path, TYPED, environment={"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)})
    yield running
    running.stop()


def test_every_binary_is_for_arm64_and_the_launcher_for_lambdas_glibc(arm64: Arm64) -> None:
    """No file of the build machine got in, and what we compile needs no newer glibc than 2.34."""
    assert {machine_of(path) for path in arm64.tree.files() if is_elf(path)} == {"EM_AARCH64"}
    assert [requirement for requirement in requirements_of(arm64.tree.launcher) if is_too_new(requirement)] == []


def test_audit_names_what_would_not_run_on_lambda(arm64: Arm64, tmp_path: Path) -> None:
    """The report marks the layer by file and symbol, and without the explicit option there is no layer."""
    needs = "libexpat.so.1 needs arc4random_buf of libc.so.6 in GLIBC_2.36"
    assert f"UNFIT    runtime/lib/{needs}: this layer does not run on Lambda" in arm64.report
    environment = {**os.environ, "CC": bring_compiler(UV, "arm64")}
    refused = subprocess.run(
        command(tmp_path, arm64.sysroot), env=environment, check=False, capture_output=True, text=True, timeout=400
    )
    assert refused.returncode == 1
    assert f"{needs}, and Lambda has glibc 2.34" in refused.stderr
    assert list(tmp_path.glob("*.zip")) == []


def test_shim_and_typed_handler_run(function: Function) -> None:
    """The shim starts the loop, which gives a handler its typed event and answers."""
    payload = json.loads((PROJECT / "data" / "events" / "sqs" / "standard.json").read_text(encoding="utf-8"))
    assert function.invoke(payload).value == [record["messageId"] for record in payload["Records"]]
    function.finish()


def test_every_module_of_the_standard_library_imports(arm64: Arm64) -> None:
    """Pure and compiled modules import under the emulator, but for those that no Linux, or not Debian's, has."""
    stdlib = arm64.tree.stdlib
    names = {".".join(path.relative_to(stdlib).with_suffix("").parts) for path in stdlib.rglob("*.py")}
    names = {name.removesuffix(".__init__") for name in names if "site-packages" not in name and "__main__" not in name}
    names |= {path.name.partition(".")[0] for path in arm64.tree.dynload.glob("*.so")}
    program = [str(arm64.emulator), "-L", str(arm64.sysroot), str(arm64.tree.launcher), "-c", IMPORTING]
    told = subprocess.run(
        program, input=json.dumps(sorted(names)), env={}, check=True, capture_output=True, text=True, timeout=200
    ).stdout
    failed = json.loads(told.splitlines()[-1])
    assert set(failed) == UNIMPORTABLE, failed
    assert len(names) - len(failed) > 500
