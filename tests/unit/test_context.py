"""The context: AWS's attributes under AWS's names, with AWS's types."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._messages import Invocation
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime.context import Client, ClientContext, CognitoIdentity, Context
from aws_lambda_runtime.errors import LambdaContextUnmarshalError

if TYPE_CHECKING:
    from typing import Any

SETTINGS = Settings(
    function_name="f",
    function_version="7",
    memory_limit_in_mb="256",
    log_group_name="/aws/lambda/f",
    log_stream_name="2030/01/01/[7]0",
)


def context(**headers: Any) -> Context:
    """Build the context of an invocation with these headers."""
    return Context(Invocation(request_id="id-1", body=b"{}", **headers), SETTINGS)


def test_attributes() -> None:
    """Every fact has the managed runtime's name; the memory is text."""
    made = context(invoked_function_arn="arn", tenant_id="blue", trace_id="Root=1")
    assert (made.aws_request_id, made.invoked_function_arn, made.tenant_id) == ("id-1", "arn", "blue")
    assert (made.function_name, made.function_version, made.memory_limit_in_mb) == ("f", "7", "256")
    assert (made.log_group_name, made.log_stream_name) == ("/aws/lambda/f", "2030/01/01/[7]0")
    assert made.trace_id == "Root=1"


def test_absent_facts() -> None:
    """What was not sent or not set is None, except that the identity is always an object."""
    made = Context(Invocation(request_id="id-1", body=b"{}"), Settings())
    assert made.function_name is made.memory_limit_in_mb is made.log_group_name is made.log_stream_name is None
    assert made.client_context is None
    assert made.tenant_id is made.trace_id is made.invoked_function_arn is None
    assert isinstance(made.identity, CognitoIdentity)
    assert made.identity.cognito_identity_id is made.identity.cognito_identity_pool_id is None
    assert made.get_remaining_time_in_millis() == 0


def test_remaining_time() -> None:
    """The remaining time is a whole number of milliseconds that never gets negative."""
    now = int(time.time() * 1000)
    remaining = context(deadline_ms=now + 60_000).get_remaining_time_in_millis()
    assert isinstance(remaining, int)
    assert 0 < remaining <= 60_000
    assert context(deadline_ms=now - 1).get_remaining_time_in_millis() == 0


def test_deadline() -> None:
    """The deadline is a moment in UTC; the attribute that libraries read holds its milliseconds."""
    made = context(deadline_ms=1893456000123)
    assert made.deadline == datetime(2030, 1, 1, 0, 0, 0, 123000, tzinfo=UTC)
    assert made._epoch_deadline_time_in_ms == 1893456000123


def test_client_context() -> None:
    """The client context has a client, and custom values and environment as they were sent."""
    sent = {
        "client": {
            "installation_id": "i",
            "app_title": "t",
            "app_version_name": "v",
            "app_version_code": "c",
            "app_package_name": "p",
        },
        "custom": {"k": ["ü"]},
        "env": {"locale": "de"},
    }
    got = context(client_context=json.dumps(sent, ensure_ascii=False)).client_context
    assert isinstance(got, ClientContext)
    assert isinstance(got.client, Client)
    assert {name: getattr(got.client, name) for name in Client.__slots__} == sent["client"]
    assert (got.custom, got.env) == (sent["custom"], sent["env"])


def test_sparse_client_context() -> None:
    """What a client context leaves out is None."""
    got = context(client_context='{"client": {"app_title": "t"}}').client_context
    assert got is not None
    assert got.client is not None
    assert (got.client.app_title, got.client.installation_id) == ("t", None)  # type: ignore[attr-defined]
    assert got.custom is got.env is None
    got = context(client_context="{}").client_context
    assert got is not None
    assert got.client is None


def test_identity() -> None:
    """The identity holds both of Cognito's ids."""
    identity = context(cognito_identity='{"cognitoIdentityId": "i", "cognitoIdentityPoolId": "p"}').identity
    assert (identity.cognito_identity_id, identity.cognito_identity_pool_id) == ("i", "p")
    identity = context(cognito_identity='{"cognitoIdentityId": "i"}').identity
    assert (identity.cognito_identity_id, identity.cognito_identity_pool_id) == ("i", None)


