"""A function on a schedule, whose input is an event class of its own, with a dependency that its build installs.

Handler: app.handler
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import define


@define
class Run:
    """What the schedule in `template.yaml` sends: EventBridge Scheduler fills in the time."""

    scheduled_time: datetime
    zone: str


@define
class Report:
    """The day that is over where the report is read."""

    day: date
    hours: float


def handler(run: Run) -> Report:
    """Tell the day before the run, and its length: days on which the clocks change have 23 or 25 hours."""
    zone = ZoneInfo(run.zone)
    today = run.scheduled_time.astimezone(zone).date()
    yesterday = today - timedelta(days=1)
    begins, ends = (datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() for day in (yesterday, today))
    return Report(yesterday, (ends - begins) / 3600)
