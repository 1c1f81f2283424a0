"""Messages of Kafka topics."""

from aws_lambda_runtime.events import KafkaEvent


def handler(event: KafkaEvent) -> list[str]:
    """Decode what is there, of all partitions; a tombstone has no value."""
    return [f"{record.topic} {record.offset} {record.value_bytes!r}" for record in event.all_records]
