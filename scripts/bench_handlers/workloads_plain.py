"""The further workloads on plain JSON, on either runtime; like most handlers they have no annotations, nor imports."""

# mypy: disable-error-code="no-untyped-def"
# ruff: noqa: ANN001, ANN201 - as most handlers are written


def http(event, context):
    """Answer an API's request."""
    return {"statusCode": 200, "body": event["rawPath"] + event["requestContext"]["http"]["method"]}


def changes(event, context):
    """Look at the keys of every change of a table."""
    return {"batchItemFailures": [], "keys": sum(len(record["dynamodb"]["Keys"]) for record in event["Records"])}


def large(event, context):
    """Give back what came."""
    return event
