"""Powertools for AWS Lambda around handlers: what each decorator promises, and the event that the handler gets."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Event = Callable[[str], Any]

SERVICE = {"POWERTOOLS_SERVICE_NAME": "orders"}
LOGGER = """
    from aws_lambda_powertools import Logger
    from aws_lambda_powertools.utilities.typing import LambdaContext
    logger = Logger()
    @logger.inject_lambda_context(correlation_id_path="id", log_event=True)
    def handler(event: dict, context: LambdaContext):
        logger.info("placed", extra={"count": event["count"]})
        try:
            {}["absent"]
        except KeyError:
            logger.exception("not placed")
        return logger.get_correlation_id()
"""
MODEL = """
    from pydantic import BaseModel
    from aws_lambda_powertools.utilities.parser import envelopes, event_parser, parse
    from aws_lambda_powertools.utilities.typing import LambdaContext
    class Order(BaseModel):
        id: int
"""
SCHEMA = """
    from aws_lambda_powertools.utilities.validation import validator
    @validator(inbound_schema={"type": "object", "required": ["id"]})
    def handler(event, context):
        return event["id"]
"""


def entries(function: Function) -> list[dict[str, Any]]:
    """Return the log's lines that are JSON objects."""
    return [json.loads(line) for line in function.log.splitlines() if line.startswith("{")]


def test_logger(installed: Serve) -> None:
    """Entries are JSON with the invocation's facts, its correlation id and its trace; exceptions have a stack."""
    function = installed(LOGGER, environment=SERVICE)
    sent = {"id": "c-1", "count": 2}
    assert function.invoke(sent, request_id="8476a536-e9f4-11e8-9739-2dfe598c3fcd").value == "c-1"
    event, placed, failed = entries(function)
    assert (event["message"], placed["message"], placed["level"], placed["count"]) == (sent, "placed", "INFO", 2)
    assert (placed["service"], placed["function_name"], placed["cold_start"]) == ("orders", "example", True)
    assert placed["function_request_id"] == "8476a536-e9f4-11e8-9739-2dfe598c3fcd"
    assert placed["correlation_id"] == "c-1"
    assert placed["xray_trace_id"] == "1-5bef4de7-ad49b0e87f6ef6c87fc2e700"
    assert (failed["level"], failed["exception_name"]) == ("ERROR", "KeyError")
    assert function.invoke(sent).value == "c-1"
    assert entries(function)[-1]["cold_start"] is False


def test_tracer(installed: Serve) -> None:
    """Segments go to X-Ray's daemon by UDP: the handler's hangs on the invocation's trace, the method's on it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.bind(("127.0.0.1", 0))
        daemon.settimeout(10)
        function = installed(
            """
            from aws_lambda_powertools import Tracer
            tracer = Tracer()
            @tracer.capture_method
            def double(number): return number * 2
            @tracer.capture_lambda_handler
            def handler(event, context):
                tracer.put_annotation("kind", "test")
                return double(event)
            """,
            environment=SERVICE | {"AWS_XRAY_DAEMON_ADDRESS": f"127.0.0.1:{daemon.getsockname()[1]}"},
        )
        assert function.invoke(21).value == 42
        method, handler = (json.loads(daemon.recv(1 << 16).split(b"\n", 1)[1]) for _ in range(2))
    assert (method["name"], handler["name"]) == ("## app.double", "## handler")
    assert method["parent_id"] == handler["id"]
    assert (handler["trace_id"], handler["parent_id"]) == ("1-5bef4de7-ad49b0e87f6ef6c87fc2e700", "9a9197af755a6419")
    assert handler["annotations"] == {"ColdStart": True, "Service": "orders", "kind": "test"}


@pytest.mark.parametrize("decorator", ["@event_parser(model=Order)", "@event_parser"])
def test_parser(installed: Serve, decorator: str) -> None:
    """The parser's decorator makes the model, named or taken from the annotation, and refuses what does not fit."""
    function = installed(f"""{MODEL}
    {decorator}
    def handler(event: Order, context: LambdaContext):
        return [type(event).__name__, event.id]
    """)
    assert function.invoke({"id": 7}).value == ["Order", 7]
    assert function.invoke({"id": "seven"}).error["errorType"] == "ValidationError"


def test_parser_with_envelope(bundled: Serve, event: Event) -> None:
    """What is inside an event of AWS's is taken out by an envelope, by call too."""
    function = bundled(f"""{MODEL}
    def handler(event, context):
        event["Records"][0]["body"] = '{{"id": 1}}'
        one = {{"Records": event["Records"][:1]}}
        return [order.id for order in parse(event=one, model=Order, envelope=envelopes.SqsEnvelope)]
    """)
    assert function.invoke(event("sqs/standard")).value == [1]


