"""What type checkers know about events; no test runs this, `mypy` reads it.

A line with `# type: ignore[code]` is a mistake that must be found: mypy is set to complain about ignores without use.
"""

# ruff: noqa: B018 # an expression is all that it takes to be wrong
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, assert_type

from attrs import define

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    ActiveMQEvent,
    APIGatewayProxyEventV2,
    APIGatewayProxyResponseV2,
    AppSyncBatchResolverEvent,
    AppSyncResolverEvent,
    AWSConfigRuleEvent,
    BatchItemFailure,
    CloudWatchLogsDecodedData,
    ConfigInvokingEvent,
    DynamoDBStreamEvent,
    EventBridgeEvent,
    Headers,
    IAMPolicyDocument,
    IAMPolicyStatement,
    KafkaEvent,
    KinesisFirehoseEvent,
    KinesisStreamEvent,
    LambdaDestinationEvent,
    RabbitMQEvent,
    RequestContextV2Authorizer,
    S3Event,
    S3EventBridgeNotificationEvent,
    SageMakerAnnotationConsolidationResponse,
    SageMakerConsolidatedAnnotation,
    SNSEvent,
    SNSMessage,
    SQSBatchResponse,
    SQSEvent,
    SQSMessageAttribute,
    SQSRecord,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def on_messages(event: SQSEvent) -> SQSBatchResponse:
    """Read a batch."""
    assert_type(event.records, list[SQSRecord])
    assert_type(event.raw, dict[str, Any])
    record = event.records[0]
    assert_type(record.body, str)
    assert_type(record.message_id, str)
    assert_type(record.md5_of_message_attributes, str | None)
    assert_type(record.attributes.sent_at, datetime)
    assert_type(record.attributes.receive_count, int)
    assert_type(record.message_attributes, dict[str, SQSMessageAttribute])
    assert_type(record.message_attributes["a"].binary, bytes | None)
    return SQSBatchResponse(batch_item_failures=[BatchItemFailure(item_identifier=record.message_id)])


def on_request(event: APIGatewayProxyEventV2) -> APIGatewayProxyResponseV2:
    """Read a request."""
    assert_type(event.headers, Headers)
    assert_type(event.headers["Accept"], str)
    assert_type(event.headers.get("Accept"), str | None)
    assert_type(event.headers.get("Accept", "*/*"), str)
    assert_type(event.body, str | None)
    assert_type(event.body_bytes, bytes)
    assert_type(event.request_context.http.method, str)
    assert_type(event.request_context.authorizer, RequestContextV2Authorizer | None)
    assert_type(event.request_context.received_at, datetime | None)
    return APIGatewayProxyResponseV2(status_code=200, headers={"X-Count": 1}, body="")


def by_shape(event: SQSEvent | APIGatewayProxyEventV2) -> int:
    """Tell the members of a union apart."""
    return len(event.records) if isinstance(event, SQSEvent) else len(event.cookies)


@define
class Order:
    """What users put into events."""

    order_id: str


def on_orders(event: SQSEvent[Order], change: DynamoDBStreamEvent[Order], placed: EventBridgeEvent[Order]) -> None:
    """Read payloads within events."""
    assert_type(event.records[0].body, Order)
    assert_type(change.records[0].dynamodb.new_image, Order | None)
    assert_type(change.records[0].dynamodb.keys["order_id"].value, Any)
    assert_type(placed.detail, Order)
    event.records[0].body.orderid  # type: ignore[attr-defined]


def on_streams(
    event: KinesisStreamEvent[Order], topic: KafkaEvent[Order], firehose: KinesisFirehoseEvent[Order]
) -> None:
    """Read payloads within records."""
    assert_type(event.records[0].kinesis.data, Order)
    assert_type(next(topic.all_records).value, Order | None)
    assert_type(firehose.records[0].data, Order)


def on_nested(event: SQSEvent[SNSMessage[S3Event]], topic: SNSEvent, plain: EventBridgeEvent) -> None:
    """Read a notification within a notification, and events without an argument."""
    assert_type(event.records[0].body.message.records[0].s3.object.decoded_key, str)
    assert_type(topic.records[0].sns.message, str)
    assert_type(plain.detail, Any)


def on_brokers(event: ActiveMQEvent[Order], other: RabbitMQEvent[Order], record: LambdaDestinationEvent[Order]) -> None:
    """Read payloads of brokers and of invocations."""
    assert_type(event.messages[0].data, Order)
    assert_type(next(other.all_messages).data, Order)
    assert_type(record.request_payload, Order)


def on_text(
    event: AWSConfigRuleEvent, logs: KinesisStreamEvent[CloudWatchLogsDecodedData], put: S3EventBridgeNotificationEvent
) -> SageMakerAnnotationConsolidationResponse:
    """Read JSON within text, compressed log events, and an alias."""
    assert_type(event.invoking_event.value, ConfigInvokingEvent)
    assert_type(logs.records[0].kinesis.data, CloudWatchLogsDecodedData)
    assert_type(put.detail.object.key, str)
    return [SageMakerConsolidatedAnnotation(dataset_object_id="0")]


def on_field(event: AppSyncResolverEvent[Order], batch: AppSyncBatchResolverEvent) -> IAMPolicyDocument:
    """Read the arguments of a field, and use names that are only other names of classes."""
    assert_type(event.arguments, Order)
    assert_type(batch[0].arguments, Any)
    return IAMPolicyDocument(statement=[IAMPolicyStatement(effect="Allow")])


made: Callable[[object], Any] = structurer(make_converter(), SQSEvent)
by_hand = SQSEvent(records=[SQSRecord(body="{}")])
request = APIGatewayProxyEventV2(headers={"Accept": "*/*"}, query_string_parameters={"q": "a"})

by_hand.records[0].bdy  # type: ignore[attr-defined]
by_hand.records[0].body = 1  # type: ignore[assignment]
by_hand.records.body  # type: ignore[attr-defined]
request.body.upper()  # type: ignore[union-attr]
request.request_context.authorizer.jwt  # type: ignore[union-attr]
SQSEvent()  # type: ignore[call-arg]
SQSEvent([])  # type: ignore[call-arg]
SQSRecord(message_id=b"")  # type: ignore[arg-type]
SQSRecord(messageId="a")  # type: ignore[call-arg]
SQSRecord(raw={})  # type: ignore[call-arg]
BatchItemFailure()  # type: ignore[call-arg]
APIGatewayProxyResponseV2(status_code="200")  # type: ignore[arg-type]
APIGatewayProxyEventV2(headers={"Accept": 1})  # type: ignore[dict-item]
