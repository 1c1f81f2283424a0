"""The further workloads on plain JSON, on either runtime."""

from typing import Any


def http(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer an API's request."""
    return {"statusCode": 200, "body": event["rawPath"] + event["requestContext"]["http"]["method"]}


def changes(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Look at the keys of every change of a table."""
    return {"batchItemFailures": [], "keys": sum(len(record["dynamodb"]["Keys"]) for record in event["Records"])}


def large(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Give back what came."""
    return event
