"""Amazon Data Firehose: the records that a function is to transform, and what it made of them."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_iso, time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64, decompressed, json_of, text_of
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class KinesisFirehoseRecordMetadata(Payload):
    """Where in a Kinesis stream a record came from.

    AWS: "Transform source data in Amazon Data Firehose".
    """

    shard_id: str = ""
    """The shard."""

    partition_key: str = ""
    """The key by which the producer chose the shard."""

    approximate_arrival_timestamp: int | str | None = None
    """When it arrived in the stream, in milliseconds since 1970; `arrived_at` is the time."""

    sequence_number: str = ""
    """Its place in the shard, as digits."""

    subsequence_number: int | str | None = None
    """Its place in an aggregate of the Kinesis Producer Library, a number or its digits; may be empty."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived in the stream, in UTC."""
        time = self.approximate_arrival_timestamp
        return None if time is None else time_of_milliseconds(time, "approximateArrivalTimestamp")


@define(kw_only=True)
class KinesisFirehoseRecord(Payload, Generic[TextT]):
    """One record.

    AWS: "Transform source data in Amazon Data Firehose".
    """

    _unparametrised = str

    record_id: str = ""
    """The id that the answer for this record has to name."""

    approximate_arrival_timestamp: int | str | None = None
    """When it arrived, in milliseconds since 1970, or in ISO 8601 from tools; `arrived_at` is the time."""

    data: TextT = carrying("base64")
    """The data in base64; `data_bytes`, `data_text` and `data_json` decode it."""

    kinesis_record_metadata: KinesisFirehoseRecordMetadata | None = None
    """Where in a Kinesis stream it came from; absent for other sources."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived, in UTC."""
        time, name = self.approximate_arrival_timestamp, "approximateArrivalTimestamp"
        if time is None:
            return None
        return time_of_iso(time, name) if isinstance(time, str) and "-" in time else time_of_milliseconds(time, name)

    @property
    def data_bytes(self) -> bytes:
        """The bytes of the data; ValueError if they are not base64."""
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
class KinesisFirehoseEvent(Event, Generic[TextT]):
    """Records to transform; `KinesisFirehoseEvent[Order]` reads the data as JSON text of Orders.

    AWS: "Transform source data in Amazon Data Firehose".
    """

    _unparametrised = str

    invocation_id: str = ""
    """The id of this call."""

    delivery_stream_arn: str | None = field(default=None, metadata=wire(also=("deliverySteamArn",)))
    """The ARN of the Firehose stream; absent from the oldest events."""

    source_kinesis_stream_arn: str | None = None
    """The ARN of the Kinesis stream that it reads; absent for other sources."""

    region: str = ""
    """The region."""

    records: list[KinesisFirehoseRecord[TextT]] = field()
    """The records; the answer has to have one for each of them."""


@define(kw_only=True)
class MSKRecordMetadata(Payload):
    """Where in a Kafka topic a record came from.

    AWS: "Transform source data in Amazon Data Firehose", MSK as the source.
    """

    offset: str | None = None
    """Its place in the partition, as digits."""

    partition_id: str | None = None
    """The partition's number, as digits."""

    approximate_arrival_timestamp: int | str | None = None
    """When it arrived in the topic, in milliseconds since 1970; `arrived_at` is the time."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived in the topic, in UTC."""
        time = self.approximate_arrival_timestamp
        return None if time is None else time_of_milliseconds(time, "approximateArrivalTimestamp")


@define(kw_only=True)
class MSKFirehoseRecord(Payload, Generic[TextT]):
    """One message of a Kafka topic.

    AWS: "Transform source data in Amazon Data Firehose", MSK as the source.
    """

    _unparametrised = str

    record_id: str = ""
    """The id that the answer for this record has to name."""

    approximate_arrival_timestamp: int | str | None = None
    """When it arrived, in milliseconds since 1970; `arrived_at` is the time."""

    msk_record_metadata: MSKRecordMetadata | None = None
    """Where in the topic it came from."""

    kafka_record_value: TextT = carrying("base64")
    """The message's value in base64; `value_bytes` decodes it."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived, in UTC."""
        time = self.approximate_arrival_timestamp
        return None if time is None else time_of_milliseconds(time, "approximateArrivalTimestamp")

    @property
    def value_bytes(self) -> bytes:
        """The bytes of the value; ValueError if they are not base64."""
        return bytes_of_base64(text_of(self.raw, "kafkaRecordValue", self.kafka_record_value), "kafkaRecordValue")


@define(kw_only=True)
class MSKFirehoseEvent(Event, Generic[TextT]):
    """Messages of a Kafka topic to transform; `MSKFirehoseEvent[Order]` reads the values as JSON text of Orders.

    AWS: "Transform source data in Amazon Data Firehose", MSK as the source.
    """

    _unparametrised = str

    invocation_id: str = ""
    """The id of this call."""

    source_msk_arn: str = field(default="", metadata=wire("sourceMSKArn", keep=True))
    """The ARN of the cluster; may be empty."""

    delivery_stream_arn: str | None = None
    """The ARN of the Firehose stream."""

    region: str = ""
    """The region."""

    records: list[MSKFirehoseRecord[TextT]] = field()
    """The messages; the answer has to have one for each of them."""


@define(kw_only=True)
class KinesisFirehoseResponseMetadata(Response):
    """How a record is to be delivered.

    AWS: "Partition streaming data in Amazon Data Firehose".
    """

    partition_keys: dict[str, str] = field(factory=dict)
    """The keys of dynamic partitioning."""

    otf_metadata: dict[str, str] = field(factory=dict)
    """For Apache Iceberg: `destinationTableName`, `destinationDatabaseName` and `operation`."""


@define(kw_only=True)
class KinesisFirehoseResponseRecord(Response):
    """What became of one record.

    AWS: "Transform source data in Amazon Data Firehose", required parameters.
    """

    record_id: str
    """The id of the record."""

    result: str = field(default="Ok", metadata=wire(keep=True))
    """`Ok`, `Dropped`, or `ProcessingFailed`."""

    data: bytes = b""
    """The new data; written as base64. At most 6 MB for all records together."""

    metadata: KinesisFirehoseResponseMetadata | None = None
    """How the record is to be delivered; only where the stream asks for it."""


@define(kw_only=True)
class KinesisFirehoseResponse(Response):
    """What became of the records.

    AWS: "Transform source data in Amazon Data Firehose", required parameters.
    """

    records: list[KinesisFirehoseResponseRecord] = field(factory=list, metadata=wire(keep=True))
    """One for each record of the event."""


@define(kw_only=True)
class MSKFirehoseResponseRecord(Response):
    """What became of one message.

    AWS: "Transform source data in Amazon Data Firehose", required parameters.
    """

    record_id: str
    """The id of the record."""

    result: str = field(default="Ok", metadata=wire(keep=True))
    """`Ok`, `Dropped`, or `ProcessingFailed`."""

    kafka_record_value: bytes = b""
    """The new value; written as base64. At most 6 MB for all records together."""


@define(kw_only=True)
class MSKFirehoseResponse(Response):
    """What became of the messages.

    AWS: "Transform source data in Amazon Data Firehose", required parameters.
    """

    records: list[MSKFirehoseResponseRecord] = field(factory=list, metadata=wire(keep=True))
    """One for each record of the event."""
