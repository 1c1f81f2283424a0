"""The Runtime API's words, as they go over a real socket."""

from __future__ import annotations

import itertools
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._client import RuntimeClient
from aws_lambda_runtime._messages import Failure, Invocation, Reply
from aws_lambda_runtime.errors import RuntimeApiError
from wire import Reply as Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from peer import Peer

PROJECT = Path(__file__).parents[2]
ID = "Lambda-Runtime-Aws-Request-Id"
ACCEPTED = Wire(202, b'{"status":"OK"}')
FAILURE = Failure(b'{"errorType":"KeyError"}', "Function.KeyError")


@pytest.fixture
def log() -> list[str]:
    """Return the lines that the client under test has logged."""
    return []


@pytest.fixture
def connect(log: list[str]) -> Iterator[Callable[[str], RuntimeClient]]:
    """Return a factory of clients, whose connections are closed after the test."""
    clients = []

    def make(runtime_api: str) -> RuntimeClient:
        clients.append(RuntimeClient(runtime_api, log.append))
        return clients[-1]

    yield make
    for client in clients:
        # A worker keeps its connection for as long as the process lives; only a test outlives it.
        client._connection.close()


@pytest.fixture
def client(peer: Peer, connect: Callable[[str], RuntimeClient]) -> RuntimeClient:
    """Return a client of the peer."""
    return connect(f"{peer.host}:{peer.port}")


def invocation(invocation_id: str | None = None) -> Invocation:
    """Build an invocation to answer."""
    return Invocation(request_id="id-1", body=b"{}", invocation_id=invocation_id)


def test_poll(peer: Peer, client: RuntimeClient) -> None:
    """The next invocation is asked for by a GET without body, which names the host and the runtime."""
    peer.will_answer(Wire(200, b"{}", ((ID, "a"),)))
    next(client.invocations())
    (request,) = peer.requests
    assert (request.method, request.target) == ("GET", "/2018-06-01/runtime/invocation/next")
    assert (request.version, request.body) == ("1.1", b"")
    assert request.header("Host") == f"127.0.0.1:{peer.port}"
    python = ".".join(map(str, sys.version_info[:3]))
    release = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert request.header("User-Agent") == f"aws-lambda-runtime/{release} python/{python}"


@pytest.mark.parametrize("spell", [str, str.lower, str.upper])
def test_all_headers(peer: Peer, client: RuntimeClient, spell: Callable[[str], str]) -> None:
    """Every header of an invocation becomes an attribute of it, however its name is spelled."""
    headers = {
        ID: "id-1",
        "Content-Type": "application/json",
        "Lambda-Runtime-Deadline-Ms": "1893456000000",
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "Lambda-Runtime-Trace-Id": "Root=1-2-3;Sampled=1",
        "Lambda-Runtime-Client-Context": '{"custom":{"k":"ü"}}',
        "Lambda-Runtime-Cognito-Identity": '{"cognitoIdentityId":"i"}',
        "Lambda-Runtime-Aws-Tenant-Id": "blue",
        "Lambda-Runtime-Invocation-Id": "n-1",
    }
    peer.will_answer(Wire(200, b"[1]", tuple((spell(name), value.encode()) for name, value in headers.items())))
    got = next(client.invocations())
    assert vars(got) == {
        "request_id": "id-1",
        "body": b"[1]",
        "content_type": "application/json",
        "deadline_ms": 1893456000000,
        "invoked_function_arn": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "trace_id": "Root=1-2-3;Sampled=1",
        "client_context": '{"custom":{"k":"ü"}}',
        "cognito_identity": '{"cognitoIdentityId":"i"}',
        "tenant_id": "blue",
        "invocation_id": "n-1",
    }


@pytest.mark.parametrize("sent", [(), ("",)])
def test_absent_headers(peer: Peer, client: RuntimeClient, sent: tuple[str, ...]) -> None:
    """A header that is absent and one that is empty both count as None; without a deadline it is 0."""
    names = (
        "Content-Type",
        "Lambda-Runtime-Deadline-Ms",
        "Lambda-Runtime-Invoked-Function-Arn",
        "Lambda-Runtime-Trace-Id",
        "Lambda-Runtime-Client-Context",
        "Lambda-Runtime-Cognito-Identity",
        "Lambda-Runtime-Aws-Tenant-Id",
        "Lambda-Runtime-Invocation-Id",
    )
    peer.will_answer(Wire(200, b"{}", ((ID, "a"), *itertools.product(names, sent))))
    got = next(client.invocations())
    facts = {name: value for name, value in vars(got).items() if name not in {"request_id", "body"}}
    assert facts.pop("deadline_ms") == 0
    assert set(facts.values()) == {None}


@pytest.mark.parametrize("deadline", ["soon", "-1", "1.5", "٣"])
def test_odd_deadline(peer: Peer, client: RuntimeClient, deadline: str) -> None:
    """A deadline that is not a number counts as absent."""
    peer.will_answer(Wire(200, b"{}", ((ID, "a"), ("Lambda-Runtime-Deadline-Ms", deadline.encode()))))
    assert next(client.invocations()).deadline_ms == 0


