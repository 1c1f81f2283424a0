"""AppSync: callers told by their shapes, typed arguments, batches, and the answer of an authorizer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import define

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import (
    AppSyncAuthorizerEvent,
    AppSyncAuthorizerResponse,
    AppSyncBatchResolverEvent,
    AppSyncIdentityCognito,
    AppSyncIdentityIAM,
    AppSyncIdentityLambda,
    AppSyncIdentityOIDC,
    AppSyncPrev,
    AppSyncResolverEvent,
)
from aws_lambda_runtime.events._detect import detect_name

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "appsync"

converter = make_converter()
structure = structurer(converter, AppSyncResolverEvent)


@define
class GetPost:
    """The arguments of a field."""

    id: str


def _payload(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        ("cognito", AppSyncIdentityCognito),
        ("amplify", AppSyncIdentityCognito),
        ("iam", AppSyncIdentityIAM),
        ("oidc", AppSyncIdentityOIDC),
        ("lambda_authorizer", AppSyncIdentityLambda),
        ("api_key", type(None)),
        ("text_none", str),
    ],
)
def test_caller_is_told_by_its_shape(sample: str, kind: type) -> None:
    """Each way of authorization has its class; an API key has no caller."""
    assert type(structure(_payload(sample)).identity) is kind


def test_unknown_caller_is_kept_as_it_came() -> None:
    """A caller of no known shape is no reason to refuse the call."""
    identity = {"handlerContext": {"a": 1}}
    event = structure({"info": {}, "arguments": {}, "identity": identity})
    assert event.identity == identity
    assert converter.unstructure(event)["identity"] == identity


def test_step_before_in_a_pipeline() -> None:
    """What the function before returned is there, and what all functions share."""
    event = structure(_payload("iam"))
    assert (event.prev, event.stash) == (AppSyncPrev(result={"id": "7", "n": 2}), {"tenant": "tenant-1"})


def test_arguments_are_typed() -> None:
    """With an argument the event's arguments are objects of it, and a mismatch has its path."""
    typed = structurer(converter, AppSyncResolverEvent[GetPost])
    event = typed(_payload("cognito"))
    assert event.arguments == GetPost("7")
    assert json.dumps(converter.unstructure(event)) == json.dumps(_payload("cognito"))
    with pytest.raises(EventMismatch) as caught:
        typed({"info": {}, "arguments": {"id": 7}})
    assert caught.value.problems == ("$.arguments.id: expected str, got int",)


def test_batch_is_a_list_of_events() -> None:
    """A batch is a list at the top; it is told by its shape, and comes back."""
    payload = [_payload("cognito"), _payload("oidc")]
    assert detect_name(payload) == "AppSyncBatchResolverEvent"
    batch = structurer(converter, AppSyncBatchResolverEvent)(payload)
    assert [event.info.field_name for event in batch] == ["getPost", "getPost"]
    assert json.dumps(converter.unstructure(batch)) == json.dumps(payload)
    typed = structurer(converter, list[AppSyncResolverEvent[GetPost]])(payload[:1])
    assert typed[0].arguments.id == "7"


def test_both_spellings_of_the_query_are_read() -> None:
    """The query is the same field under either key, and is written back under the one that came."""
    context = structurer(converter, AppSyncAuthorizerEvent)(_payload("authorizer_document")).request_context
    assert context.query_string.startswith("mutation AddPost")
    assert "queryString" not in converter.unstructure(context)


def test_token_is_not_shown() -> None:
    """The text of an event, which may end up in a log, has no token."""
    assert "t-1" not in repr(AppSyncAuthorizerEvent(authorization_token="t-1"))


def test_answer_refuses_unless_told() -> None:
    """Nobody is let in by an answer that says nothing; 0 seconds are written, for they differ from none."""
    assert converter.unstructure(AppSyncAuthorizerResponse()) == {"isAuthorized": False}
    answer = AppSyncAuthorizerResponse(
        is_authorized=True, resolver_context={"tenant": "a"}, denied_fields=["Post.secret"], ttl_override=0
    )
    assert converter.unstructure(answer) == {
        "isAuthorized": True,
        "resolverContext": {"tenant": "a"},
        "deniedFields": ["Post.secret"],
        "ttlOverride": 0,
    }
