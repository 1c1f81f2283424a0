"""CloudWatch dashboards: the time that is shown, and the question for documentation."""

from __future__ import annotations

from datetime import UTC, datetime

from aws_lambda_runtime.events import CloudWatchDashboardCustomWidgetEvent, TimeRange
from structured import sample


def test_widget_is_read() -> None:
    """Times are aware, and the widget's own parameters are in the payload."""
    event: CloudWatchDashboardCustomWidgetEvent = sample(
        "cloudwatch_dashboard/zoomed", CloudWatchDashboardCustomWidgetEvent
    )
    shown = event.widget_context.time_range
    assert (shown.starts_at, shown.ends_at) == (
        datetime(2024, 3, 12, 18, 3, 58, tzinfo=UTC),
        datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC),
    )
    assert event.widget_context.timezone.offset_iso == "+01:00"
    assert (event.raw["action"], event.widget_context.forms["all"]) == ("find", {"query": "late"})
    assert (TimeRange().starts_at, TimeRange().ends_at) == (None, None)


def test_question_for_documentation() -> None:
    """It has no widget, and need not be told by one."""
    event = sample("cloudwatch_dashboard/describe", CloudWatchDashboardCustomWidgetEvent)
    assert (event.describe, event.widget_context.title) == (True, "")
