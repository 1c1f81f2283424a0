"""The connection: whatever way the bytes of a response arrive in, it is the same response."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

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
HUNG_UP = Reply(raw=b"", close=True)


def test_response(peer: Peer, connection: Connection) -> None:
    """A response is its status, its headers under lower-case names, and its body."""
    peer.will_answer(Reply(413, b"too much", (("X-Mixed-Case", "  some value "),)))
    response = connection.exchange(GET, repeatable=True)
    assert (response.status, response.body) == (413, b"too much")
    assert response.headers == {"x-mixed-case": "some value", "content-length": "8"}


def test_request(peer: Peer, connection: Connection) -> None:
    """Head and body of a request go out as they were given."""
    peer.will_answer(Reply(202))
    connection.exchange(POST, b"\0\r\n\xff", repeatable=False)
    (request,) = peer.requests
    assert (request.method, request.target, request.body) == ("POST", "/answer", b"\0\r\n\xff")


@pytest.mark.parametrize("chunk", [None, 1, 3])
def test_split_at_every_position(peer: Peer, connection: Connection, chunk: int | None) -> None:
    """A response whose bytes arrive in two pieces is the same wherever the cut is."""
    reply = Reply(200, b"\r\n\r\nx", (("A", "b"),), chunk=chunk)
    cuts = range(1, len(reply.message()))
    peer.will_answer(*(Reply(200, reply.body, reply.headers, chunk=chunk, cuts=(cut,)) for cut in cuts))
    for _ in cuts:
        response = connection.exchange(GET, repeatable=True)
        assert (response.status, response.headers["a"], response.body) == (200, "b", b"\r\n\r\nx")


@given(
    body=st.binary(max_size=300),
    chunk=st.none() | st.integers(1, 400),
    cuts=st.lists(st.integers(0, 700), max_size=8),
)
def test_split_anywhere(peer: Peer, body: bytes, chunk: int | None, cuts: list[int]) -> None:
    """Two responses on one connection are the same however framing and network divide them."""
    reply = Reply(200, body, (("A", "b"),), chunk=chunk, cuts=tuple(cuts))
    peer.will_answer(reply, reply)
    with contextlib.closing(Connection(peer.host, peer.port)) as connection:
        for _ in range(2):
            response = connection.exchange(GET, repeatable=True)
            assert (response.status, response.headers["a"], response.body) == (200, "b", body)
    assert len({request.connection for request in peer.requests}) == 1


def test_chunk_extensions_and_trailers(peer: Peer, connection: Connection) -> None:
    """What else may stand beside chunks, extensions, either case of digits and trailers, is passed over."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
    peer.will_answer(
        Reply(raw=head + b"00A;name=value\r\n0123456789\r\n1\r\nX\r\n0;last\r\nSum: 1\r\nB: 2\r\n\r\n"),
        Reply(raw=head + b"b\r\n0123456789X\r\n0\r\n\r\n"),
    )
    assert connection.exchange(GET, repeatable=True).body == b"0123456789X"
    assert connection.exchange(GET, repeatable=True).body == b"0123456789X"
    assert len({request.connection for request in peer.requests}) == 1


def test_no_content(peer: Peer, connection: Connection) -> None:
    """Status 204 has no body, though no length says so, and the connection goes on."""
    peer.will_answer(Reply(raw=b"HTTP/1.1 204 No Content\r\n\r\n"), Reply(200, b"next"))
    assert connection.exchange(GET, repeatable=True).body == b""
    assert connection.exchange(GET, repeatable=True).body == b"next"


def test_body_up_to_the_end(peer: Peer, connection: Connection) -> None:
    """A body without a length lasts until the peer closes; the next exchange opens a new connection."""
    peer.will_answer(Reply(raw=b"HTTP/1.1 200 OK\r\n\r\nall of it", cuts=(22,), close=True), Reply(200, b"next"))
    assert connection.exchange(GET, repeatable=True).body == b"all of it"
    assert connection.exchange(GET, repeatable=True).body == b"next"
    first, second = peer.requests
    assert first.connection != second.connection


def test_interim_response(peer: Peer, connection: Connection) -> None:
    """A 1xx status announces the response and is not the response."""
    peer.will_answer(Reply(raw=b"HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" + Reply(200, b"body").message(), close=True))
    response = connection.exchange(GET, repeatable=True)
    assert (response.status, response.body) == (200, b"body")


