"""Custom resources: which function serves which request, ids, sizes, and what is refused before any request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define
from hypothesis import given, settings
from hypothesis import strategies as st

from aws_lambda_runtime import Context
from aws_lambda_runtime.custom_resource import CustomResource, Resource
from aws_lambda_runtime.events import CloudFormationCustomResourceEvent  # noqa: TC001 # looked up at run time
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from peer import Peer

    Read = Callable[[str], Any]

OK = Reply(200)
NOT_CREATED = "aws-lambda-runtime:not-created:"


@define(kw_only=True)
class Numbers:
    """Properties of all the types that arrive as text."""

    whole: int = 0
    part: float = 0.0
    flag: bool = False
    maybe: int | None = None
    many: list[int] | None = None
    text: str = ""


def serve(peer: Peer, handler: CustomResource, event: Any, **changes: Any) -> Any:
    """Have a request served, and return its one answer."""
    peer.will_answer(OK)
    handler(
        event | {"ResponseURL": f"http://{peer.host}:{peer.port}/answer?X-Amz-Signature=1"} | changes, Context.fake()
    )
    (put,) = peer.requests
    return json.loads(put.body)


def recording() -> tuple[CustomResource, list[str]]:
    """Return a handler with all three functions, and where each call is noted."""
    handler, calls = CustomResource(), list[str]()

    @handler.create
    def create(request: CloudFormationCustomResourceEvent) -> Resource:
        calls.append(f"create for {request.request_type}")
        return Resource(physical_resource_id="new")

    @handler.update
    def update(request: CloudFormationCustomResourceEvent) -> None:
        calls.append(f"update {request.physical_resource_id}")

    @handler.delete
    def delete(request: CloudFormationCustomResourceEvent, context: Context) -> None:
        calls.append(f"delete {request.physical_resource_id} within {context.function_name}")

    return handler, calls


@pytest.mark.parametrize(
    ("kind", "call", "physical_id"),
    [
        ("create", "create for Create", "new"),
        ("update", "update site-1", "site-1"),
        ("delete", "delete site-1 within function", "site-1"),
    ],
)
def test_each_kind_has_its_function(peer: Peer, event: Read, kind: str, call: str, physical_id: str) -> None:
    """The function of its kind gets the request; an update that names no id, and a deletion, keep the one there is."""
    handler, calls = recording()
    answer = serve(peer, handler, event(f"cloudformation/{kind}"))
    assert calls == [call]
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", physical_id)


def test_update_without_function(peer: Peer, event: Read) -> None:
    """Without `update` a change creates the resource anew, and its other id has CloudFormation replace the old."""
    handler = CustomResource()

    @handler.create
    def create(request: CloudFormationCustomResourceEvent) -> Resource:
        return Resource(physical_resource_id=f"site-of-{request.request_type}", no_echo=True)

    answer = serve(peer, handler, event("cloudformation/update"))
    assert answer["PhysicalResourceId"] == "site-of-Update"
    assert answer["NoEcho"] is True


def test_delete_without_function(peer: Peer, event: Read) -> None:
    """Without `delete` a deletion succeeds."""
    assert serve(peer, CustomResource(), event("cloudformation/delete"))["Status"] == "SUCCESS"


def test_create_without_function(peer: Peer, event: Read) -> None:
    """Without `create` a creation fails, and says what is missing."""
    answer = serve(peer, CustomResource(), event("cloudformation/create"))
    assert answer["Status"] == "FAILED"
    assert "decorate a function with @handler.create" in answer["Reason"]


def test_delete_of_what_was_not_created(peer: Peer, event: Read) -> None:
    """The deletion that CloudFormation asks for after a failed creation succeeds without the function."""
    handler, calls = recording()
    failed = serve(peer, CustomResource(), event("cloudformation/create"))
    assert failed["PhysicalResourceId"].startswith(NOT_CREATED)
    answer = serve(peer, handler, event("cloudformation/delete"), PhysicalResourceId=failed["PhysicalResourceId"])
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", failed["PhysicalResourceId"])
    assert calls == []


def test_too_much_data(peer: Peer, event: Read) -> None:
    """An answer over 4096 bytes fails the request under the resource's own id, so that its deletion finds it."""
    handler = CustomResource()
    handler.create(lambda _: Resource(physical_resource_id="site-7", data={"text": "x" * 4096}))
    answer = serve(peer, handler, event("cloudformation/create"))
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", "site-7")
    assert "CloudFormation takes 4096: return less data" in answer["Reason"]


@pytest.mark.parametrize("physical_id", ["", "ü" * 513])
def test_impossible_id(peer: Peer, event: Read, physical_id: str) -> None:
    """An id that is empty or over 1 KB fails the request."""
    handler = CustomResource()
    handler.create(lambda _: Resource(physical_resource_id=physical_id))
    assert (
        "a physical resource id has 1 to 1024 bytes" in serve(peer, handler, event("cloudformation/create"))["Reason"]
    )


