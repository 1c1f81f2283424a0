"""What the unit tests share: a server on the loopback address that says what it is told to."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import pytest

from aws_lambda_runtime._http import Connection as Client
from peer import Peer

if TYPE_CHECKING:
    from collections.abc import Iterator


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
