"""Batches of each source, and functions for their records, as users would write them."""

import asyncio
import json
from base64 import b64encode
from typing import Any

from attrs import define

from aws_lambda_runtime import Context
from aws_lambda_runtime.batch import batch
from aws_lambda_runtime.events import DynamoDBRecord, KafkaEventRecord, KinesisStreamRecord, SQSRecord

BAD = "bad"
QUEUE = "arn:aws:sqs:eu-central-1:123456789012:orders"


@define
class Order:
    """What the records carry."""

    sku: str


def handle(sku: str) -> None:
    """Refuse what is bad."""
    if sku == BAD:
        raise LookupError("no such article")


@batch
def on_messages(record: SQSRecord[Order]) -> None:
    """Take one message."""
    handle(record.body.sku)


@batch(concurrency=3)
async def on_messages_async(record: SQSRecord[Order], context: Context) -> None:
    """Take one message."""
    await asyncio.sleep(0)
    handle(record.body.sku)


@batch
def on_data(record: KinesisStreamRecord[Order]) -> None:
    """Take one record."""
    handle(record.kinesis.data.sku)


@batch
async def on_changes(record: DynamoDBRecord[Order]) -> None:
    """Take one change."""
    assert record.dynamodb.new_image is not None
    handle(record.dynamodb.new_image.sku)


@batch
def on_topic(record: KafkaEventRecord[Order], context: Context) -> None:
    """Take one message."""
    assert record.value is not None
    handle(record.value.sku)


def body_of(sku: str | None) -> str:
    """Return the JSON text of an order; of None one that does not fit."""
    return json.dumps({} if sku is None else {"sku": sku})


def encoded(sku: str | None) -> str:
    """Return the same in base64."""
    return b64encode(body_of(sku).encode()).decode()


def messages(skus: list[str | None], groups: list[str] | None = None) -> Any:
    """Return a batch of a queue, of a FIFO queue if there are groups."""
    arn = QUEUE if groups is None else f"{QUEUE}.fifo"
    return {
        "Records": [
            {
                "messageId": f"m{index}",
                "body": body_of(sku),
                "attributes": {"MessageGroupId": groups[index] if groups else "fair"},
                "eventSourceARN": arn,
            }
            for index, sku in enumerate(skus)
        ]
    }


def data(skus: list[str | None]) -> Any:
    """Return a batch of a Kinesis stream."""
    return {
        "Records": [
            {"kinesis": {"sequenceNumber": f"s{index}", "data": encoded(sku)}} for index, sku in enumerate(skus)
        ]
    }


def changes(skus: list[str | None]) -> Any:
    """Return a batch of a DynamoDB stream."""
    images = [{} if sku is None else {"sku": {"S": sku}} for sku in skus]
    return {
        "Records": [
            {"dynamodb": {"SequenceNumber": f"s{index}", "NewImage": image}} for index, image in enumerate(images)
        ]
    }


def failed(answer: Any) -> list[Any]:
    """Return the identifiers in an answer that has nothing else."""
    assert list(answer) == ["batchItemFailures"]
    assert all(list(item) == ["itemIdentifier"] for item in answer["batchItemFailures"])
    return [item["itemIdentifier"] for item in answer["batchItemFailures"]]
