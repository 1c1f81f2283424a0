"""A custom resource on the built layer: one answer to the presigned URL, whatever happens to the function."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from peer import Peer
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from function import Answer, Function

    Serve = Callable[..., Function]
    Read = Callable[[str], Any]

TARGET = (
    "/arn%3Aaws%3Acloudformation%3Aeu-central-1%3A123456789012%3Astack/site/7c5e%7CSite%7C8d1f"
    "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=EXAMPLE%2F20261122%2Fs3&X-Amz-SignedHeaders=host"
    "&X-Amz-Security-Token=a%2Bb%7Ec%3D%3D&X-Amz-Signature=0123abcd"
)
SIGNATURE = "0123abcd"
SOURCE = """
    import os, sys, time
    from attrs import define
    from aws_lambda_runtime.custom_resource import CustomResource, Resource
    from aws_lambda_runtime.events import CloudFormationCustomResourceEvent

    @define(kw_only=True)
    class Site:
        domain: str
        replicas: int
        public: bool

    handler = CustomResource(margin_ms=3000)

    @handler.create
    def create(request: CloudFormationCustomResourceEvent[dict], context):
        {body}
"""
OK = Reply(200)
ID_OF_LOG = "2026/01/31/[$LATEST]0123456789abcdef"


@pytest.fixture
def s3() -> Iterator[Peer]:
    """Return what stands for S3, where CloudFormation reads the answer."""
    with Peer() as server:
        yield server


def request_of(s3: Peer, sample: Any, **changes: Any) -> Any:
    """Return a sample request whose answer goes to that server."""
    return sample | {"ResponseURL": f"http://{s3.host}:{s3.port}{TARGET}"} | changes


def answer_at(s3: Peer) -> Any:
    """Return the one answer that was put."""
    assert len(s3.requests) == 1
    return json.loads(s3.requests[0].body)


def deadline(seconds: float) -> dict[str, str]:
    """Return the header of an invocation that has this time."""
    return {"Lambda-Runtime-Deadline-Ms": str(int((time.time() + seconds) * 1000))}


def create(serve: Serve, s3: Peer, event: Read, body: str, **knobs: Any) -> tuple[Answer, Function]:
    """Send a request to create to a function with this body."""
    function = serve(SOURCE.format(body=body))
    return function.invoke(request_of(s3, event("cloudformation/create")), **knobs), function


def test_answer_is_put_as_the_url_says(serve: Serve, s3: Peer, event: Read) -> None:
    """The answer goes to the very URL, with the ids of the request, and without a content type or credentials."""
    s3.will_answer(OK)
    result, _ = create(serve, s3, event, "return Resource(physical_resource_id='site-7', data={'Url': 'ü'})")
    assert result.value is None
    (put,) = s3.requests
    assert (put.method, put.target) == ("PUT", TARGET)
    assert put.header("Content-Type") is None
    assert put.header("Authorization") is None
    assert put.header("Content-Length") == str(len(put.body))
    sample = event("cloudformation/create")
    assert json.loads(put.body) == {
        "Status": "SUCCESS",
        "PhysicalResourceId": "site-7",
        "StackId": sample["StackId"],
        "RequestId": sample["RequestId"],
        "LogicalResourceId": "Site",
        "Data": {"Url": "ü"},
    }


def test_netrc_adds_nothing(serve: Serve, s3: Peer, event: Read) -> None:
    """Credentials that the environment has for the host are not sent: S3 would refuse the request."""
    s3.will_answer(OK)
    function = serve(
        SOURCE.format(body="pass"),
        files={"netrc": f"machine {s3.host} login user password word\n"},
        environment={"NETRC": "netrc"},
    )
    assert function.invoke(request_of(s3, event("cloudformation/create"))).value is None
    assert s3.requests[0].header("Authorization") is None


@pytest.mark.parametrize("replies", [(Reply(503), Reply(500), OK), (Reply(stop=0), Reply(429), OK)], ids=["5xx", "cut"])
def test_answer_is_tried_again(serve: Serve, s3: Peer, event: Read, replies: tuple[Reply, ...]) -> None:
    """A server that fails twice gets the same answer a third time."""
    s3.will_answer(*replies)
    result, function = create(serve, s3, event, "print('created'); return Resource(physical_resource_id='site-7')")
    assert result.value is None
    assert len({put.body for put in s3.requests}) == 1
    assert len(s3.requests) == 3
    assert function.log.count("created") == 1


def test_refused_answer_fails_the_invocation(serve: Serve, s3: Peer, event: Read) -> None:
    """An answer that the URL refuses is not tried again; Lambda gets an error, and tries the whole event."""
    s3.will_answer(Reply(403, b"<Error><Code>AccessDenied</Code></Error>"))
    result, function = create(serve, s3, event, "pass")
    assert result.error["errorType"] == "DeliveryError"
    assert "its URL replied with status 403" in result.error["errorMessage"]
    assert len(s3.requests) == 1
    assert SIGNATURE not in function.log + json.dumps(result.error)


def test_no_server_at_all(serve: Serve, s3: Peer, event: Read) -> None:
    """A server that hangs up each time is an error that says so, within the time of the function."""
    result, function = create(serve, s3, event, "pass", headers=deadline(2))
    assert result.error["errorType"] == "DeliveryError"
    assert "no answer in the last of all attempts: ConnectionError" in result.error["errorMessage"]
    assert SIGNATURE not in function.log + json.dumps(result.error)


def test_server_that_hangs(serve: Serve, s3: Peer, event: Read) -> None:
    """An answer that is not taken in time is sent again on another connection."""
    never = threading.Event()
    s3.will_answer(Reply(200, hold=never), OK)
    result, _ = create(serve, s3, event, "return Resource(physical_resource_id='site-7')", headers=deadline(6))
    never.set()
    assert result.value is None
    first, second = s3.requests
    assert first.body == second.body
    assert first.connection != second.connection


def test_deadline(serve: Serve, s3: Peer, event: Read) -> None:
    """FAILED is sent before the deadline while the function still works, and its own answer is not sent afterwards."""
    s3.will_answer(OK, OK)
    body = "time.sleep(1.5); return Resource(physical_resource_id='site-7')"
    result, function = create(serve, s3, event, body, headers=deadline(2))
    assert result.value is None
    answer = answer_at(s3)
    assert answer["Status"] == "FAILED"
    assert answer["Reason"].startswith("Create was not finished ")
    assert answer["PhysicalResourceId"].startswith("aws-lambda-runtime:not-created:")
    assert "Create has come to its end too late" in function.log


def test_deadline_without_server(serve: Serve, s3: Peer, event: Read) -> None:
    """What could not be sent at the deadline fails the invocation, if the function lives to see it."""
    s3.will_answer(Reply(403))
    result, function = create(serve, s3, event, "time.sleep(1.5)", headers=deadline(2))
    assert result.error["errorType"] == "DeliveryError"
    assert SIGNATURE not in function.log


def test_exception(serve: Serve, s3: Peer, event: Read) -> None:
    """An exception is the reason of FAILED and in the log; the invocation succeeds, and is not repeated."""
    s3.will_answer(OK)
    result, function = create(serve, s3, event, "raise LookupError('the domain is taken')")
    assert result.value is None
    answer = answer_at(s3)
    assert answer["Status"] == "FAILED"
    assert answer["Reason"] == f"LookupError: the domain is taken (log stream {ID_OF_LOG})"
    assert "LookupError: the domain is taken" in function.log


@pytest.mark.parametrize("statement", ["sys.exit(3)", "raise KeyboardInterrupt"])
def test_exit(serve: Serve, s3: Peer, event: Read, statement: str) -> None:
    """What ends the process is answered with FAILED first."""
    s3.will_answer(OK)
    result, function = create(serve, s3, event, statement)
    assert result.is_error
    assert answer_at(s3)["Status"] == "FAILED"
    assert function.exit_code() != 0


def test_reason_does_not_hold_the_url(serve: Serve, s3: Peer, event: Read) -> None:
    """The URL is not told, even by an exception of the user's, and a long reason is cut to what may be sent."""
    s3.will_answer(OK)
    create(serve, s3, event, "raise ValueError(request.response_url + chr(0x1F600) * 5000)")
    assert len(s3.requests[0].body) <= 4096
    assert answer_at(s3)["Reason"].startswith("ValueError: (the URL)")


