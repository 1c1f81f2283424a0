"""A widget of a dashboard."""

from aws_lambda_runtime.events import CloudWatchDashboardCustomWidgetEvent


def handler(event: CloudWatchDashboardCustomWidgetEvent) -> dict[str, str]:
    """Make a text of the widget's parameter, or the documentation."""
    if event.describe:
        return {"markdown": "`table`: the table to look at"}
    return {"markdown": f"**{event.raw['table']}** from {event.widget_context.time_range.starts_at}"}
