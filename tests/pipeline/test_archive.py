"""The archive: the same tree gives the same bytes, and nothing half-written is left."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archive
from failure import explained

NAMES = st.text("abcdé_.", min_size=1, max_size=8).filter(lambda name: name.strip("."))
FILES = st.dictionaries(st.tuples(NAMES, NAMES), st.tuples(st.binary(max_size=200), st.booleans()), max_size=6)


def fill(root: Path, files: dict[tuple[str, str], tuple[bytes, bool]]) -> None:
    """Write *files* below *root*."""
    for (folder, name), (content, executable) in files.items():
        path = root / f"{folder}.d" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o700 if executable else 0o640)


@given(FILES)
def test_archive_holds_every_file_and_whether_it_is_a_program(
    files: dict[tuple[str, str], tuple[bytes, bool]],
) -> None:
    """Python's own reader finds in the archive exactly the files of the tree, with one of two modes and one date."""
    with tempfile.TemporaryDirectory() as folder:
        root, made = Path(folder, "tree"), Path(folder, "made.zip")
        root.mkdir()
        fill(root, files)
        archive.write(root, made)
        with zipfile.ZipFile(made) as stream:
            found = {
                entry.filename: (stream.read(entry), entry.external_attr >> 16, entry.date_time)
                for entry in stream.infolist()
            }
    assert found == {
        f"{place}.d/{name}": (content, 0o100755 if executable else 0o100644, (1980, 1, 1, 0, 0, 0))
        for (place, name), (content, executable) in files.items()
    }


def test_same_files_give_same_bytes(tmp_path: Path) -> None:
    """Neither the order in which files were made nor their dates nor the name of the folder reach the archive."""
    files = {("a", "x"): (b"1" * 5000, True), ("a", "y"): (b"", False), ("b", "x"): (os.urandom(100), False)}
    fill(tmp_path / "one", files)
    fill(tmp_path / "two", dict(reversed(files.items())))
    os.utime(tmp_path / "two" / "a.d" / "x", (1, 1))
    for name in ("one", "two"):
        archive.write(tmp_path / name, tmp_path / f"{name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_full_disk_leaves_the_last_archive_and_is_named(tmp_path: Path) -> None:
    """When the disk is full the last archive stays whole, nothing partial stays, and the message says what to do."""
    fill(tmp_path / "tree", {("a", "x"): (os.urandom(100_000), False)})
    made = tmp_path / "made.zip"
    made.write_bytes(b"the last one")
    (tmp_path / "made.zip.partial").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left") as caught:
        archive.write(tmp_path / "tree", made)
    assert "cure: the disk is full" in str(explained(caught.value))
    assert made.read_bytes() == b"the last one"
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []
