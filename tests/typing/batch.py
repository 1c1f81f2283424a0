"""What type checkers know about `@batch` and custom resources; no test runs this, `mypy` reads it.

A line with `# type: ignore[code]` is a mistake that must be found: mypy is set to complain about ignores without use.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, assert_type

from attrs import define

from aws_lambda_runtime import Context
from aws_lambda_runtime.batch import batch
from aws_lambda_runtime.custom_resource import CustomResource, Resource

if TYPE_CHECKING:
    from aws_lambda_runtime.events import (
        CdkCustomResourceIsCompleteEvent,
        CloudFormationCustomResourceEvent,
        KafkaEventRecord,
        KinesisStreamRecord,
        SQSEvent,
        SQSRecord,
    )


@define
class Order:
    """What users put into records."""

    order_id: str


@batch
def on_message(record: SQSRecord[Order]) -> None:
    """Take one message."""
    assert_type(record.body, Order)


@batch
async def on_data(record: KinesisStreamRecord[Order], context: Context) -> None:
    """Take one record."""
    assert_type(record.kinesis.data, Order)


@batch(margin_ms=500)
def on_topic(record: KafkaEventRecord[Order]) -> None:
    """Take one message."""
    assert_type(record.value, Order | None)


@batch(concurrency=4)
async def on_text(record: SQSRecord) -> None:
    """Take one message."""
    assert_type(record.body, str)


@batch  # type: ignore[arg-type]
def on_event(event: SQSEvent) -> None:
    """Take a batch by mistake."""


@batch  # type: ignore[arg-type]
def with_more(record: SQSRecord, context: Context, more: int) -> None:
    """Want what nobody gives."""


assert_type(on_message, Callable[[Any, Context], dict[str, Any]])
assert_type(on_topic, Callable[[Any, Context], dict[str, Any]])
assert_type(on_data, Callable[[Any, Context], Coroutine[Any, Any, dict[str, Any]]])
assert_type(on_text, Callable[[Any, Context], Coroutine[Any, Any, dict[str, Any]]])

resource = CustomResource()


@resource.create
@resource.update
def ensure(request: CloudFormationCustomResourceEvent[Order], context: Context) -> Resource:
    """Create or update."""
    assert_type(request.resource_properties, Order)
    assert_type(request.old_resource_properties, Order | None)
    return Resource(physical_resource_id=request.physical_resource_id, data={"count": 1})


@resource.delete  # type: ignore[type-var]
def delete(request: CloudFormationCustomResourceEvent) -> bool:
    """Return what means nothing."""
    assert_type(request.resource_properties, Any)
    return True


def is_complete(event: CdkCustomResourceIsCompleteEvent[Order]) -> None:
    """Read the question of the CDK's framework."""
    assert_type(event.resource_properties, Order)
    assert_type(event.data, dict[str, Any] | None)
