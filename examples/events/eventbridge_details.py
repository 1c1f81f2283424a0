"""Events of several services on one function: without an argument the detail is the class of its source and type."""

from aws_lambda_runtime.events import EventBridgeEvent, HealthEventDetail, TagChangeDetail


def handler(event: EventBridgeEvent) -> str:
    """Say what happened."""
    match event.detail:
        case HealthEventDetail(service=service, status_code=status):
            return f"{service}: {status}"
        case TagChangeDetail(changed_tag_keys=keys):
            return f"{event.resources[0]}: {', '.join(keys)}"
    return f"{event.source}: {event.detail_type}"
