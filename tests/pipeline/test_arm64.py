"""A layer for arm64, built on x86_64 from Debian's CPython for arm64, and run under an emulator."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import build_layer
import cloud
from console import Failure
from debian import bring_debian, is_offered
from elf import is_elf, machine_of, requirements_of
from function import Function
from glibc import is_too_new
from interpreters import Interpreter
from publisher import Publisher
from tools import TOOLS, bring_compiler
from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from debian import Debian

PROJECT = Path(__file__).resolve().parent.parent.parent
UV = TOOLS / "uv" / "bin" / "uv"
UNFIT = re.compile(r"^UNFIT    (runtime/lib/.*): this layer does not run on Lambda$", re.MULTILINE)
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
CODING = """
import json, sys
import _lambda_json
from aws_lambda_runtime._standard_codec import read, write
for text in json.load(sys.stdin):
    value = _lambda_json.read(text.encode())
    assert value == read(text.encode())
    assert _lambda_json.write(value, False) == write(value, False)
"""
# What no Linux has, what Debian ships in other packages, and `crypt`, which would not run on Lambda.
WINDOWS = {"asyncio.windows_events", "asyncio.windows_utils", "encodings.mbcs", "encodings.oem"}
WINDOWS |= {"multiprocessing.popen_spawn_win32", "_pyrepl.windows_console"}
UNIMPORTABLE = {*WINDOWS, "_ios_support", "_distutils_system_mod", "dbm.gnu", "dbm.ndbm", "crypt"}

pytestmark = pytest.mark.skipif(
    not is_offered(), reason="needs Debian's packages for arm64, which only Debian on x86_64 has at hand"
)


@dataclass(frozen=True)
class Arm64:
    """A built layer, and what it takes to run it here."""

    dist: Path
    tree: Tree
    report: str
    debian: Debian

    @property
    def objections(self) -> list[str]:
        """What of it would not run on Lambda, by file and symbol, as the report says."""
        return UNFIT.findall(self.report)

    def run(self, *words: str, stdin: str = "") -> str:
        """Return what the launcher prints under the emulator, in an environment that holds nothing of this one."""
        program = [str(self.debian.emulator), "-L", str(self.debian.system), str(self.tree.launcher)]
        done = subprocess.run(
            [*program, *words], input=stdin, env={}, capture_output=True, text=True, check=False, timeout=200
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def debian() -> Debian:
    """Return Debian's CPython for arm64 and what runs it, brought once into `.tools/`."""
    return bring_debian()


@pytest.fixture(scope="module")
def arm64(debian: Debian, tmp_path_factory: pytest.TempPathFactory) -> Arm64:
    """Return a layer that is built though Debian's libraries need a newer glibc than Lambda's."""
    dist = tmp_path_factory.mktemp("arm64") / "dist"
    origin = ["--interpreter", str(debian.interpreter), "--prefix", str(debian.system / "usr"), "--arch", "arm64"]
    command = [sys.executable, str(PROJECT / "build" / "layer.py"), *origin, "--uv", str(UV), "--dist", str(dist)]
    built = subprocess.run(
        [*command, "--allow-newer-glibc"],
        env={**os.environ, "CC": bring_compiler(UV, "arm64")},
        check=False,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert built.returncode == 0, built.stderr
    return Arm64(dist, Tree(dist / "layer", debian.version), built.stdout, debian)


@pytest.fixture
def function(arm64: Arm64, tmp_path: Path) -> Iterator[Function]:
    """Return a typed function on the layer: its shim starts the launcher through the emulator."""
    wrapper = tmp_path / "wrapper"
    emulate = shlex.join([str(arm64.debian.emulator), "-L", str(arm64.debian.system)])
    wrapper.write_text(f'#!/bin/sh\nexec {emulate} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    running = Function(arm64.tree.root, tmp_path, TYPED, environment={"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)})
    yield running
    running.stop()


def test_every_binary_is_for_arm64_and_the_launcher_for_lambdas_glibc(arm64: Arm64) -> None:
    """No file of the build machine got in, and what we compile needs no newer glibc than 2.34."""
    assert {machine_of(path) for path in arm64.tree.files() if is_elf(path)} == {"EM_AARCH64"}
    assert [requirement for requirement in requirements_of(arm64.tree.launcher) if is_too_new(requirement)] == []


def test_report_names_what_would_not_run_on_lambda(arm64: Arm64) -> None:
    """The layer that was built against the audit's objection is marked by file and symbol."""
    named = r"runtime/lib/libexpat\.so\.1 needs arc4random_buf.* of libc\.so\.6 in GLIBC_2\.36"
    assert any(re.fullmatch(named, objection) for objection in arm64.objections)


def test_make_layer_refuses_what_would_not_run_on_lambda(
    arm64: Arm64, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What `make layer` calls builds no zip, names file and symbol, and cares for no compiler of this machine."""
    monkeypatch.setenv("CC", "/nowhere/cc")
    debian = arm64.debian
    host = Interpreter(str(debian.interpreter), f"{debian.version}.0", "local", "", 0.0)
    with pytest.raises(Failure, match="the layer was not built"):
        build_layer.build(host, "arm64", str(debian.system / "usr"), tmp_path)
    assert f"the build failed: {arm64.objections[0]}, and Lambda has glibc 2.34" in capfd.readouterr().err
    assert list(tmp_path.glob("*.zip")) == []


def test_publish_layer_refuses_what_would_not_run_on_lambda(arm64: Arm64) -> None:
    """The audit stands between the zip and AWS: file and symbol are named, and nothing is published."""
    process, port = cloud.start_moto()
    aws = cloud.Cloud(port)
    aws.start()
    try:
        layer = ["--python", arm64.tree.version, "--arch", "arm64", "--regions", "eu-west-1"]
        told = Publisher(arm64.dist.parent, aws.address).run(*layer)
    finally:
        aws.stop()
        process.terminate()
        process.wait(30)
    assert told.returncode == 1
    assert "is not published, as it would not run on Lambda" in told.stderr
    assert f"{arm64.objections[0]}, and Lambda has glibc 2.34" in told.stderr
    assert aws.changes() == []


def test_versions_are_read_from_files_that_cannot_be_asked(arm64: Arm64) -> None:
    """The manifest has the versions that stand in the bytes of the libraries, and the report says what none states."""
    components = json.loads(arm64.tree.manifest.read_text(encoding="utf-8"))["components"]
    stated = {"bzip2", "expat", "mpdecimal", "ncurses", "openssl", "sqlite", "xz", "zlib"}
    assert [name for name in sorted(stated) if not components[name]] == []
    assert components["libffi"] == ""
    assert "LACKING  libffi: nothing on this machine states its version" in arm64.report


def test_shim_and_typed_handler_run(function: Function) -> None:
    """The shim starts the loop, which gives a handler its typed event and answers."""
    payload = json.loads((PROJECT / "data" / "events" / "sqs" / "standard.json").read_text(encoding="utf-8"))
    assert function.invoke(payload).value == [record["messageId"] for record in payload["Records"]]
    function.finish()


def test_interpreter_is_for_arm64_and_finds_the_packages(arm64: Arm64) -> None:
    """An ordinary Python of the layer imports what the layer brings, though Debian's own looks in other folders."""
    told = arm64.run(
        "-c", "import platform, attrs, cattrs, aws_lambda_runtime; print(platform.machine(), attrs.__file__)"
    )
    assert told == f"aarch64 {arm64.tree.site_packages / 'attrs' / '__init__.py'}\n"


def test_codec_reads_and_writes_every_sample(arm64: Arm64) -> None:
    """The codec that was compiled for arm64 makes of events, numbers and escapes what the interpreter's does."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "data" / "events").rglob("*.json"))]
    texts.append(r'["\"\\ \u00e9\ud83d\ude00 \n", "Grüße, 世界", {"": []}, 123456789012345678901]')
    texts.append("[0.1, -1.5e-7, 5e-324, 1e22, -0.0]")
    arm64.run("-c", CODING, stdin=json.dumps(texts))


def test_every_module_of_the_standard_library_imports(arm64: Arm64) -> None:
    """Pure and compiled modules import under the emulator, but for those that no Linux, or not Debian's, has."""
    stdlib = arm64.tree.stdlib
    alone = [path for path in stdlib.rglob("*.pyc") if path.parent.name != "__pycache__"]
    names = {".".join(path.relative_to(stdlib).with_suffix("").parts) for path in [*stdlib.rglob("*.py"), *alone]}
    names = {name.removesuffix(".__init__") for name in names if "site-packages" not in name and "__main__" not in name}
    names |= {path.name.partition(".")[0] for path in arm64.tree.dynload.glob("*.so")}
    failed = json.loads(arm64.run("-c", IMPORTING, stdin=json.dumps(sorted(names))).splitlines()[-1])
    assert set(failed) == UNIMPORTABLE & names, failed
    assert len(names) - len(failed) > 500
