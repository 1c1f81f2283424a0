"""The event parsed and checked by Powertools' pydantic model."""

from typing import Any

from aws_lambda_powertools.utilities.parser import parse
from aws_lambda_powertools.utilities.parser.models import SqsModel


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Look at every body."""
    records = parse(event, model=SqsModel).Records
    return {"batchItemFailures": [], "characters": sum(len(record.body) for record in records)}