def test_header_that_is_not_utf_8(peer: Peer, client: RuntimeClient) -> None:
    """A header's bytes that are no UTF-8 are read as Latin-1."""
    peer.will_answer(Wire(200, b"{}", ((ID, "a"), ("Lambda-Runtime-Trace-Id", b"\xfc"))))
    assert next(client.invocations()).trace_id == "ü"


@pytest.mark.parametrize("headers", [(), ((ID, ""),)])
def test_no_request_id(peer: Peer, client: RuntimeClient, headers: tuple[tuple[str, str], ...]) -> None:
    """An invocation that cannot be answered, as it has no id, ends the process."""
    peer.will_answer(Wire(200, b"{}", headers))
    with pytest.raises(RuntimeApiError, match="without Lambda-Runtime-Aws-Request-Id"):
        next(client.invocations())


@pytest.mark.parametrize("status", [201, 302, 400, 403, 410, 500, 503])
def test_no_more_invocations(peer: Peer, client: RuntimeClient, status: int) -> None:
    """Whatever is not an event ends the process, and the error tells the status."""
    peer.will_answer(Wire(status, b"{}", ((ID, "a"),)))
    with pytest.raises(RuntimeApiError, match=f"with status {status}$"):
        next(client.invocations())
    assert len(peer.requests) == 1


def test_polls_again(peer: Peer, client: RuntimeClient) -> None:
    """A poll whose kept-open connection turns out dead is sent again, and no invocation is lost."""
    peer.will_answer(
        Wire(200, b"1", ((ID, "a"),)), Wire(raw=b"", close=True, reset=True), Wire(200, b"2", ((ID, "b"),))
    )
    got = itertools.islice(client.invocations(), 2)
    assert [(one.request_id, one.body) for one in got] == [("a", b"1"), ("b", b"2")]


def test_answer_with_a_reply(peer: Peer, client: RuntimeClient) -> None:
    """A reply goes to the invocation's response, with its content type and exact length."""
    peer.will_answer(ACCEPTED, ACCEPTED)
    client.answer(invocation(), Reply(b'{"a": 1}'))
    client.answer(invocation(), Reply(b"", "application/unknown"))
    plain, raw = peer.requests
    assert (plain.method, plain.target) == ("POST", "/2018-06-01/runtime/invocation/id-1/response")
    assert (plain.header("Content-Type"), plain.header("Content-Length")) == ("application/json", "8")
    assert plain.body == b'{"a": 1}'
    assert (raw.header("Content-Type"), raw.header("Content-Length")) == ("application/unknown", "0")


def test_answer_with_a_failure(peer: Peer, client: RuntimeClient) -> None:
    """A failure goes to the invocation's error, with its type in a header for the platform's metrics."""
    peer.will_answer(ACCEPTED)
    client.answer(invocation(), FAILURE)
    (request,) = peer.requests
    assert (request.method, request.target) == ("POST", "/2018-06-01/runtime/invocation/id-1/error")
    assert request.header("Lambda-Runtime-Function-Error-Type") == "Function.KeyError"
    assert request.header("Content-Type") == "application/json"
    assert request.body == FAILURE.body


@pytest.mark.parametrize("outcome", [Reply(b"1"), FAILURE], ids=["reply", "failure"])
def test_invocation_id(peer: Peer, client: RuntimeClient, outcome: Reply | Failure) -> None:
    """The id of the attempt goes back with the answer if it came with the event, and only then."""
    peer.will_answer(ACCEPTED, ACCEPTED)
    client.answer(invocation(invocation_id="n-1"), outcome)
    client.answer(invocation(), outcome)
    assert [request.header("Lambda-Runtime-Invocation-Id") for request in peer.requests] == ["n-1", None]


def test_odd_request_id(peer: Peer, client: RuntimeClient) -> None:
    """A request id is used as it is: nothing in it is quoted, decoded or resolved."""
    odd = "a/../%2F?b=c&~!:@[x]"
    peer.will_answer(Wire(200, b"{}", ((ID, odd),)), ACCEPTED)
    client.answer(next(client.invocations()), Reply(b"1"))
    assert peer.requests[1].target == f"/2018-06-01/runtime/invocation/{odd}/response"


@pytest.mark.contract("C61", "C66")
@pytest.mark.parametrize("trace_id", ["Root=1", None])
def test_cause(client: RuntimeClient, peer: Peer, trace_id: str | None) -> None:
    """The cause of an error goes along where there is a trace, and is left out if that makes the headers too large."""
    name = "Lambda-Runtime-Function-XRay-Error-Cause"
    failure = Failure(b"{}", "Function.KeyError", cause='{"exceptions":[]}')
    peer.will_answer(Wire(431, close=True), ACCEPTED)
    traced = Invocation(request_id="id-1", body=b"{}", trace_id=trace_id)
    if trace_id is None:
        with pytest.raises(RuntimeApiError):
            client.answer(traced, failure)
        assert [request.header(name) for request in peer.requests] == [None]
    else:
        client.answer(traced, failure)
        assert [request.header(name) for request in peer.requests] == ['{"exceptions":[]}', None]