def test_batch(installed: Serve, event: Event) -> None:
    """The batch processor reports the records whose handler failed."""
    function = installed("""
        from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
        processor = BatchProcessor(event_type=EventType.SQS)
        def place(record):
            if record.message_id == "second":
                raise ValueError("refused")
        def handler(event, context):
            return process_partial_response(event=event, record_handler=place, processor=processor, context=context)
    """)
    record = event("sqs/standard")["Records"][0]
    batch = {"Records": [record | {"messageId": "first"}, record | {"messageId": "second"}]}
    assert function.invoke(batch).value == {"batchItemFailures": [{"itemIdentifier": "second"}]}


def test_data_class(bundled: Serve, event: Event) -> None:
    """A data class of Powertools in the annotation is left to Powertools' decorator."""
    function = bundled("""
        from aws_lambda_powertools.utilities.data_classes import SQSEvent, event_source
        @event_source(data_class=SQSEvent)
        def handler(event: SQSEvent, context):
            return [record.message_id for record in event.records]
    """)
    sent = event("sqs/standard")
    assert function.invoke(sent).value == [record["messageId"] for record in sent["Records"]]


def test_validation(bundled: Serve) -> None:
    """An event is held against a JSON schema, by code that fastjsonschema generates."""
    function = bundled(SCHEMA)
    assert function.invoke({"id": 1}).value == 1
    assert function.invoke({}).error["errorType"] == "SchemaValidationError"


def test_idempotency(bundled: Serve, aws: dict[str, str]) -> None:
    """A second event of the same key is answered from the table, without calling the handler."""
    function = bundled(
        """
        import boto3
        from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent
        boto3.client("dynamodb").create_table(
            TableName="idempotency", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        )
        calls = []
        @idempotent(
            persistence_store=DynamoDBPersistenceLayer(table_name="idempotency"),
            config=IdempotencyConfig(event_key_jmespath="order"),
        )
        def handler(event, context):
            calls.append(event)
            return {"calls": len(calls)}
        """,
        environment=aws,
    )
    assert [function.invoke({"order": key, "at": at}).value for at, key in enumerate("aab")] == [
        {"calls": 1},
        {"calls": 1},
        {"calls": 2},
    ]


def test_typed_handler_within_decorators(bundled: Serve, event: Event) -> None:
    """Behind decorators that pass the event on, the annotation still decides what arrives."""
    function = bundled(
        """
        from aws_lambda_powertools import Logger, Tracer
        from aws_lambda_runtime import Context
        from aws_lambda_runtime.events import SQSEvent
        logger, tracer = Logger(), Tracer(disabled=True)
        @logger.inject_lambda_context
        @tracer.capture_lambda_handler
        def handler(event: SQSEvent, context: Context):
            logger.info("came", extra={"count": len(event.records)})
            return [type(event).__module__, event.records[0].message_id]
        """,
        environment=SERVICE,
    )
    sent = event("sqs/standard")
    assert function.invoke(sent).value == ["aws_lambda_runtime.events.sqs", sent["Records"][0]["messageId"]]
    assert entries(function)[-1]["count"] == len(sent["Records"])


def test_decorator_sees_the_typed_event(bundled: Serve) -> None:
    """A decorator that looks into the event finds no dict where the handler is typed."""
    function = bundled(
        """
        from attrs import define
        from aws_lambda_powertools import Logger
        logger = Logger()
        @define
        class Order:
            id: str
        @logger.inject_lambda_context(correlation_id_path="id")
        def handler(event: Order, context):
            return [event.id, logger.get_correlation_id()]
        """,
        environment=SERVICE,
    )
    assert function.invoke({"id": "o-1"}).value == ["o-1", None]


def test_structuring_within_the_handler(bundled: Serve) -> None:
    """Where a decorator has to look into the event, the handler stays untyped and structures the event itself."""
    function = bundled(
        """
        from attrs import define
        from aws_lambda_powertools import Logger
        from aws_lambda_runtime import runtime
        logger = Logger()
        @define
        class Order:
            id: str
        @logger.inject_lambda_context(correlation_id_path="id")
        def handler(event, context):
            return [runtime.converter.structure(event, Order).id, logger.get_correlation_id()]
        """,
        environment=SERVICE,
    )
    assert function.invoke({"id": "o-1"}).value == ["o-1", "o-1"]
