"""An alarm that went off."""

from aws_lambda_runtime.events import CloudWatchAlarmEvent


def handler(event: CloudWatchAlarmEvent) -> str:
    """Say which alarm it is, and the numbers behind it."""
    state = event.alarm_data.state
    numbers = state.reason_data.value.recent_datapoints if state.reason_data else []
    return f"{event.alarm_data.alarm_name} is {state.value} since {state.changed_at:%H:%M}: {numbers}"
