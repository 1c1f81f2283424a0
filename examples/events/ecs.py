"""A task that stopped."""

from aws_lambda_runtime.events import ECSTaskStateChangeDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[ECSTaskStateChangeDetail]) -> dict[str, int | None]:
    """Return the exit codes of the containers."""
    return {container.name: container.exit_code for container in event.detail.containers}
