"""What an event that is no HTTP request looks like, for the error that refuses it: kinds and keys, never values."""

from __future__ import annotations

_MOST_KEYS = 5
_SIGNS = {
    ("methodArn",): "a request to a Lambda authorizer",
    ("routeArn",): "a request to a Lambda authorizer",
    ("detail-type", "detail"): "an EventBridge event",
    ("RequestType", "LogicalResourceId"): "a request of a CloudFormation custom resource",
    ("awslogs",): "a CloudWatch Logs event",
    ("triggerSource",): "a Cognito trigger",
    ("invocationId", "records"): "a Firehose event",
    ("arguments",): "an AppSync resolver's event",
}
_RECORDS = "Records"
_SERVICES = ("aws:sqs", "aws:sns", "aws:s3", "aws:dynamodb", "aws:kinesis", "aws:ses", "aws:codecommit")


def name_of(event: object) -> str:
    """Name the kind of event, or what it is made of."""
    if not isinstance(event, dict):
        return f"no object, but {type(event).__name__}"
    if isinstance(context := event.get("requestContext"), dict) and "connectionId" in context:
        return "a WebSocket API event, which no HTTP application can answer"
    if service := _service_of(event.get(_RECORDS)):
        return f"an event of {service}"
    for keys, name in _SIGNS.items():
        if all(key in event for key in keys):
            return name
    shown = ", ".join(repr(key) for key in list(event)[:_MOST_KEYS])
    more = f" and {len(event) - _MOST_KEYS} more" if len(event) > _MOST_KEYS else ""
    return f"an object with the keys {shown}{more}" if event else "an empty object"


def _service_of(records: object) -> str | None:
    if not isinstance(records, list) or not records or not isinstance(records[0], dict):
        return None
    service = records[0].get("eventSource") or records[0].get("EventSource")
    return service if service in _SERVICES else None
