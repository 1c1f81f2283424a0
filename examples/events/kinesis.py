"""Records of a stream."""

from aws_lambda_runtime.events import KinesisStreamEvent


def handler(event: KinesisStreamEvent) -> list[str]:
    """Decode the data; `KinesisStreamEvent[Order]` would make Orders of it."""
    return [record.kinesis.data_text for record in event.records]
