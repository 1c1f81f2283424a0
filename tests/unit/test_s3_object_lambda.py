"""The original of S3 Object Lambda: fetched with the headers of its signature, streamed, and tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aws_lambda_runtime.s3_object_lambda import fetch_original
from wire import Reply

if TYPE_CHECKING:
    from peer import Peer

HEADERS = {"Host": "object-lambda.example.com", "X-Amz-Meta-Ticket": "7", "Range": "bytes=0-9", "Accept": "*/*"}
QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=a%2Bb%7E%3D&X-Amz-Signature=0123abcd"


def url_of(peer: Peer, signed: str = "host") -> str:
    """Return a presigned URL at that server."""
    return f"http://{peer.host}:{peer.port}/a%20b/%C3%BC~c?{QUERY}&X-Amz-SignedHeaders={signed}"


def test_signed_headers_go_along(peer: Peer) -> None:
    """Of the caller's headers those are sent that the signature covers, and the URL goes out as it is."""
    peer.will_answer(Reply(200, b"content"))
    with fetch_original(url_of(peer, "host%3Bx-amz-meta-ticket"), HEADERS) as response:
        assert response.content == b"content"
    (request,) = peer.requests
    assert request.method == "GET"
    assert f"http://{peer.host}:{peer.port}{request.target}" == url_of(peer, "host%3Bx-amz-meta-ticket")
    assert request.header("Host") == f"{peer.host}:{peer.port}"
    assert request.header("X-Amz-Meta-Ticket") == "7"
    assert request.header("Range") is None
    assert request.header("Content-Type") is None


def test_other_headers_and_methods(peer: Peer) -> None:
    """Further headers go along by name if the caller sent them; a HEAD is asked as one."""
    peer.will_answer(Reply(206, b"0123456789"), Reply(200))
    with fetch_original(url_of(peer), HEADERS, also=("Range", "If-Match")) as response:
        assert response.status_code == 206
    with fetch_original(url_of(peer), HEADERS, method="HEAD"):
        pass
    first, second = peer.requests
    assert (first.header("Range"), first.header("If-Match")) == ("bytes=0-9", None)
    assert second.method == "HEAD"


def test_missing_header(peer: Peer) -> None:
    """A header that was signed and that the request lacks is named before anything is sent."""
    peer.will_answer()
    with pytest.raises(ValueError, match=r"headers that the request lacks: x-amz-meta-owner$"):
        fetch_original(url_of(peer, "host%3Bx-amz-meta-owner"), HEADERS)
    assert peer.requests == []


def test_body_is_streamed(peer: Peer) -> None:
    """The body is read as it is asked for, however large it is."""
    content = bytes(range(256)) * 4096
    peer.will_answer(Reply(200, content, chunk=70_000))
    with fetch_original(url_of(peer), HEADERS) as response:
        assert response.raw.tell() == 0
        pieces = list(response.iter_content(65_536))
    assert len(pieces) > 1
    assert b"".join(pieces) == content


@pytest.mark.parametrize("bad", [Reply(503), Reply(stop=0)], ids=["503", "cut"])
def test_tried_again(peer: Peer, bad: Reply) -> None:
    """An error of S3's own side is tried again."""
    peer.will_answer(bad, bad, Reply(200, b"content"))
    with fetch_original(url_of(peer), HEADERS) as response:
        assert response.content == b"content"
    assert len(peer.requests) == 3


@pytest.mark.parametrize("status", [403, 404, 307])
def test_other_answers(peer: Peer, status: int) -> None:
    """Any other answer is the caller's to see, after one attempt; a redirect is not followed."""
    peer.will_answer(Reply(status, headers=(("Location", "/elsewhere"),)), Reply(200))
    with fetch_original(url_of(peer), HEADERS) as response:
        assert response.status_code == status
    assert len(peer.requests) == 1


def test_last_answer(peer: Peer) -> None:
    """After five attempts the last answer is returned, whatever it says."""
    peer.will_answer(*[Reply(503)] * 5)
    with fetch_original(url_of(peer), HEADERS) as response:
        assert response.status_code == 503


def test_unreachable(closed_port: int) -> None:
    """Where nothing listens the error says so, without the URL."""
    with pytest.raises(ConnectionError, match=r"^no answer in the last of all attempts: ConnectionError$") as caught:
        fetch_original(f"http://127.0.0.1:{closed_port}/x?{QUERY}", HEADERS, seconds=0.3)
    assert caught.value.__cause__ is None
