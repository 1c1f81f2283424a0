"""The answer to a batch of which a part failed."""

from aws_lambda_runtime.events import BatchItemFailure, SQSBatchResponse, SQSEvent


def handler(event: SQSEvent) -> SQSBatchResponse:
    """Have empty messages sent again."""
    failed = [record.message_id for record in event.records if not record.body]
    return SQSBatchResponse(batch_item_failures=[BatchItemFailure(item_identifier=each) for each in failed])
