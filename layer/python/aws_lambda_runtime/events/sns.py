"""Amazon SNS: the notification that a topic hands to a function, and what arrives when the topic feeds a queue."""

from typing import Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._values import bytes_of_base64
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class SNSMessageAttribute(Payload):
    """One attribute that the publisher put beside the message.

    AWS: "Amazon SNS message attributes".
    """

    _wire_case = staticmethod(pascal_case)

    type: str = ""
    """`String`, `String.Array`, `Number` or `Binary`."""

    value: str = ""
    """The value as text; of a `Binary` in base64, which `binary` decodes."""

    @property
    def binary(self) -> bytes | None:
        """The decoded bytes of a `Binary`, None for other types; ValueError if they are not base64."""
        return bytes_of_base64(self.value, "Value") if self.type == "Binary" else None


@define(kw_only=True)
class SNSMessage(Payload, Generic[TextT]):
    """One notification, also as it stands in the body of a queue: `SQSEvent[SNSMessage[Order]]`.

    AWS: "Parsing Amazon SNS message formats", HTTP/HTTPS notification JSON format.
    """

    _wire_case = staticmethod(pascal_case)
    _unparametrised = str

    type: str = field(default="Notification", metadata=wire(keep=True))
    """Always `Notification` for functions and queues."""

    message_id: str = ""
    """The id that SNS gave the message."""

    topic_arn: str = ""
    """The ARN of the topic."""

    subject: str | None = None
    """The subject that the publisher gave; null or absent without one."""

    message: TextT = carrying("json")
    """The text that was published; JSON from most services."""

    timestamp: str = ""
    """When it was published, in ISO 8601; `published_at` is the time."""

    signature_version: str | None = None
    """`1` for SHA1, `2` for SHA256; absent from FIFO topics."""

    signature: str | None = None
    """The signature in base64; absent from FIFO topics."""

    signing_cert_url: str | None = field(default=None, metadata=wire("SigningCertUrl", also=("SigningCertURL",)))
    """The address of the certificate; functions get it as `SigningCertUrl`, queues as `SigningCertURL`."""

    unsubscribe_url: str | None = field(default=None, metadata=wire("UnsubscribeUrl", also=("UnsubscribeURL",)))
    """The address that ends the subscription, spelt in the same two ways."""

    sequence_number: str | None = None
    """The message's place in its group, as digits; FIFO topics only."""

    message_attributes: dict[str, SNSMessageAttribute] = field(factory=dict)
    """What the publisher put beside the message, by name; absent or empty without any."""

    @property
    def published_at(self) -> "datetime":
        """When the message was published, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.timestamp, "Timestamp")


@define(kw_only=True)
class SNSEventRecord(Payload, Generic[TextT]):
    """One notification with where it came from.

    AWS: "Invoking Lambda functions with Amazon SNS notifications".
    """

    _wire_case = staticmethod(pascal_case)
    _unparametrised = str

    event_source: str = field(default="aws:sns", metadata=wire(keep=True))
    """Always `aws:sns`."""

    event_version: str = ""
    """The version of this shape: `1.0`."""

    event_subscription_arn: str = ""
    """The ARN of the function's subscription."""

    sns: SNSMessage[TextT] = field(factory=SNSMessage, metadata=wire(required=True))
    """The notification."""


@define(kw_only=True)
class SNSEvent(Event, Generic[TextT]):
    """A notification of a topic; `SNSEvent[Order]` reads its message as the JSON text of an Order.

    AWS: "Invoking Lambda functions with Amazon SNS notifications".
    """

    _unparametrised = str

    records: list[SNSEventRecord[TextT]] = field(metadata=wire("Records"))
    """The notification: AWS sends one an event."""


@define(kw_only=True)
class AlarmDimension(Payload):
    """One dimension of a metric.

    AWS: "Notifying users on alarm changes".
    """

    name: str = field(default="", metadata=wire(also=("Name",)))
    """The dimension's name."""

    value: str = field(default="", metadata=wire(also=("Value",)))
    """Its value."""


@define(kw_only=True)
class AlarmMetric(Payload):
    """A metric within an expression.

    AWS: "Metric (Amazon CloudWatch API Reference)".
    """

    _wire_case = staticmethod(pascal_case)

    namespace: str = ""
    """The namespace, as in `AWS/Lambda`."""

    metric_name: str = ""
    """The metric's name."""

    dimensions: list[AlarmDimension] = field(factory=list)
    """Its dimensions."""


