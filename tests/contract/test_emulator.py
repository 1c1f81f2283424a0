"""The built layer under AWS's own Runtime Interface Emulator: the judge that is not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from emulated import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulated import Emulate

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SHOWN = {
    ("batch", "app.handler", "event.json"): {
        "batchItemFailures": [
            {"itemIdentifier": "5b1c2d3e-0000-4000-8000-000000000002"},
            {"itemIdentifier": "5b1c2d3e-0000-4000-8000-000000000004"},
        ]
    },
    ("custom_event", "app.handler", "event.json"): {"order_id": "A-1001", "total": 16.25},
    ("http_api", "app.handler", "event.json"): {
        "statusCode": 200,
        "headers": {"content-type": "text/plain; charset=utf-8"},
        "body": "a pot of tea\n",
    },
    ("named_handlers", "app:hello.custom", "event.json"): {"greeting": "Hello, Ada!"},
    ("named_handlers", "app:hello.apigateway", "../http_api/event.json"): {"statusCode": 200, "body": "Hello, world!"},
    ("sqs_typed", "app.handler", "event.json"): {"batchItemFailures": []},
}


def test_untyped(emulate: Emulate) -> None:
    """A function keeps its state from one invocation to the next, through errors."""
    emulator = emulate("""
        COUNT = 0
        def handler(event, context):
            global COUNT
            COUNT += 1
            if event == "fail":
                raise ValueError("as asked")
            return [COUNT, event, context.function_name]
    """)
    assert ask(emulator, {"a": 1}) == [1, {"a": 1}, "test_function"]
    failed = ask(emulator, "fail")
    assert {**failed, "requestId": "", "stackTrace": []} == {
        "errorMessage": "as asked",
        "errorType": "ValueError",
        "requestId": "",
        "stackTrace": [],
    }
    assert len(failed["stackTrace"]) == 1
    assert "[ERROR] ValueError: as asked" in emulator.log
    assert ask(emulator, "more") == [3, "more", "test_function"]
    assert emulator.status == 200


@pytest.mark.beyond
def test_typed_sqs(emulate: Emulate, event: Callable[[str], Any]) -> None:
    """A typed handler gets the messages of a real batch, and a broken batch is refused by its path."""
    emulator = emulate("""
        from aws_lambda_runtime.events import SQSEvent
        def handler(event: SQSEvent, context):
            return [[record.message_id, record.body, record.event_source_arn] for record in event.records]
    """)
    batch = event("sqs/batch_of_ten")
    expected = [[record["messageId"], record["body"], record["eventSourceARN"]] for record in batch["Records"]]
    assert ask(emulator, batch) == expected
    batch["Records"][7]["body"] = None
    batch["Records"][8]["body"] = 5
    failed = ask(emulator, batch)
    assert failed["errorType"] == "Runtime.UnmarshalError"
    assert "$.Records[8].body" in failed["errorMessage"]


@pytest.mark.beyond
def test_typed_http_api(emulate: Emulate, event: Callable[[str], Any]) -> None:
    """A typed handler gets the parts of a real request to an HTTP API."""
    emulator = emulate("""
        from aws_lambda_runtime.events import APIGatewayProxyEventV2
        def handler(event: APIGatewayProxyEventV2):
            http = event.request_context.http
            return [http.method, event.raw_path, event.query_string_parameters["q"], event.cookies, http.source_ip]
    """)
    answer = ask(emulator, event("api_gateway_v2/cookies_and_query"))
    assert answer == ["GET", "/items/7", "big cup", ["session=abc123", "theme=dark"], "203.0.113.7"]


def test_init_error(emulate: Emulate) -> None:
    """A function that cannot start says why, at each invocation anew."""
    emulator = emulate("import absent_dependency\n")
    for _ in range(2):
        assert ask(emulator, {})["errorType"] == "Runtime.ImportModuleError"
        assert emulator.status == 502
    assert "Unable to import module 'app': No module named 'absent_dependency'" in emulator.log


def test_text_of_every_language(emulate: Emulate) -> None:
    """Text goes in and out, and into the log, as it is."""
    emulator = emulate("def handler(event, context):\n    print(event)\n    return event\n")
    text = "Grüße, 世界 👩‍👩‍👧"
    assert ask(emulator, text) == text
    assert text + "\n" in emulator.log


def test_large_events(emulate: Emulate) -> None:
    """An event of five megabytes comes back whole."""
    emulator = emulate("def handler(event, context): return event\n")
    event = {"text": "x" * (5 * 1024 * 1024) + "ü"}
    assert ask(emulator, event) == event
    assert ask(emulator, 1) == 1


@pytest.mark.beyond
def test_result_above_the_limit(emulate: Emulate) -> None:
    """A result that is too large fails its invocation and leaves the function alive."""
    emulator = emulate("def handler(event, context): return 'x' * event\n")
    assert ask(emulator, 7_000_000)["errorType"] == "Function.ResponseSizeTooLarge"
    assert ask(emulator, 3) == "xxx"


def test_client_context(emulate: Emulate) -> None:
    """What the caller sends as client context arrives in the context, non-ASCII text included."""
    emulator = emulate("""
        def handler(event, context):
            return [context.client_context.custom, context.client_context.client.app_title, context.client_context.env]
    """)
    sent = json.dumps({"custom": {"town": "Köln"}, "client": {"app_title": "shop"}}, ensure_ascii=False).encode()
    assert ask(emulator, None, sent) == [{"town": "Köln"}, "shop", None]


@pytest.mark.beyond
def test_exit_in_the_handler(emulate: Emulate) -> None:
    """A handler that exits is answered for, and the next invocation starts the function anew."""
    emulator = emulate("""
        import os, sys
        def handler(event, context):
            if event == "exit":
                sys.exit(3)
            return os.getpid()
    """)
    first = ask(emulator, 1)
    assert ask(emulator, "exit")["errorType"] == "SystemExit"
    assert ask(emulator, 1) != first


def test_every_example_is_shown() -> None:
    """No example goes without its run below.

    Those with dependencies, and the one that answers elsewhere, run as built in test_template.py.
    """
    complete = {path.parent for path in EXAMPLES.glob("*/app.py") if not (path.parent / "requirements.txt").exists()}
    assert {path.name for path in complete} == {name for name, *_ in SHOWN} | {"custom_resource", "streaming"}


@pytest.mark.beyond
@pytest.mark.parametrize("example", SHOWN, ids="-".join)
def test_examples(emulate: Emulate, example: tuple[str, str, str]) -> None:
    """Every example answers its event as its text says."""
    name, handler, sample = example
    emulator = emulate(EXAMPLES / name, handler)
    event = json.loads((EXAMPLES / name / sample).read_text(encoding="utf-8"))
    assert ask(emulator, event) == SHOWN[example], emulator.log


@pytest.mark.beyond
def test_streaming_example(emulate: Emulate) -> None:
    """The example of a stream gives status and headers, eight NUL bytes and its lines; the emulator waits for all."""
    emulator = emulate(EXAMPLES / "streaming", "app.handler")
    answer = emulator.invoke((EXAMPLES / "streaming" / "event.json").read_bytes())
    prelude, _, body = answer.partition(bytes(8))
    assert json.loads(prelude) == {
        "statusCode": 200,
        "headers": {"content-type": "text/plain; charset=utf-8"},
        "cookies": [],
    }
    assert body == b"2\n1\ngo\n", emulator.log