def test_typed_properties(serve: Serve, s3: Peer, event: Read) -> None:
    """Text in numbers and booleans is read as such, and what cannot be is told by its place, not by its value."""
    source = SOURCE.replace("[dict]", "[Site]").replace("domain: str", "Domain: str")
    source = source.replace("replicas: int", "Replicas: int").replace("public: bool", "Public: bool")
    body = "p = request.resource_properties; return Resource(data={'got': [p.Replicas, p.Public]})"
    function = serve(source.format(body=body))
    s3.will_answer(OK, OK)
    sample = event("cloudformation/create")
    function.invoke(request_of(s3, sample))
    function.invoke(request_of(s3, sample, ResourceProperties={"Domain": "example.com", "Replicas": "hunter2"}))
    first, second = (json.loads(put.body) for put in s3.requests)
    assert first["Data"] == {"got": [2, True]}
    assert first["PhysicalResourceId"] == f"Site-{sample['RequestId']}"
    assert second["Status"] == "FAILED"
    assert "$.ResourceProperties.Replicas: expected int, got str" in second["Reason"]
    assert "$.ResourceProperties.Public: missing" in second["Reason"]
    assert "hunter2" not in function.log + second["Reason"]


def test_event_that_is_no_request(serve: Serve, s3: Peer) -> None:
    """An event without the keys of a request fails the invocation, and names them."""
    function = serve(SOURCE.format(body="pass"))
    error = function.invoke({"RequestType": "Update"}).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "$.ResponseURL: missing" in error["errorMessage"]
    assert "$.PhysicalResourceId: missing" in error["errorMessage"]
    assert s3.requests == []
