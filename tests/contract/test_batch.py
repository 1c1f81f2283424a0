"""`@batch` on the built layer: the answer that Lambda reads, what is logged, and what is loaded for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[[str], Any]

SOURCE = """
    import sys
    from attrs import define
    from aws_lambda_runtime.batch import BatchError, batch
    from aws_lambda_runtime.events import KinesisStreamRecord, SQSRecord

    @define
    class Order:
        order_id: str
        quantity: int

    @batch
    def handler(record: {record}, context):
        {body}
"""


def test_records_one_by_one(serve: Serve, event: Read) -> None:
    """A message that is no order fails alone; the log has its id and the place, and nothing of what it holds."""
    function = serve(SOURCE.format(record="SQSRecord[Order]", body="print('took', record.body.order_id)"))
    batch = event("sqs/orders")
    first, second = batch["Records"][:2]
    second["body"] = '{"order_id": ["hunter2"], "quantity": 1}'
    assert function.invoke(batch).value == {"batchItemFailures": [{"itemIdentifier": second["messageId"]}]}
    assert "took" in function.log
    assert "$.body.order_id: expected str, got list" in function.log
    assert f"The record that failed: messageId {second['messageId']}" in function.log
    assert "hunter2" not in function.log
    assert first["messageId"] not in function.log


def test_stream(serve: Serve, event: Read) -> None:
    """Of a stream the sequence number of the first failed record is answered."""
    function = serve(SOURCE.format(record="KinesisStreamRecord", body="raise ValueError(record.event_name)"))
    batch = event("kinesis/json")
    first = batch["Records"][0]["kinesis"]["sequenceNumber"]
    assert function.invoke(batch).value == {"batchItemFailures": [{"itemIdentifier": first}]}
    assert function.log.count("ValueError: aws:kinesis:record") == 1


def test_deadline(serve: Serve, event: Read) -> None:
    """Messages that are not reached before the deadline are answered as failed."""
    function = serve(SOURCE.format(record="SQSRecord", body="import time; time.sleep(0.6)"))
    batch = event("sqs/batch_of_ten")
    deadline = {"Lambda-Runtime-Deadline-Ms": str(int((time.time() + 2) * 1000))}
    failed = function.invoke(batch, headers=deadline).value["batchItemFailures"]
    assert 0 < len(failed) < len(batch["Records"])
    assert failed[-1] == {"itemIdentifier": batch["Records"][-1]["messageId"]}
    assert "the deadline is near" in function.log


def test_whole_batch(serve: Serve, event: Read) -> None:
    """`BatchError` and an event of another source fail the invocation; nothing is taken for a success."""
    function = serve(SOURCE.format(record="SQSRecord", body="raise BatchError('the database is away')"))
    error = function.invoke(event("sqs/standard")).error
    assert (error["errorType"], error["errorMessage"]) == ("BatchError", "the database is away")
    error = function.invoke(event("s3/put")).error
    assert error["errorType"] == "Runtime.UnmarshalError"
    assert "this looks like S3Event" in error["errorMessage"]


def test_what_is_loaded(serve: Serve, event: Read) -> None:
    """A function that is not awaited loads no asyncio, and none loads what other sources or the network need."""
    body = "print('loaded', *sorted(name for name in sys.modules if name.startswith(('aws', 'asyncio', 'requests'))))"
    function = serve(SOURCE.format(record="SQSRecord", body=body))
    function.invoke(event("sqs/standard"))
    loaded = set(function.log.split())
    assert "aws_lambda_runtime.batch._work" in loaded
    others = {"asyncio", "requests", "aws_lambda_runtime.batch._async", "aws_lambda_runtime.events._detect"}
    assert loaded & {*others, "aws_lambda_runtime.events.s3", "aws_lambda_runtime.events.batch_response"} == set()


def test_awaited_records(serve: Serve, event: Read) -> None:
    """Records of an async function are under way together, and those left at the deadline are answered as failed."""
    body = "import asyncio; await asyncio.sleep(60 if record.body.endswith('7') else 0.2); print('took', record.body)"
    source = SOURCE.replace("    def handler", "    async def handler").format(record="SQSRecord", body=body)
    function = serve(source)
    batch = event("sqs/batch_of_ten")
    for index, record in enumerate(batch["Records"]):
        record["body"] = f"message {index}"
    deadline = {"Lambda-Runtime-Deadline-Ms": str(int((time.time() + 4) * 1000))}
    failed = function.invoke(batch, headers=deadline).value["batchItemFailures"]
    assert failed == [{"itemIdentifier": batch["Records"][7]["messageId"]}]
    assert function.log.count("took message") == 9
    assert "the deadline is near, and 1 of 10 records are not done" in function.log


def test_wrong_annotation(serve: Serve) -> None:
    """A function of something else than a record does not start, and says what it should take."""
    function = serve(SOURCE.format(record="dict", body="pass"))
    error = function.init_error()
    assert error["errorType"] == "TypeError"
    assert "that of handler has to be SQSRecord, KinesisStreamRecord, DynamoDBRecord" in error["errorMessage"]
    assert function.exit_code() != 0
