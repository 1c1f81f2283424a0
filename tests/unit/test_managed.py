"""CPython for another architecture as the real uv brings it, from a list of builds that lie on this machine."""

from __future__ import annotations

import hashlib
import json
import tarfile
from typing import TYPE_CHECKING

import pytest

from console import Failure
from interpreters import bring_foreign
from tools import TOOLS, machine

if TYPE_CHECKING:
    from pathlib import Path

UV = TOOLS / "uv" / "bin" / "uv"
OTHER = {"x86_64": "arm64", "arm64": "x86_64"}[machine()]
FAMILY = OTHER.replace("arm64", "aarch64")
RECORDED = "# system configuration generated and used by the sysconfig module\nbuild_time_vars = {}\n"
STDLIB = "lib/python3.13"
FILES = ("bin/python3.13", f"{STDLIB}/os.py", f"{STDLIB}/_sysconfigdata__linux_{FAMILY}-linux-gnu.py")


def offer(folder: Path, *patches: int) -> Path:
    """Write a list of builds, one for each patch release, as uv reads it; return its path."""
    builds = {}
    for patch in patches:
        content, packed = folder / str(patch), folder / f"{patch}.tar.gz"
        for name in FILES:
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(RECORDED, encoding="utf-8")
            path.chmod(0o755)
        with tarfile.open(packed, "w:gz") as archive:
            archive.add(content, "python")
        builds[f"cpython-3.13.{patch}-linux-{FAMILY}-gnu"] = {
            "name": "cpython",
            "os": "linux",
            "libc": "gnu",
            "arch": {"family": FAMILY, "variant": None},
            "major": 3,
            "minor": 13,
            "patch": patch,
            "prerelease": "",
            "url": packed.as_uri(),
            "sha256": hashlib.sha256(packed.read_bytes()).hexdigest(),
            "variant": None,
            "build": "20260101",
        }
    listing = folder / "downloads.json"
    listing.write_text(json.dumps(builds), encoding="utf-8")
    return listing


def test_build_for_the_other_architecture_is_brought(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The newest build of the minor version is unpacked, and its folder is the prefix to build from."""
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS_JSON_URL", str(offer(tmp_path, 4, 11)))
    prefix = bring_foreign(UV, "3.13", OTHER, tmp_path / "python")
    assert prefix.name == f"cpython-3.13.11-linux-{FAMILY}-gnu"
    assert all((prefix / name).is_file() for name in FILES)


def test_build_that_cannot_be_had_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a build to download the error says why, and how to name a CPython that lies somewhere."""
    listing = offer(tmp_path, 4)
    (tmp_path / "4.tar.gz").unlink()
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS_JSON_URL", str(listing))
    with pytest.raises(
        Failure, match=f"a layer for {OTHER} needs a CPython 3.13 for {OTHER}, and uv's could not"
    ) as caught:
        bring_foreign(UV, "3.13", OTHER, tmp_path / "python")
    assert caught.value.cure.endswith(f"make layer ARCH={OTHER} PY=3.13 PREFIX=...")