@pytest.mark.parametrize("outcome", [Reply(b"1"), FAILURE], ids=["reply", "failure"])
@pytest.mark.parametrize(
    "refusal", [Wire(410), Wire(413), Wire(400, b'{"errorMessage":"","errorType":"InvalidRequestID"}')]
)
def test_lost_answer(
    peer: Peer, client: RuntimeClient, log: list[str], refusal: Wire, outcome: Reply | Failure
) -> None:
    """An answer that comes too late or is too large is logged, never sent again, and the next invocation may come."""
    peer.will_answer(refusal, ACCEPTED)
    client.answer(invocation(), outcome)
    (line,) = log
    assert f"with status {refusal.status}: " in line
    assert len(peer.requests) == 1
    client.answer(invocation(), outcome)


@pytest.mark.parametrize(
    "refusal",
    [Wire(400, b'{"errorType":"TruncatedHTTPRequest"}'), Wire(403), Wire(404), Wire(405), Wire(500), Wire(302)],
)
def test_refused_answer(peer: Peer, client: RuntimeClient, refusal: Wire) -> None:
    """Any other refusal ends the process, and the error tells what was refused, and the status."""
    peer.will_answer(refusal, refusal)
    with pytest.raises(RuntimeApiError, match=f"the response with status {refusal.status}$"):
        client.answer(invocation(), Reply(b"1"))
    with pytest.raises(RuntimeApiError, match=f"the error with status {refusal.status}$"):
        client.answer(invocation(), FAILURE)


def test_answered_once(peer: Peer, client: RuntimeClient) -> None:
    """An answer after which the connection breaks is not sent again, for it may have been taken."""
    peer.will_answer(ACCEPTED, Wire(raw=b"", close=True), ACCEPTED)
    client.answer(invocation(), Reply(b"1"))
    with pytest.raises(RuntimeApiError):
        client.answer(invocation(), Reply(b"2"))
    assert len(peer.requests) == 2


def test_failed_initialisation(peer: Peer, client: RuntimeClient, log: list[str]) -> None:
    """A failed initialisation is posted to a path of its own, under the same header."""
    peer.will_answer(ACCEPTED)
    client.fail_init(Failure(b"{}", "Runtime.HandlerNotFound", 1))
    (request,) = peer.requests
    assert (request.method, request.target) == ("POST", "/2018-06-01/runtime/init/error")
    assert request.header("Lambda-Runtime-Function-Error-Type") == "Runtime.HandlerNotFound"
    assert request.body == b"{}"
    assert log == []


@pytest.mark.parametrize("status", [400, 403, 500])
def test_refused_report_of_a_failed_initialisation(peer: Peer, client: RuntimeClient, status: int) -> None:
    """The process is ending anyway, so a refusal of the report is no further error."""
    peer.will_answer(Wire(status))
    client.fail_init(FAILURE)


def test_unreachable_for_a_failed_initialisation(
    connect: Callable[[str], RuntimeClient], log: list[str], closed_port: int
) -> None:
    """A report that does not arrive is logged and is no further error."""
    connect(f"127.0.0.1:{closed_port}").fail_init(FAILURE)
    (line,) = log
    assert line.startswith("the initialisation error could not be reported: ")


@pytest.mark.parametrize(
    ("endpoint", "base"),
    [("{}", ""), ("http://{}", ""), ("http://{}/", ""), ("{}/base/path", "/base/path"), ("http://{}/a/", "/a")],
)
def test_endpoint(peer: Peer, connect: Callable[[str], RuntimeClient], endpoint: str, base: str) -> None:
    """The address is host:port, as Lambda gives it, or that with a scheme and a base path, as emulators do."""
    peer.will_answer(Wire(200, b"{}", ((ID, "a"),)), ACCEPTED)
    client = connect(endpoint.format(f"{peer.host}:{peer.port}"))
    client.answer(next(client.invocations()), Reply(b"1"))
    assert [request.target for request in peer.requests] == [
        f"{base}/2018-06-01/runtime/invocation/next",
        f"{base}/2018-06-01/runtime/invocation/a/response",
    ]


@pytest.mark.parametrize(
    "endpoint", ["", "host", "host:", ":80", "host:http", "host:-1", "host:65536", "host:²", "host:" + "9" * 5000]
)
def test_bad_endpoint(endpoint: str) -> None:
    """An address that is none is an error that names the variable, what it held, and what to do."""
    with pytest.raises(RuntimeApiError) as caught:
        RuntimeClient(endpoint, print)
    assert str(caught.value).startswith(f"AWS_LAMBDA_RUNTIME_API is {endpoint!r}, which is not host:port")


@given(st.text() | st.from_regex(r"(http://)?[a-z:\[\]]*:\w{1,6}(/.*)?"))
def test_any_endpoint(endpoint: str) -> None:
    """Whatever the variable holds, there is a client or the error that says what is wrong."""
    try:
        RuntimeClient(endpoint, print)
    except RuntimeApiError as error:
        assert "AWS_LAMBDA_RUNTIME_API" in str(error)  # noqa: PT017 - both ways are right