def test_accepted(peer: Peer, connection: Connection) -> None:
    """Each answer is accepted on its own words: the same ones again, other ones, and the last the peer will say."""
    same = [Reply(202, b"first", (("Date", "1"),)), Reply(202, b"again", (("Date", "1"),))]
    other = [Reply(202, b"longer", (("Date", "2"),)), Reply(202, b"last", (("Connection", "close"),), close=True)]
    peer.will_answer(*same, *other, Reply(202, b"new"))
    responses = [connection.exchange(POST, b"body", repeatable=False) for _ in range(5)]
    assert [response.body for response in responses] == [b"first", b"again", b"longer", b"last", b"new"]
    assert [response.headers.get("date") for response in responses] == ["1", "1", "2", None, None]
    *kept, new = [request.connection for request in peer.requests]
    assert new not in kept
    assert len(set(kept)) == 1


def test_large_bodies(peer: Peer, connection: Connection) -> None:
    """Bodies of 6 MiB arrive intact in both directions, over one connection."""
    large = os.urandom(6 * 1024 * 1024)
    head = POST.replace(b"Content-Length: 4", b"Content-Length: %d" % len(large))
    peer.will_answer(Reply(200, large), Reply(200, large, chunk=100_000))
    assert connection.exchange(head, large, repeatable=False).body == large
    assert connection.exchange(head, large, repeatable=False).body == large
    assert [request.body == large for request in peer.requests] == [True, True]


def test_kept_open(peer: Peer, connection: Connection) -> None:
    """One connection carries all exchanges, whatever their status."""
    peer.will_answer(Reply(200, b"a"), Reply(500, b"b"), Reply(202))
    for _ in range(3):
        connection.exchange(POST, b"body", repeatable=False)
    assert len({request.connection for request in peer.requests}) == 1


@pytest.mark.parametrize(
    "farewell",
    [
        b"HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\nx",
        b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx",
    ],
)
def test_announced_close(peer: Peer, connection: Connection, farewell: bytes) -> None:
    """A connection that the peer is about to close is not used again."""
    peer.will_answer(Reply(raw=farewell), Reply(202))
    assert connection.exchange(POST, b"body", repeatable=False).body == b"x"
    assert connection.exchange(POST, b"body", repeatable=False).status == 202
    first, second = peer.requests
    assert first.connection != second.connection


@pytest.mark.parametrize("reset", [False, True])
def test_closed_while_idle(peer: Peer, connection: Connection, *, reset: bool) -> None:
    """A connection that was closed between two exchanges is replaced before anything is sent, for any request."""
    peer.will_answer(Reply(200, close=True, reset=reset), Reply(202))
    connection.exchange(GET, repeatable=True)
    peer.wait_until_hung_up()
    assert connection.exchange(POST, b"body", repeatable=False).status == 202
    assert len(peer.requests) == 2


@pytest.mark.parametrize("reset", [False, True])
def test_broken_before_the_response(peer: Peer, connection: Connection, *, reset: bool) -> None:
    """A used connection that breaks before the response makes a repeatable request go out once more."""
    peer.will_answer(Reply(200), Reply(raw=b"", close=True, reset=reset), Reply(200, b"again"))
    connection.exchange(GET, repeatable=True)
    assert connection.exchange(GET, repeatable=True).body == b"again"
    assert len(peer.requests) == 3


def test_never_sent_twice(peer: Peer, connection: Connection) -> None:
    """A request that may have been carried out is not repeated: the broken connection is an error."""
    peer.will_answer(Reply(200), HUNG_UP, Reply(200))
    connection.exchange(GET, repeatable=True)
    with pytest.raises(RuntimeApiError, match=f"^the connection to the Runtime API at 127.0.0.1:{peer.port} broke: "):
        connection.exchange(POST, b"body", repeatable=False)
    assert len(peer.requests) == 2


def test_repeated_once_at_most(peer: Peer, connection: Connection) -> None:
    """A repeatable request that fails on a new connection too is an error."""
    peer.will_answer(Reply(200), HUNG_UP, HUNG_UP, Reply(200))
    connection.exchange(GET, repeatable=True)
    with pytest.raises(RuntimeApiError, match="closed before the response was complete"):
        connection.exchange(GET, repeatable=True)
    assert len(peer.requests) == 3