def test_null() -> None:
    """The JSON null counts as absent in both headers."""
    made = context(client_context="null", cognito_identity="null")
    assert made.client_context is None
    assert made.identity.cognito_identity_id is None


@pytest.mark.parametrize("text", ["[1]", '"a"', "1", "{", "nix", "NaN", "true", "{} {}"])
@pytest.mark.parametrize(
    ("header", "name"), [("client_context", "Client Context"), ("cognito_identity", "Cognito Identity")]
)
def test_bad_headers(header: str, name: str, text: str) -> None:
    """A header that is no JSON object is a failure that names it, in the managed runtime's words."""
    with pytest.raises(LambdaContextUnmarshalError, match=f"^Unable to parse {name} JSON: "):
        context(**{header: text})


@given(st.text())
def test_any_header(text: str) -> None:
    """Any header makes a context or that failure."""
    for header in ("client_context", "cognito_identity"):
        try:
            context(**{header: text})
        except LambdaContextUnmarshalError as error:
            assert str(error).startswith("Unable to parse C")  # noqa: PT017 - both ways are right


def test_w3c() -> None:
    """The trace context of the W3C is apart from the rest: its three texts and nothing else."""
    sent = {"traceparent": "00-a-b-01", "tracestate": 5, "baggage": "k=v", "more": "x"}
    made = context(client_context=json.dumps({"w3c": sent, "custom": {}}))
    assert made.w3c() == {"traceparent": "00-a-b-01", "baggage": "k=v"}
    assert not hasattr(made.client_context, "w3c")


@pytest.mark.parametrize("sent", [None, "{}", '{"w3c": null}', '{"w3c": [1]}', '{"w3c": "text"}'])
def test_no_w3c(sent: str | None) -> None:
    """Without a proper trace context there is an empty one."""
    assert context(client_context=sent).w3c() == {}


def test_log(capsys: pytest.CaptureFixture[str]) -> None:
    """What is logged is written as text, as it is, without a line end."""
    made = context()
    made.log("a")
    made.log({"b": 1})
    assert capsys.readouterr().out == "a{'b': 1}"


def test_repr() -> None:
    """The text of a context lists its facts as the managed runtime does."""
    text = repr(context(invoked_function_arn="arn"))
    assert text.startswith(
        "LambdaContext([aws_request_id=id-1,log_group_name=/aws/lambda/f,log_stream_name=2030/01/01/[7]0,"
        "function_name=f,memory_limit_in_mb=256,function_version=7,invoked_function_arn=arn,client_context=None,identity="
    )
    assert text.endswith(",tenant_id=None])")


def test_further_attributes() -> None:
    """Libraries may hang their own attributes on a context."""
    made: Any = context()
    made.serialize_this = [1]
    assert made.serialize_this == [1]


def test_fake() -> None:
    """A context for tests has every attribute, plausible and of the real type."""
    fake = Context.fake()
    real = context(invoked_function_arn="arn", deadline_ms=1)
    assert vars(fake).keys() == vars(real).keys()
    assert {name: type(value) for name, value in vars(fake).items()} == {
        name: type(value) for name, value in vars(real).items()
    }
    assert 0 < fake.get_remaining_time_in_millis() <= 3000


def test_fake_facts() -> None:
    """Facts that a test gives are in the context, also where one follows from another."""
    fake = Context.fake(function_name="orders", tenant_id="blue", trace_id="Root=1", aws_request_id="id")
    assert (fake.function_name, fake.aws_request_id) == ("orders", "id")
    assert (fake.tenant_id, fake.trace_id) == ("blue", "Root=1")
    assert (fake.invoked_function_arn or "").endswith(":function:orders")
    assert fake.log_group_name == "/aws/lambda/orders"
    assert Context.fake(remaining_time_in_millis=-5).get_remaining_time_in_millis() == 0
