"""What the unit tests share: a server on the loopback address that says what it is told, and the launcher's codec."""

from __future__ import annotations

import contextlib
import importlib
import socket
import subprocess
import sysconfig
from typing import TYPE_CHECKING, Any

import pytest

from aws_lambda_runtime import _codec
from aws_lambda_runtime._http import Connection as Client
from link import CODEC, compiler
from peer import Peer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    """Return a server that answers as told, one for all tests of a module."""
    with Peer() as server:
        yield server


@pytest.fixture(scope="session")
def closed_port() -> int:
    """Return a port of the loopback address where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@pytest.fixture
def connection(peer: Peer) -> Iterator[Client]:
    """Return a connection to the peer that no request has opened yet."""
    with contextlib.closing(Client(peer.host, peer.port)) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def codec_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder from which this interpreter imports the codec of the launcher, compiled without a warning."""
    folder = tmp_path_factory.mktemp("codec")
    flags = ["-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    headers = ["-isystem", sysconfig.get_path("include")]
    command = [*compiler(), *flags, *headers, *map(str, CODEC), "-o", str(folder / "_lambda_json.so")]
    subprocess.run(command, check=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def launcher_codec(codec_folder: Path) -> Iterator[Any]:
    """Return the codec of the launcher, by which all tests of the module read and write, as in the layer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(codec_folder)
        module = importlib.import_module("_lambda_json")
        patch.setattr(_codec, "read", module.read)
        patch.setattr(_codec, "write", module.write)
        yield module