@given(reason=st.text(st.characters(), max_size=3000), physical_id=st.text(max_size=1100))
@settings(max_examples=50)
def test_every_answer_is_one_that_cloudformation_takes(peer: Peer, event: Read, reason: str, physical_id: str) -> None:
    """Whatever the function raises or returns, the answer is JSON of at most 4096 bytes with an id of at most 1 KB."""

    def fail(_: Any) -> None:
        raise LookupError(reason)

    handler = CustomResource()
    handler.create(lambda _: Resource(physical_resource_id=physical_id))
    handler.delete(fail)
    for kind in ("create", "delete"):
        answer = serve(peer, handler, event(f"cloudformation/{kind}"))
        assert len(peer.requests[0].body) <= 4096
        assert 0 < len(answer["PhysicalResourceId"].encode()) <= 1024
        assert (answer["Status"] == "SUCCESS") == (answer["PhysicalResourceId"] == physical_id)


def test_other_results(peer: Peer, event: Read) -> None:
    """What is neither a Resource nor None fails the request, before it can be mistaken for one."""
    handler = CustomResource()
    handler.create(lambda _: {"Url": "https://www.example.com"})  # type: ignore[type-var]
    assert (
        "has to return a Resource or None, not dict" in serve(peer, handler, event("cloudformation/create"))["Reason"]
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"whole": "-5", "part": "1.5", "flag": "true"}, Numbers(whole=-5, part=1.5, flag=True)),
        ({"whole": 5, "part": 2, "flag": False}, Numbers(whole=5, part=2)),
        ({"flag": "False", "maybe": "7", "many": ["1", "2"]}, Numbers(maybe=7, many=[1, 2])),
        ({"text": "5", "maybe": None}, Numbers(text="5")),
    ],
)
def test_text_in_numbers(peer: Peer, event: Read, properties: Any, expected: Numbers) -> None:
    """Text becomes a number or a boolean where one is asked for, also within others, and nowhere else."""
    handler = CustomResource()
    seen: list[Numbers] = []

    @handler.create
    def create(request: CloudFormationCustomResourceEvent[Numbers]) -> None:
        seen.append(request.resource_properties)

    assert serve(peer, handler, event("cloudformation/create"), ResourceProperties=properties)["Status"] == "SUCCESS"
    assert seen == [expected]


@pytest.mark.parametrize(
    "properties",
    [{"whole": "1.5"}, {"whole": "true"}, {"whole": "1_0"}, {"flag": "1"}, {"flag": "yes"}, {"part": "nan"}],
)
def test_other_text(peer: Peer, event: Read, properties: Any) -> None:
    """Text that says something else is refused with its place."""
    handler = CustomResource()

    @handler.create
    def create(request: CloudFormationCustomResourceEvent[Numbers]) -> None:
        raise AssertionError(request)

    answer = serve(peer, handler, event("cloudformation/create"), ResourceProperties=properties)
    assert f"$.ResourceProperties.{next(iter(properties))}: expected " in answer["Reason"]


def test_untyped_function(peer: Peer, event: Read) -> None:
    """A function without an annotation gets the plain request."""
    handler = CustomResource()
    handler.create(lambda request: Resource(data={"domain": request["ResourceProperties"]["Domain"]}))
    assert serve(peer, handler, event("cloudformation/create"))["Data"] == {"domain": "www.example.com"}


def test_url_that_is_none(event: Read) -> None:
    """Something else than a URL cannot be answered, and is not told."""
    handler, calls = recording()
    with pytest.raises(ConnectionError, match="could not be answered, the URL is none: MissingSchema") as caught:
        handler(event("cloudformation/create") | {"ResponseURL": "secret"}, Context.fake())
    assert "secret" not in str(caught.value)
    assert calls == ["create for Create"]


def test_unprintable_error(peer: Peer, event: Read) -> None:
    """An exception whose text cannot be told still is an answer."""

    class UnprintableError(Exception):
        def __str__(self) -> str:
            raise ValueError

    def create(_: Any) -> None:
        raise UnprintableError

    handler = CustomResource()
    handler.create(create)
    assert serve(peer, handler, event("cloudformation/create"))["Reason"].startswith(
        "UnprintableError: its text cannot"
    )


def test_one_function_for_several_kinds() -> None:
    """A decorator returns the function, so that it can be given another one; a kind has one function only."""
    handler = CustomResource()

    @handler.create
    @handler.update
    def ensure(request: CloudFormationCustomResourceEvent) -> None:
        """Stand for both."""

    assert ensure.__name__ == "ensure"
    with pytest.raises(ValueError, match="ensure is there for Create already"):
        handler.create(ensure)


async def async_function(request: Any) -> None:
    """Stand for a function that is awaited."""


def unknown_annotation(request: Missing) -> None:  # type: ignore[name-defined]  # noqa: F821
    """Stand for a name that is there for type checkers only."""


def three_parameters(request: Any, context: Any, more: Any) -> None:
    """Stand for a function that cannot be called."""


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (async_function, "async_function is async, and a custom resource has one request at a time: write def"),
        (unknown_annotation, "the annotation of the first parameter of unknown_annotation cannot be looked up"),
        (three_parameters, "also needs more"),
    ],
)
def test_impossible_function(function: Any, message: str) -> None:
    """A function that could never be called is refused while the function starts."""
    with pytest.raises(TypeError, match=message):
        CustomResource().create(function)
