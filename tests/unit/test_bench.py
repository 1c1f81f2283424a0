"""The benchmark's own parts: what its Runtime API reads and serves, and what is measured of a run."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import is_here
from bench_answers import COUNT
from bench_api import CHUNK, requests, serve
from bench_runs import OPENED, Contender, measure, runtime_api
from bench_streaming import read_stream
from bench_workloads import LARGEST, hundred_changes, many_orders
from usage import bytes_read

if TYPE_CHECKING:
    from pathlib import Path

POLL = b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /2018-06-01/runtime/invocation/1/response HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
GREEDY = f"""
import os, socket
kept = bytearray(b"x") * (40 << 20); del kept
with socket.create_connection(os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")) as connection:
    connection.sendall({POLL!r})
    connection.recv(1)
"""
"""A runtime that has 40 MB for a moment, and asks for an event."""

TRACED = """\
12 openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3
12 open("/proc/sys/vm/overcommit_memory", O_RDONLY) = 3
13 openat(AT_FDCWD, "/nowhere/a = 3", O_RDONLY) = -1 ENOENT (No such file or directory)
13 openat(5, "a folder/file", O_RDONLY|O_CLOEXEC) = 17
12 +++ killed by SIGKILL +++
"""


@given(st.lists(st.sampled_from([POLL, POST]), max_size=5), st.lists(st.integers(1, 60), max_size=20))
def test_requests_are_read_however_they_arrive(sent: list[bytes], cuts: list[int]) -> None:
    """Every request comes out once and in order, wherever the network cut the bytes apart."""
    server, client = socket.socketpair()
    with server:
        with client:
            stream = b"".join(sent)
            for cut in cuts:
                client.sendall(stream[:cut])
                stream = stream[cut:]
            client.sendall(stream)
        found = list(requests(server))

    assert [request.is_poll for request in found] == [request is POLL for request in sent]
    assert [request.body for request in found] == [b"" if request is POLL else b"hello" for request in sent]


@pytest.mark.parametrize(
    ("polls", "reported"), [(3, {"first_poll", "last"}), (2, {"gone_after"})], ids=["asks for more", "goes away"]
)
def test_a_runtime_is_served_and_reported(polls: int, reported: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    """After its two invocations a runtime that asks for more is reported, and one that goes away before is, too."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, args=(listener, b"{}", 2))
        server.start()
        with socket.create_connection(listener.getsockname()) as runtime:
            for poll in range(polls):
                runtime.sendall(POLL)
                if poll < 2:
                    assert runtime.recv(4096).endswith(b"\r\n\r\n{}")
                    runtime.sendall(POST)
                    assert runtime.recv(4096).startswith(b"HTTP/1.1 202 ")
        server.join()

    report = json.loads(capsys.readouterr().out)
    assert set(report) == reported
    assert "hello" in report.values()


def test_the_most_memory_is_that_of_the_runtime(tmp_path: Path) -> None:
    """The most memory that a run ever had is told, which is not what it has at its end, nor that of its parent."""
    (tmp_path / "event.json").write_text("{}", encoding="utf-8")
    ballast = bytearray(b"x") * (150 << 20)
    with runtime_api() as api:
        greedy = Contender("greedy", (sys.executable, "-IS", "-c", GREEDY), "none")
        run = measure(api, greedy, tmp_path / "event.json", 0)

    assert run.rss + (30 << 20) < run.peak < len(ballast)


def test_files_are_those_that_strace_saw_opened() -> None:
    """Of the calls that strace tells, those that gave a descriptor name a file that was opened."""
    assert OPENED.findall(TRACED) == ["/etc/ld.so.cache", "/proc/sys/vm/overcommit_memory", "a folder/file"]


@pytest.mark.parametrize(
    "request_",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n" + b"x" * 300_000,
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"10000\r\n%b\r\n" % bytes(65536) * 5 + b"0\r\n\r\n",
    ],
    ids=["in one piece", "in chunks"],
)
def test_answers_are_read_to_their_end(request_: bytes) -> None:
    """An answer is read to its last byte and accepted, whether its length was told before or it comes in chunks."""
    server, client = socket.socketpair()
    with server, client:
        sender = threading.Thread(target=client.sendall, args=(request_,))
        sender.start()
        stream = read_stream(server)
        sender.join()
        assert client.recv(100).startswith(b"HTTP/1.1 202 ")
        server.setblocking(False)  # noqa: FBT003 - as the socket module has it
        with pytest.raises(BlockingIOError):
            server.recv(1)

    body = request_.partition(b"\r\n\r\n")[2]
    assert stream.first
    assert body.startswith(stream.first)
    assert stream.seconds >= 0


def test_the_answer_that_all_can_give_is_near_the_largest() -> None:
    """In one piece and with its quotes it is an answer that Lambda takes."""
    assert 0.98 * LARGEST < COUNT * CHUNK + 2 <= LARGEST


def test_made_events_are_as_large_as_they_say() -> None:
    """The batch has 100 changes, and the large event is just under what Lambda takes, read and written again."""
    text = json.dumps(many_orders())

    assert len(hundred_changes()["Records"]) == 100
    assert 0.99 * LARGEST < len(text) <= LARGEST


def test_bytes_read_are_those_of_read_calls(tmp_path: Path) -> None:
    """A file that is read adds its bytes to what the process has read."""
    (tmp_path / "file").write_bytes(b"x" * 100_000)
    before = bytes_read(os.getpid())
    (tmp_path / "file").read_bytes()
    assert 100_000 <= bytes_read(os.getpid()) - before < 110_000


def test_what_is_left_out_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a machine without valgrind a line says that instructions are left out."""
    monkeypatch.setenv("PATH", "")

    assert not is_here("valgrind", "instructions")

    assert capsys.readouterr().out == "  valgrind is not on this machine: instructions are left out\n"
