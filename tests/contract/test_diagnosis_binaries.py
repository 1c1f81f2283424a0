"""Compiled modules that cannot be loaded, made from real ones: the log says why, and the error document stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

IMPORT = "from compiled import part\ndef handler(event, context): return event\n"
OTHER = {"x86_64": 183, "aarch64": 62}
OTHER_NAME = {"x86_64": "aarch64", "aarch64": "x86_64"}
MACHINE = os.uname().machine


@pytest.fixture(scope="session")
def suffix(layer_root: Path) -> str:
    """Return how names of compiled modules end for the layer's Python."""
    version = next(layer_root.glob("runtime/bin/python3.*")).name.removeprefix("python").replace(".", "")
    return f".cpython-{version}-{MACHINE}-linux-gnu.so"


@pytest.fixture(scope="session")
def real(layer_root: Path, suffix: str) -> bytes:
    """Return a compiled module that needs libz and the C library."""
    data = next(layer_root.glob(f"runtime/lib/python3.*/lib-dynload/zlib{suffix}")).read_bytes()
    assert data.count(b"\0libz.so.1\0") == data.count(b"\0libc.so.6\0") == 1
    return data


@pytest.fixture
def wheel(tmp_path: Path) -> Callable[[str, bytes], dict[str, str]]:
    """Return what lays out a wheel, `compiled` 1.2, with one compiled module; it gives the environment to find it."""
    folder = tmp_path / "packages"

    def install(file: str, data: bytes) -> dict[str, str]:
        (folder / "compiled").mkdir(parents=True)
        (folder / "compiled" / "__init__.py").touch()
        (folder / "compiled" / file).write_bytes(data)
        record = folder / "compiled-1.2.dist-info" / "RECORD"
        record.parent.mkdir()
        record.write_text(f"compiled/__init__.py,,\ncompiled/{file},,\n")
        return {"PYTHONPATH": str(folder)}

    return install


def told(function: Function) -> str:
    """Check the report of a failed import, and return what the log says of it."""
    error = function.init_error()
    assert error["errorType"] == "Runtime.ImportModuleError"
    assert error["errorMessage"].startswith("Unable to import module 'app': ")
    assert "diagnosis" not in error["errorMessage"]
    assert function.exit_code() == 1
    (entry,) = [line for line in function.log.split("\n") if "diagnosis" in line]
    assert entry.startswith("[ERROR] Runtime.ImportModuleError: ")
    return entry.partition("\rdiagnosis ")[2]


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """Put another name of the same length into a file."""
    assert len(old) == len(new)
    return data.replace(b"\0%b\0" % old, b"\0%b\0" % new)


def test_e104_missing_library(serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, suffix: str) -> None:
    """A shared library that is not there is named, with the file and the distribution that need it."""
    file = f"part{suffix}"
    environment = wheel(file, replaced(real, b"libz.so.1", b"libq.so.1"))
    advice = told(serve(IMPORT, environment=environment))
    assert advice.startswith(f"E104: compiled/{file} (of compiled 1.2) needs the shared library libq.so.1, which is ")
    assert "\rcure: put libq.so.1 into the folder lib " in advice


def test_e104_library_of_a_library(
    serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, suffix: str, tmp_path: Path
) -> None:
    """Where a library that came with the module lacks another one, it is that library which is named."""
    environment = wheel(f"part{suffix}", replaced(real, b"libz.so.1", b"libx.so.1"))
    libraries = tmp_path / "packages" / "compiled.libs"
    libraries.mkdir()
    (libraries / "libx.so.1").write_bytes(replaced(real, b"libz.so.1", b"liby.so.1"))
    environment["LD_LIBRARY_PATH"] = str(libraries)
    assert told(serve(IMPORT, environment=environment)).startswith(
        "E104: compiled.libs/libx.so.1 (of compiled 1.2) needs the shared library liby.so.1, "
    )


