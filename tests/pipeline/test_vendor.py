"""The distributions: every file that ships is the one that its wheel recorded."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import vendor
from failure import BuildError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a folder with a distribution of one module, its command, and its RECORD."""
    (tmp_path / "spam.py").write_bytes(b"eggs = 1\n")
    digest = urlsafe_b64encode(sha256(b"eggs = 1\n").digest()).rstrip(b"=").decode()
    info = tmp_path / "spam-1.0.dist-info"
    info.mkdir()
    rows = [f"spam.py,sha256={digest},9", "bin/spam,sha256=AAAA,1", "spam-1.0.dist-info/RECORD,,"]
    (info / "RECORD").write_text("\n".join(rows) + "\n", encoding="utf-8")
    vendor._forget_scripts(info / "RECORD")
    return tmp_path


def test_recorded_files_pass(installed: Path) -> None:
    """Files equal to their hashes pass, and commands that do not ship are not listed either."""
    assert vendor.verify(installed) == 2


def test_changed_file_is_refused(installed: Path) -> None:
    """A file to which something was appended is refused by its name."""
    with (installed / "spam.py").open("a") as stream:
        stream.write("# a certificate of this machine\n")
    with pytest.raises(BuildError, match=r"spam\.py differs from its hash in .*RECORD\n  cure: "):
        vendor.verify(installed)


def test_missing_file_is_refused(installed: Path) -> None:
    """A file that the RECORD lists and nobody installed is refused by its name."""
    (installed / "spam.py").unlink()
    with pytest.raises(BuildError, match=r"spam\.py is missing, although .*RECORD lists it"):
        vendor.verify(installed)


def test_file_of_nobody_is_refused(installed: Path) -> None:
    """A file that no RECORD lists, such as a stray .pth, is refused by its name."""
    (installed / "stray.pth").write_text("import os\n")
    with pytest.raises(BuildError, match=r"stray\.pth is in no RECORD"):
        vendor.verify(installed)
