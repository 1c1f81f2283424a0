"""Amazon CloudWatch dashboards: a widget whose content a function makes: HTML text, `{"markdown": ...}`, or JSON."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class TimeZone(Payload):
    """The time zone of a dashboard.

    AWS: "Details about custom widgets" (Amazon CloudWatch User Guide).
    """

    label: str = ""
    """`UTC` or `Local`."""

    offset_iso: str = field(default="", metadata=wire("offsetISO"))
    """The distance to UTC, as in `+01:00`."""

    offset_in_minutes: int = 0
    """The same in minutes."""


@define(kw_only=True)
class TimeRange(Payload):
    """The time that a dashboard shows.

    AWS: "Details about custom widgets" (Amazon CloudWatch User Guide).
    """

    mode: str = ""
    """`relative` or `absolute`."""

    start: int | None = None
    """Its start, in milliseconds since 1970; `starts_at` is the time."""

    end: int | None = None
    """Its end, in milliseconds since 1970; `ends_at` is the time."""

    relative_start: int | None = None
    """Of a relative one, how many milliseconds it has."""

    zoom: dict[str, Any] | None = None
    """`start` and `end` of what the user zoomed into; absent otherwise."""

    @property
    def starts_at(self) -> "datetime | None":
        """The start of what is shown, in UTC."""
        return None if self.start is None else time_of_milliseconds(self.start, "start")

    @property
    def ends_at(self) -> "datetime | None":
        """The end of what is shown, in UTC."""
        return None if self.end is None else time_of_milliseconds(self.end, "end")


@define(kw_only=True)
class CloudWatchWidgetContext(Payload):
    """The widget, its dashboard and its user.

    AWS: "Details about custom widgets" (Amazon CloudWatch User Guide).
    """

    dashboard_name: str = ""
    """The dashboard's name."""

    widget_id: str = ""
    """The widget's id."""

    domain: str = ""
    """The address of the console."""

    account_id: str = ""
    """The account."""

    locale: str = ""
    """The user's language, as in `en`."""

    timezone: TimeZone = field(factory=TimeZone)
    """The dashboard's time zone."""

    period: int | None = None
    """The period of its graphs in seconds."""

    is_auto_period: bool = False
    """Whether the period follows from the time that is shown."""

    time_range: TimeRange = field(factory=TimeRange)
    """The time that it shows."""

    theme: str = ""
    """`light` or `dark`."""

    link_charts: bool = False
    """Whether its graphs move together."""

    title: str = ""
    """The widget's title."""

    params: dict[str, Any] = field(factory=dict)
    """The widget's parameters, which also stand at the top of the event."""

    forms: dict[str, Any] = field(factory=dict)
    """What the user entered into the widget's forms, in `all`, by name."""

    width: int | None = None
    """The widget's width in pixels."""

    height: int | None = None
    """The widget's height in pixels."""


@define(kw_only=True)
class CloudWatchDashboardCustomWidgetEvent(Event):
    """A widget to draw; its parameters are in `.raw`, beside these fields.

    AWS: "Details about custom widgets" (Amazon CloudWatch User Guide).
    """

    describe: bool = False
    """Whether the function is asked for its documentation, in Markdown, instead."""

    widget_context: CloudWatchWidgetContext = field(factory=CloudWatchWidgetContext)
    """The widget; absent where documentation is asked for."""
