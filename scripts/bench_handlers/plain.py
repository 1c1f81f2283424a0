"""The event as plain JSON, on either runtime."""

from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Look at every body."""
    return {"batchItemFailures": [], "characters": sum(len(record["body"]) for record in event.get("Records", ()))}