def test_broken_at_once(peer: Peer, connection: Connection) -> None:
    """A new connection that breaks is not tried again."""
    peer.will_answer(HUNG_UP, Reply(200))
    with pytest.raises(RuntimeApiError):
        connection.exchange(GET, repeatable=True)
    assert len(peer.requests) == 1


@pytest.mark.parametrize("chunk", [None, 2])
def test_broken_within_the_response(peer: Peer, connection: Connection, chunk: int | None) -> None:
    """Once a byte of a response has arrived, head or body, a request is never repeated."""
    reply = Reply(200, b"four", (("A", "b"),), chunk=chunk)
    for stop in range(1, len(reply.message())):
        peer.will_answer(Reply(200), Reply(200, reply.body, reply.headers, chunk=chunk, stop=stop), Reply(200))
        connection.exchange(GET, repeatable=True)
        with pytest.raises(RuntimeApiError, match="closed before the response was complete"):
            connection.exchange(GET, repeatable=True)
        assert len(peer.requests) == 2, f"repeated after {stop} bytes"


def test_usable_after_an_error(peer: Peer, connection: Connection) -> None:
    """After a connection broke, the next exchange opens another and sees nothing of the broken one."""
    peer.will_answer(Reply(200, b"0123456789", stop=45), Reply(200, b"whole"))
    with pytest.raises(RuntimeApiError):
        connection.exchange(GET, repeatable=True)
    assert connection.exchange(GET, repeatable=True).body == b"whole"


def test_uninvited_bytes(peer: Peer, connection: Connection) -> None:
    """Bytes that follow a response unasked are not taken for the start of the next one."""
    first, uninvited = Reply(200, b"one").message(), Reply(500, b"forged").message()
    peer.will_answer(Reply(raw=first + uninvited), Reply(200, b"two"))
    assert connection.exchange(GET, repeatable=True).body == b"one"
    assert connection.exchange(GET, repeatable=True).body == b"two"


def test_nobody_listens(closed_port: int) -> None:
    """An address that nobody listens at is an error that names it, once."""
    message = f"^cannot connect to the Runtime API at 127.0.0.1:{closed_port}: "
    with pytest.raises(RuntimeApiError, match=message):
        Connection("127.0.0.1", closed_port).exchange(GET, repeatable=True)


@pytest.mark.parametrize("said", [b"SSH-2.0-sshd\r\n\r\n", b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 OK\r\n\r\n", b"\r\n\r\n"])
def test_not_http(peer: Peer, connection: Connection, said: bytes) -> None:
    """A peer that does not speak HTTP/1.1 is an error that says what to check, and the connection is given up."""
    peer.will_answer(Reply(raw=said), Reply(200, b"fine"))
    with pytest.raises(RuntimeApiError, match=f"^what answers at 127.0.0.1:{peer.port} .* AWS_LAMBDA_RUNTIME_API$"):
        connection.exchange(GET, repeatable=True)
    assert connection.exchange(GET, repeatable=True).body == b"fine"
    first, second = peer.requests
    assert first.connection != second.connection


@pytest.mark.parametrize("length", ["", "x", "-3", "+3", "1_0", "3, 4", "9" * 5000])
def test_bad_content_length(peer: Peer, connection: Connection, length: str) -> None:
    """A length that is not a plain number is an error."""
    peer.will_answer(Reply(raw=f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n0123456789".encode(), close=True))
    with pytest.raises(RuntimeApiError, match="a body length that is not a number"):
        connection.exchange(GET, repeatable=True)


@pytest.mark.parametrize("size", ["", "g", "-3", "+3", "1_0"])
def test_bad_chunk_size(peer: Peer, connection: Connection, size: str) -> None:
    """A chunk's size that is not a plain hexadecimal number is an error."""
    head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    peer.will_answer(Reply(raw=f"{head}{size}\r\n0123456789\r\n0\r\n\r\n".encode(), close=True))
    with pytest.raises(RuntimeApiError, match="a body length that is not a number"):
        connection.exchange(GET, repeatable=True)
