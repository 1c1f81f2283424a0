"""Records on their way through Firehose."""

from aws_lambda_runtime.events import KinesisFirehoseEvent, KinesisFirehoseResponse, KinesisFirehoseResponseRecord


def handler(event: KinesisFirehoseEvent) -> KinesisFirehoseResponse:
    """Write each record in capitals, with the end of a line."""
    return KinesisFirehoseResponse(
        records=[
            KinesisFirehoseResponseRecord(record_id=record.record_id, data=record.data_text.upper().encode() + b"\n")
            for record in event.records
        ]
    )
