"""Changes of a table."""

from aws_lambda_runtime.events import DynamoDBStreamEvent


def handler(event: DynamoDBStreamEvent) -> list[str]:
    """Tell which items changed how; `new_item` and `old_item` are plain Python."""
    return [f"{record.event_name} {record.dynamodb.key} {record.dynamodb.new_item}" for record in event.records]
