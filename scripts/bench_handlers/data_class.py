"""The event behind a data class of Powertools, which wraps the plain JSON and checks nothing.

Its documentation shows this first ("Direct Initialization"); the decorator that it shows next does the same and more.
"""

from typing import Any

from aws_lambda_powertools.utilities.data_classes import SQSEvent


def handler(event: dict[str, Any], context: object) -> dict[str, object]:
    """Look at every body."""
    return {"batchItemFailures": [], "characters": sum(len(record.body) for record in SQSEvent(event).records)}