@define(kw_only=True)
class AlarmMetricStat(Payload):
    """A metric with its statistic.

    AWS: "MetricStat (Amazon CloudWatch API Reference)".
    """

    _wire_case = staticmethod(pascal_case)

    metric: AlarmMetric = field(factory=AlarmMetric)
    """The metric."""

    period: int | None = None
    """The period in seconds."""

    stat: str = ""
    """The statistic, as in `Sum` or `p99`."""

    unit: str | None = None
    """The unit; absent or null without one."""


@define(kw_only=True)
class AlarmMetricDataQuery(Payload):
    """One part of an alarm on an expression: a metric, or the expression.

    AWS: "MetricDataQuery (Amazon CloudWatch API Reference)".
    """

    _wire_case = staticmethod(pascal_case)

    id: str = ""
    """The name by which expressions refer to it."""

    expression: str | None = None
    """The expression; absent for a metric."""

    label: str | None = None
    """The label in graphs."""

    metric_stat: AlarmMetricStat | None = None
    """The metric; absent for an expression."""

    return_data: bool = False
    """Whether the alarm watches this part."""


@define(kw_only=True)
class CloudWatchAlarmTrigger(Payload):
    """What the alarm watches: one metric, or several in `metrics`.

    AWS: "Notifying users on alarm changes".
    """

    _wire_case = staticmethod(pascal_case)

    metric_name: str | None = None
    """The metric's name; absent for an expression."""

    namespace: str | None = None
    """The metric's namespace; absent for an expression."""

    statistic_type: str | None = None
    """`Statistic` or `ExtendedStatistic`."""

    statistic: str | None = None
    """The statistic in capitals, as in `AVERAGE`."""

    unit: str | None = None
    """The unit, or null."""

    dimensions: list[AlarmDimension] = field(factory=list)
    """The metric's dimensions."""

    metrics: list[AlarmMetricDataQuery] = field(factory=list)
    """The parts of an expression; absent for a single metric."""

    period: int | None = None
    """The period in seconds."""

    evaluation_periods: int | None = None
    """How many periods are looked at."""

    comparison_operator: str | None = None
    """How metric and threshold are compared, as in `GreaterThanThreshold`."""

    threshold: float | None = None
    """The threshold."""

    treat_missing_data: str | None = None
    """What missing data count as; older alarms send a line of prose."""

    evaluate_low_sample_count_percentile: str | None = None
    """What few samples do to a percentile; empty without a setting."""


@define(kw_only=True)
class CloudWatchAlarmSNSMessage(Payload):
    """The message of an alarm to a topic: `SNSEvent[CloudWatchAlarmSNSMessage]`.

    AWS: "Notifying users on alarm changes".
    """

    _wire_case = staticmethod(pascal_case)

    alarm_name: str = ""
    """The alarm's name."""

    alarm_description: str | None = None
    """The alarm's description, or null."""

    aws_account_id: str = field(default="", metadata=wire("AWSAccountId"))
    """The account of the alarm."""

    alarm_configuration_updated_timestamp: str | None = None
    """When the alarm was last changed, in ISO 8601; absent from older alarms."""

    new_state_value: str = ""
    """`OK`, `ALARM` or `INSUFFICIENT_DATA`."""

    new_state_reason: str = ""
    """Why, in prose."""

    state_change_time: str = ""
    """When the state changed, as in `2024-03-12T19:03:58.000+0000`; `changed_at` is the time."""

    region: str = ""
    """The region's display name, as in `EU (Frankfurt)`."""

    alarm_arn: str | None = None
    """The alarm's ARN; absent from older alarms."""

    old_state_value: str = ""
    """The state before."""

    ok_actions: list[str] = field(factory=list, metadata=wire("OKActions"))
    """The ARNs that hear of `OK`."""

    alarm_actions: list[str] = field(factory=list)
    """The ARNs that hear of `ALARM`."""

    insufficient_data_actions: list[str] = field(factory=list)
    """The ARNs that hear of `INSUFFICIENT_DATA`."""

    trigger: CloudWatchAlarmTrigger = field(factory=CloudWatchAlarmTrigger)
    """What the alarm watches; absent from composite alarms."""

    @property
    def changed_at(self) -> "datetime":
        """When the state changed; ValueError if the time is none."""
        return time_of_iso(self.state_change_time, "StateChangeTime")
