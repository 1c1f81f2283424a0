"""A bot in a chat room."""

from aws_lambda_runtime.events import ChimeBotEvent


def handler(event: ChimeBotEvent) -> str:
    """Say who wrote what; the answer to the room is posted to `inbound_https_endpoint.url`."""
    return f"{event.happened_at:%H:%M} {event.sender.sender_id}: {event.message or event.event_type}"
