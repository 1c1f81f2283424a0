"""What the tests of publishing share: AWS on loopback, a small layer that may be published, and the script itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import cloud as aws_on_loopback
from elf import insist_on_search_path
from link import SEARCH_PATH, compiler
from publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cloud import Cloud

SOURCE = 'const char version[] = "3.13.7"; const char *told(void) { return version; }'


@pytest.fixture(scope="session")
def server() -> Iterator[Cloud]:
    """Return moto behind its proxy, for all tests of this folder."""
    process, port = aws_on_loopback.start_moto()
    made = aws_on_loopback.Cloud(port)
    made.start()
    try:
        yield made
    finally:
        made.stop()
        process.terminate()
        process.wait(30)


@pytest.fixture
def cloud(server: Cloud) -> Cloud:
    """Return AWS with nothing published and no faults."""
    server.forget()
    return server


@pytest.fixture(scope="session")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file that is to the audit what the launcher is, in a few kilobytes."""
    folder = tmp_path_factory.mktemp("launcher")
    (folder / "launcher.c").write_text(SOURCE, encoding="utf-8")
    files = [str(folder / "launcher.c"), "-o", str(folder / "launcher")]
    subprocess.run([*compiler(), "-shared", "-fPIC", "-nostdlib", SEARCH_PATH, *files], check=True, timeout=60)
    insist_on_search_path(folder / "launcher")
    return (folder / "launcher").read_bytes()


@pytest.fixture
def publisher(cloud: Cloud, launcher: bytes, tmp_path: Path) -> Publisher:
    """Return a publisher with a small layer that was built."""
    made = Publisher(tmp_path, cloud.address)
    made.build(launcher)
    return made