def test_e105_other_machine(serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, suffix: str) -> None:
    """A module for another machine is told by its header, and the command that brings the right one is given."""
    file = f"part{suffix}"
    environment = wheel(file, real[:18] + OTHER[MACHINE].to_bytes(2, "little") + real[20:])
    advice = told(serve(IMPORT, environment=environment))
    assert advice.startswith(f"E105: compiled/{file} (of compiled 1.2) is made for Linux, {OTHER_NAME[MACHINE]}, tag ")
    assert f"; the layer runs on Linux, {MACHINE}, glibc, " in advice
    assert f"--python-platform {MACHINE}-manylinux_2_34 " in advice
    assert advice.rstrip().endswith(" compiled (docs/errors.md#e105)")


@pytest.mark.parametrize("statement", ["from compiled import part", "import compiled.part"])
@pytest.mark.parametrize("tag", ["cpython-39-x86_64-linux-gnu", "cpython-313-x86_64-linux-musl", "cp313-win_amd64"])
def test_e105_other_python(
    serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, tag: str, statement: str
) -> None:
    """A module that the import system passes over, for it is made for another Python, is found by its name."""
    system, ending = ("Windows", "pyd") if "win" in tag else ("Linux", "so")
    file = f"part.{tag}.{ending}"
    environment = wheel(file, b"MZ" if system == "Windows" else real)
    advice = told(serve(f"{statement}\n", environment=environment))
    assert advice.startswith(f"E105: compiled/{file} (of compiled 1.2) is made for {system}, ")
    assert f"tag {tag}; the layer runs on " in advice


def test_e105_behind_a_folder_of_stubs(
    serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, tmp_path: Path
) -> None:
    """A folder of the module's name, which is then imported in its place, does not hide it."""
    environment = wheel("part.cpython-39-x86_64-linux-gnu.so", real)
    (tmp_path / "packages" / "compiled" / "part").mkdir()
    advice = told(serve("from compiled.part import name\n", environment=environment))
    assert advice.startswith("E105: compiled/part.cpython-39-x86_64-linux-gnu.so (of compiled 1.2) is made for Linux, ")


def test_e105_musl(serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes) -> None:
    """A module that needs the C library of Alpine is told by that."""
    environment = wheel("part.abi3.so", replaced(real, b"libc.so.6", b"libc.musl"))
    advice = told(serve(IMPORT, environment=environment))
    assert advice.startswith("E105: compiled/part.abi3.so (of compiled 1.2) is made for Linux, ")
    assert ", musl (Alpine), tag abi3; " in advice


def test_e105_symbol_of_another_python(
    serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, suffix: str
) -> None:
    """A module that lies under the right name but needs what this Python lacks is told by the symbol."""
    environment = wheel(f"part{suffix}", replaced(real, b"PyErr_SetString", b"PyErr_SetStrinX"))
    advice = told(serve(IMPORT, environment=environment))
    assert advice.startswith("E105: ")
    assert "it needs PyErr_SetStrinX, which this Python does not have" in advice


@pytest.mark.parametrize("data", [b"", b"not a library", b"\xcf\xfa\xed\xfe"], ids=["empty", "text", "macOS"])
def test_e105_no_library(serve: Serve, wheel: Callable[..., dict[str, str]], data: bytes, suffix: str) -> None:
    """A file that is no shared library of Linux at all is told too."""
    advice = told(serve(IMPORT, environment=wheel(f"part{suffix}", data)))
    system = "macOS" if data.startswith(b"\xcf") else "no system that is known"
    assert f"(of compiled 1.2) is made for {system}" in advice


def test_e106_newer_c_library(serve: Serve, wheel: Callable[..., dict[str, str]], real: bytes, suffix: str) -> None:
    """A module that needs a newer C library is told with the version, and the tag of wheels that work."""
    file = f"part{suffix}"
    wanted = next(version for version in (b"GLIBC_2.2.5", b"GLIBC_2.17") if b"\0%b\0" % version in real)
    newer = b"GLIBC_2.99".ljust(len(wanted), b"9")
    advice = told(serve(IMPORT, environment=wheel(file, replaced(real, wanted, newer))))
    assert advice.startswith(f"E106: compiled/{file} (of compiled 1.2) needs {newer.decode()}, which is newer than ")
    assert f"({os.confstr('CS_GNU_LIBC_VERSION')})" in advice
    assert "manylinux_2_34 or older" in advice
