"""A batch of SQS messages as typed records, and a typed answer that returns the failed ones to the queue.

Handler: app.handler
"""

from aws_lambda_runtime import Context
from aws_lambda_runtime.events import BatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord


def handler(event: SQSEvent, context: Context) -> SQSBatchResponse:
    """Work through the batch; a message that cannot be handled is tried again without its neighbours."""
    print(f"{len(event.records)} message(s), {context.get_remaining_time_in_millis()} ms left")
    failed = [record.message_id for record in event.records if not handle(record)]
    return SQSBatchResponse(batch_item_failures=[BatchItemFailure(item_identifier=message) for message in failed])


def handle(record: SQSRecord) -> bool:
    """Print one message, and tell whether it was any good."""
    sent_at = record.attributes.sent_at
    print(f"message {record.message_id}: {len(record.body)} characters, sent {sent_at:%Y-%m-%d %H:%M:%S} UTC")
    return record.body != ""
