"""boto3 against AWS as moto serves it: clients, data files, paginators, and where credentials come from."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from function import Function

    Serve = Callable[..., Function]

BUCKET = """
    import boto3, uuid
    s3 = boto3.client("s3")
    def handler(event, context):
        name = str(uuid.uuid4())
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        for key in event:
            s3.put_object(Bucket=name, Key=key, Body=key.encode())
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=name, PaginationConfig={"PageSize": 2})
        listed = [[item["Key"] for item in page["Contents"]] for page in pages]
        try:
            s3.get_object(Bucket=name, Key="absent")
        except s3.exceptions.NoSuchKey as error:
            code = error.response["Error"]["Code"]
        return [listed, s3.get_object(Bucket=name, Key="b")["Body"].read().decode(), code]
"""
TOKEN = "invented-token"


class Credentials(BaseHTTPRequestHandler):
    """The address that Lambda names under SnapStart, from which a function gets its credentials."""

    def do_GET(self) -> None:
        """Give keys to whoever has the token."""
        known = self.headers["Authorization"] == TOKEN
        answer = {
            "AccessKeyId": "AKIAEXAMPLE",
            "SecretAccessKey": "example",
            "Token": "example",
            "Expiration": "2099-01-01T00:00:00Z",
        }
        body = json.dumps(answer).encode()
        self.send_response(200 if known else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def credentials() -> Iterator[str]:
    """Return the address that gives credentials."""
    with HTTPServer(("127.0.0.1", 0), Credentials) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/2021-04-23/credentials"
        finally:
            server.shutdown()
            thread.join()


def test_client_works(installed: Serve, aws: dict[str, str]) -> None:
    """A client is made from boto3's data files, calls AWS, pages through an answer and raises AWS's errors."""
    listed, body, code = installed(BUCKET, environment=aws).invoke(["a", "b", "c"]).value
    assert (listed, body, code) == ([["a", "b"], ["c"]], "b", "NoSuchKey")


def test_calls_carry_the_trace(bundled: Serve, aws: dict[str, str]) -> None:
    """What boto3 sends within an invocation names the invocation's trace."""
    function = bundled(
        """
        import boto3
        sqs = boto3.client("sqs")
        sent = []
        sqs.meta.events.register("before-send", lambda request, **_: sent.append(request.headers["X-Amzn-Trace-Id"]))
        def handler(event, context):
            sqs.list_queues()
            return sent[-1].decode() if isinstance(sent[-1], bytes) else sent[-1]
        """,
        environment=aws | {"AWS_LAMBDA_FUNCTION_NAME": "example"},
    )
    trace = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1"
    assert function.invoke(headers={"Lambda-Runtime-Trace-Id": trace}).value == trace


def test_credentials_of_the_environment(bundled: Serve, aws: dict[str, str]) -> None:
    """A session takes Lambda's variables."""
    function = bundled(
        """
        import boto3
        def handler(event, context):
            found = boto3.Session().get_credentials()
            return [found.method, found.access_key, boto3.Session().region_name]
        """,
        environment=aws,
    )
    assert function.invoke().value == ["env", "testing", "eu-central-1"]


def test_credentials_of_a_restored_environment(bundled: Serve, credentials: str) -> None:
    """A session takes what the platform's address gives, as functions have it under SnapStart."""
    function = bundled(
        """
        import boto3
        def handler(event, context):
            found = boto3.Session().get_credentials()
            return [found.method, found.access_key]
        """,
        environment={
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": credentials,
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": TOKEN,
        },
    )
    assert function.invoke().value == ["container-role", "AKIAEXAMPLE"]
