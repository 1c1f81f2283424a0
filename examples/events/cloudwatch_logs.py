"""Errors from the log of another function."""

from aws_lambda_runtime.events import CloudWatchLogsEvent


def handler(event: CloudWatchLogsEvent) -> list[str]:
    """Name the log group of each line with an error."""
    logs = event.awslogs.decoded
    return [f"{logs.log_group}: {line.message}" for line in logs.log_events if "ERROR" in line.message]
