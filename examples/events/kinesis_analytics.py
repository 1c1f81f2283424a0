"""Records on their way into an application."""

from aws_lambda_runtime.events import (
    KinesisAnalyticsInputPreprocessingEvent,
    KinesisAnalyticsInputPreprocessingResponse,
    KinesisAnalyticsResponseRecord,
)


def handler(event: KinesisAnalyticsInputPreprocessingEvent) -> KinesisAnalyticsInputPreprocessingResponse:
    """Unpack each record."""
    return KinesisAnalyticsInputPreprocessingResponse(
        records=[
            KinesisAnalyticsResponseRecord(record_id=record.record_id, data=record.data_text.encode())
            for record in event.records
        ]
    )
