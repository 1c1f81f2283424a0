"""The connection at its limits: any header, any bytes, and descriptors that are closed or used up."""

from __future__ import annotations

import contextlib
import os
import resource
from typing import TYPE_CHECKING

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._http import Connection
from aws_lambda_runtime.errors import RuntimeApiError
from wire import Reply

if TYPE_CHECKING:
    from peer import Peer

GET = b"GET /next HTTP/1.1\r\nHost: example.com\r\n\r\n"
POST = b"POST /answer HTTP/1.1\r\nHost: example.com\r\nContent-Length: 4\r\n\r\n"
NAMES = st.text(st.sampled_from("aZ09-_.!#$%&'*+^`|~"), min_size=1, max_size=20).map(lambda name: f"X-{name}")
VALUES = st.binary(max_size=60).map(lambda value: bytes(byte for byte in value if byte >= 0x20 and byte != 0x7F))


@given(st.lists(st.tuples(NAMES, VALUES), max_size=20, unique_by=lambda field: field[0].lower()))
def test_any_header(peer: Peer, fields: list[tuple[str, bytes]]) -> None:
    """Every header that HTTP/1.1 allows is read as another implementation reads it."""
    reply = Reply(200, b"body", tuple(fields))
    judge = h11.Connection(h11.CLIENT)
    judge.send(h11.Request(method="GET", target="/next", headers=[("Host", "example.com")]))
    judge.receive_data(reply.message())
    expected = judge.next_event()
    assert isinstance(expected, h11.Response)
    peer.will_answer(reply)
    with contextlib.closing(Connection(peer.host, peer.port)) as connection:
        response = connection.exchange(GET, repeatable=True)
    assert (response.status, response.body) == (200, b"body")
    headers = {name: value.decode("latin-1") for name, value in expected.headers}
    assert response.headers == {name.decode(): value for name, value in headers.items()}
    assert response.head.isascii() == all(map(str.isascii, headers.values()))


PIECES = [
    *(b"HTTP/1.1 ", b"200", b" OK", b"100", b"\r\n", b"\n", b"Content-Length: ", b"7", b"-", b"x" * 7, b":", b" "),
    *(b"Transfer-Encoding: ", b"chunked", b"5", b"\r\n\r\n", b"0", b"\x00", b"\xff"),
]


@given(
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(PIECES),
        max_size=20,
    ).map(b"".join)
)
def test_any_bytes(peer: Peer, sent: bytes) -> None:
    """Whatever a peer sends before it hangs up makes a response or the one error, and never a second request."""
    peer.will_answer(Reply(raw=sent, close=True))
    with contextlib.closing(Connection(peer.host, peer.port)) as connection, contextlib.suppress(RuntimeApiError):
        assert 200 <= connection.exchange(GET, repeatable=True).status <= 999
    assert len(peer.requests) == 1


@pytest.mark.parametrize("unended", [b"x" * (1 << 21), b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * (1 << 18)])
def test_endless_head(peer: Peer, connection: Connection, unended: bytes) -> None:
    """A head that does not end within a megabyte is an error, not a reason to go on collecting it."""
    peer.will_answer(Reply(raw=unended, close=True))
    with pytest.raises(RuntimeApiError, match="does not come to the end"):
        connection.exchange(GET, repeatable=True)


def test_sent_without_a_response(peer: Peer, connection: Connection) -> None:
    """A request whose response nobody reads goes out over the same connection."""
    peer.will_answer(Reply(200), Reply(200))
    connection.exchange(POST, b"body", repeatable=False)
    connection.send(GET)
    peer.wait_for_requests(2)
    assert len({request.connection for request in peer.requests}) == 1


def test_nothing_can_be_sent(closed_port: int) -> None:
    """Where nobody listens, a request without a response cannot be sent either."""
    with pytest.raises(RuntimeApiError, match=r"^cannot connect to the Runtime API at 127.0.0.1"):
        Connection("127.0.0.1", closed_port).send(GET)


def test_descriptors_are_used_up(peer: Peer, connection: Connection) -> None:
    """Where the process may open nothing more, the error says so."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
        with pytest.raises(RuntimeApiError, match=r"^cannot connect .*Too many open files"):
            connection.exchange(GET, repeatable=True)


def test_descriptor_closed_by_others(peer: Peer, connection: Connection) -> None:
    """A connection whose descriptor the user's code has closed is replaced, and what has its number is left alone."""
    peer.will_answer(Reply(200), Reply(202))
    connection.exchange(GET, repeatable=True)
    assert connection._socket is not None
    number = connection._socket.fileno()
    os.close(number)
    reader, writer = os.pipe()
    assert number in {reader, writer}
    assert connection.exchange(POST, b"body", repeatable=False).status == 202
    os.close(reader)
    os.close(writer)
