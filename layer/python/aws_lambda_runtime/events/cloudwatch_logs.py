"""Amazon CloudWatch Logs: the log events that a subscription filter hands to a function, to a stream or to Firehose."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64, decompressed, json_of
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CloudWatchLogsLogEvent(Payload):
    """One log event.

    AWS: "Log group-level subscription filters".
    """

    id: str = ""
    """The id of the log event; empty in a control message."""

    timestamp: int | None = None
    """When it happened, in milliseconds since 1970; `logged_at` is the time."""

    message: str = ""
    """The text that was logged, often JSON, which `message_json` reads."""

    extracted_fields: dict[str, Any] = field(factory=dict)
    """What the filter's pattern found in the message, by name; absent without such a pattern."""

    @property
    def logged_at(self) -> "datetime | None":
        """When it happened, in UTC."""
        return None if self.timestamp is None else time_of_milliseconds(self.timestamp, "timestamp")

    @property
    def message_json(self) -> Any:
        """What the message stands for as JSON text; ValueError if it is none."""
        return json_of(self.message, "message")


@define(kw_only=True)
class CloudWatchLogsDecodedData(Payload):
    """Log events of one log stream, also those in a stream: `KinesisStreamEvent[CloudWatchLogsDecodedData]`.

    AWS: "Log group-level subscription filters".
    """

    message_type: str = ""
    """`DATA_MESSAGE`, or `CONTROL_MESSAGE` when CloudWatch only looks whether the destination can be reached."""

    owner: str = ""
    """The account of the log group."""

    log_group: str = ""
    """The log group; empty in a control message."""

    log_stream: str = ""
    """The log stream; empty in a control message."""

    subscription_filters: list[str] = field(factory=list)
    """The names of the filters that let the events through."""

    policy_level: str | None = None
    """`ACCOUNT_LEVEL_POLICY` where the subscription is of the account; absent from others."""

    log_events: list[CloudWatchLogsLogEvent] = field(factory=list)
    """The log events."""

    @property
    def is_control_message(self) -> bool:
        """Whether there is nothing to do, as CloudWatch only looks whether the destination can be reached."""
        return self.message_type == "CONTROL_MESSAGE"


@define(kw_only=True)
class CloudWatchLogsRawData(Payload):
    """The log events as they are sent.

    AWS: "Log group-level subscription filters", subscription filters with AWS Lambda.
    """

    data: str = ""
    """JSON text, compressed with gzip, in base64; `decoded` reads it."""

    @property
    def decoded(self) -> CloudWatchLogsDecodedData:
        """The log events, made anew at each access; ValueError if the data are not what they should be."""
        from aws_lambda_runtime import runtime
        from aws_lambda_runtime.converter import structurer

        plain = json_of(decompressed(bytes_of_base64(self.data, "data"), "data"), "data")
        made: CloudWatchLogsDecodedData = structurer(runtime.converter, CloudWatchLogsDecodedData)(plain)
        return made


@define(kw_only=True)
class CloudWatchLogsEvent(Event):
    """Log events that passed a subscription filter: `event.awslogs.decoded`.

    AWS: "Log group-level subscription filters", subscription filters with AWS Lambda.
    """

    awslogs: CloudWatchLogsRawData = field(factory=CloudWatchLogsRawData, metadata=wire(required=True, keep=True))
    """The log events, encoded."""
