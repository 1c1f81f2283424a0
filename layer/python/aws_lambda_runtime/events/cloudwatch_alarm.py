"""Amazon CloudWatch alarms: the change of state that an alarm hands to a function, or to a bus."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CloudWatchAlarmReasonData(Payload):
    """The numbers behind a state: of a metric's alarm, or of a composite one in `triggering_alarms` alone.

    AWS: "Alarm events and EventBridge".
    """

    version: str | None = None
    """The version of this shape: `1.0`."""

    query_date: str | None = None
    """When the alarm looked at the metric, as in `2024-03-12T19:03:58.000+0000`."""

    start_date: str | None = None
    """The start of the first period, in the same form."""

    statistic: str | None = None
    """The statistic, as in `Average`."""

    unit: str | None = None
    """The unit."""

    period: int | None = None
    """The period in seconds."""

    recent_datapoints: list[Any] = field(factory=list)
    """The last values, the newest at the end."""

    threshold: float | None = None
    """The threshold; absent from anomaly detection."""

    evaluated_datapoints: list[dict[str, Any]] = field(factory=list)
    """The values that counted, with `timestamp`, `sampleCount` and `value`."""

    triggering_alarms: list[dict[str, Any]] = field(factory=list)
    """The alarms that changed a composite one, with `arn` and `state`."""


@define(kw_only=True)
class CloudWatchAlarmState(Payload):
    """One state of an alarm.

    AWS: "Invoke a Lambda function from an alarm".
    """

    value: str = ""
    """`OK`, `ALARM` or `INSUFFICIENT_DATA`."""

    reason: str = ""
    """Why, in prose."""

    reason_data: JsonText[CloudWatchAlarmReasonData] | None = None
    """Why, as JSON text that `.value` reads; absent where there are no numbers."""

    timestamp: str = ""
    """Since when, as in `2024-03-12T19:03:58.000+0000`; `changed_at` is the time."""

    actions_suppressed_by: str | None = None
    """What holds the actions of a composite alarm back: `Alarm`, `WaitPeriod` or `ExtensionPeriod`."""

    actions_suppressed_reason: str | None = None
    """Why they are held back, in prose."""

    @property
    def changed_at(self) -> "datetime":
        """Since when the alarm is in this state, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.timestamp, "timestamp")


@define(kw_only=True)
class CloudWatchMetric(Payload):
    """A metric.

    AWS: "Alarm events and EventBridge".
    """

    namespace: str = ""
    """The namespace, as in `AWS/Lambda`."""

    name: str = ""
    """The metric's name."""

    dimensions: dict[str, str] = field(factory=dict)
    """Its dimensions by name; may be empty."""


@define(kw_only=True)
class CloudWatchAlarmMetricStat(Payload):
    """A metric with its statistic.

    AWS: "Alarm events and EventBridge".
    """

    metric: CloudWatchMetric = field(factory=CloudWatchMetric)
    """The metric."""

    period: int | None = None
    """The period in seconds."""

    stat: str = ""
    """The statistic, as in `Sum` or `p99`."""

    unit: str | None = None
    """The unit; absent or null without one."""


@define(kw_only=True)
class CloudWatchAlarmMetric(Payload):
    """One part of what an alarm watches: a metric, or an expression over others.

    AWS: "Alarm events and EventBridge".
    """

    id: str = ""
    """The name by which expressions refer to it."""

    metric_stat: CloudWatchAlarmMetricStat | None = None
    """The metric; absent for an expression."""

    expression: str | None = None
    """The expression; absent for a metric."""

    label: str | None = None
    """The label in graphs."""

    period: int | None = None
    """The period of an expression in seconds."""

    return_data: bool = False
    """Whether the alarm watches this part."""


@define(kw_only=True)
class CloudWatchAlarmConfiguration(Payload):
    """What an alarm watches: metrics, or with a rule other alarms.

    AWS: "Invoke a Lambda function from an alarm".
    """

    description: str | None = None
    """The alarm's description; absent without one."""

    metrics: list[CloudWatchAlarmMetric] = field(factory=list)
    """The metrics and expressions; absent from composite alarms."""

    alarm_rule: str | None = None
    """The rule of a composite alarm, as in `ALARM(one) AND ALARM(other)`."""

    actions_suppressor: str | None = None
    """The alarm that holds the actions of a composite one back."""

    actions_suppressor_wait_period: int | None = None
    """How many seconds the actions wait for that alarm."""

    actions_suppressor_extension_period: int | None = None
    """How many seconds they wait after it."""


@define(kw_only=True)
class CloudWatchAlarmData(Detail):
    """An alarm and its states, also as the detail of an event of a bus.

    AWS: "Invoke a Lambda function from an alarm", and "Alarm events and EventBridge".
    """

    _sent_as = (
        ("aws.cloudwatch", "CloudWatch Alarm State Change"),
        ("aws.cloudwatch", "CloudWatch Alarm Configuration Change"),
    )

    alarm_name: str = ""
    """The alarm's name."""

    state: CloudWatchAlarmState = field(factory=CloudWatchAlarmState)
    """The state that it is in."""

    previous_state: CloudWatchAlarmState | None = None
    """The state that it was in; absent from a change of the configuration."""

    configuration: CloudWatchAlarmConfiguration = field(factory=CloudWatchAlarmConfiguration)
    """What it watches."""

    previous_configuration: CloudWatchAlarmConfiguration | None = None
    """What it watched before an update; absent otherwise."""

    operation: str | None = None
    """What was done to the configuration: `create`, `update` or `delete`; absent from a change of state."""


@define(kw_only=True)
class CloudWatchAlarmEvent(Event):
    """An alarm that changed its state and has the function as its action.

    AWS: "Invoke a Lambda function from an alarm".
    """

    source: str = field(default="aws.cloudwatch", metadata=wire(keep=True))
    """Always `aws.cloudwatch`."""

    alarm_arn: str = ""
    """The alarm's ARN."""

    account_id: str = ""
    """The account of the alarm."""

    time: str = ""
    """When the action was started, as in `2024-03-12T19:03:58.000+0000`; `happened_at` is the time."""

    region: str = ""
    """The region of the alarm."""

    alarm_data: CloudWatchAlarmData = field(factory=CloudWatchAlarmData, metadata=wire(required=True, keep=True))
    """The alarm and its states."""

    @property
    def happened_at(self) -> "datetime":
        """When the action was started, in UTC; ValueError if the time is none."""
        return time_of_iso(self.time, "time")
