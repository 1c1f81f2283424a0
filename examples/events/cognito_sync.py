"""A dataset that is being synchronized."""

from aws_lambda_runtime.events import CognitoSyncEvent


def handler(event: CognitoSyncEvent) -> CognitoSyncEvent:
    """Write all colours in small letters."""
    colour = event.dataset_records.get("colour")
    if colour is not None and colour.new_value is not None:
        colour.new_value = colour.new_value.lower()
    return event
