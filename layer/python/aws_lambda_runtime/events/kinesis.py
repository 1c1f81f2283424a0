"""Amazon Kinesis Data Streams: the batch of records that an event source mapping hands to a function."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._time_window import TimeWindow
from aws_lambda_runtime.events._times import time_of_seconds
from aws_lambda_runtime.events._values import bytes_of_base64, decompressed, json_of, text_of
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class KinesisStreamRecordPayload(Payload, Generic[TextT]):
    """What the producer put into the stream, and when.

    AWS: "Using Lambda to process records from Amazon Kinesis Data Streams".
    """

    _unparametrised = str

    kinesis_schema_version: str = ""
    """The version of this shape: `1.0`."""

    partition_key: str = ""
    """The key by which the producer chose the shard."""

    sequence_number: str = ""
    """The record's place in its shard, about 56 digits; it names the record in a `StreamBatchResponse`."""

    data: TextT = carrying("base64")
    """What the producer put, in base64; `data_bytes`, `data_text` and `data_json` decode it."""

    approximate_arrival_timestamp: float | None = None
    """When it arrived, in seconds since 1970; `arrived_at` is the time."""

    encryption_type: str | None = None
    """`NONE` or `KMS`; absent from older events."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived, in UTC."""
        time = self.approximate_arrival_timestamp
        return None if time is None else time_of_seconds(time, "approximateArrivalTimestamp")

    @property
    def data_bytes(self) -> bytes:
        """The bytes that the producer put; ValueError if they are not base64."""
        return bytes_of_base64(text_of(self.raw, "data", self.data), "data")

    @property
    def data_text(self) -> str:
        """The data as text, without the compression of a log subscription; ValueError if it is not UTF-8."""
        return decompressed(self.data_bytes, "data").decode()

    @property
    def data_json(self) -> Any:
        """What the data stands for as JSON text; ValueError if it is none."""
        return json_of(self.data_text, "data")


@define(kw_only=True)
class KinesisStreamRecord(Payload, Generic[TextT]):
    """One record with where it came from.

    AWS: "Using Lambda to process records from Amazon Kinesis Data Streams".
    """

    _unparametrised = str

    kinesis: KinesisStreamRecordPayload[TextT] = field(factory=KinesisStreamRecordPayload, metadata=wire(required=True))
    """What the producer put."""

    event_source: str = field(default="aws:kinesis", metadata=wire(keep=True))
    """Always `aws:kinesis`."""

    event_version: str = ""
    """The version of this shape: `1.0`."""

    event_id: str = field(default="", metadata=wire("eventID"))
    """The shard's id and the sequence number, with a colon between."""

    event_name: str = ""
    """Always `aws:kinesis:record`."""

    invoke_identity_arn: str = ""
    """The ARN of the function's role."""

    aws_region: str = ""
    """The region of the stream."""

    event_source_arn: str = field(default="", metadata=wire("eventSourceARN"))
    """The ARN of the stream, or of its consumer."""


@define(kw_only=True)
class KinesisStreamEvent(Event, Generic[TextT]):
    """A batch of records of one shard, in order; `KinesisStreamEvent[Order]` reads the data as JSON text of Orders.

    AWS: "Using Lambda to process records from Amazon Kinesis Data Streams". The fields after the first come with a
    tumbling window only.
    """

    _unparametrised = str

    records: list[KinesisStreamRecord[TextT]] = field(metadata=wire("Records"))
    """The records; empty in the last call of a window."""

    window: TimeWindow | None = None
    """The window."""

    state: dict[str, Any] = field(factory=dict)
    """What the call before returned as its state; empty in the first."""

    shard_id: str | None = None
    """The shard."""

    event_source_arn: str | None = field(default=None, metadata=wire("eventSourceARN"))
    """The ARN of the stream."""

    is_final_invoke_for_window: bool = False
    """Whether this is the last call of the window."""

    is_window_terminated_early: bool = False
    """Whether the window ended before its time, as its state grew beyond 1 MB."""
