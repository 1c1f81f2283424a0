"""Amazon Kinesis Data Analytics for SQL: records to prepare for an application, and records that it puts out."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64, decompressed, json_of, text_of
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class KinesisAnalyticsFirehoseMetadata(Payload):
    """When a record came to a Firehose stream.

    AWS: "Preprocessing Data Using a Lambda Function".
    """

    approximate_arrival_timestamp: int | str | None = None
    """When it arrived, in milliseconds since 1970; `arrived_at` is the time."""

    @property
    def arrived_at(self) -> "datetime | None":
        """When the record arrived, in UTC."""
        time = self.approximate_arrival_timestamp
        return None if time is None else time_of_milliseconds(time, "approximateArrivalTimestamp")


@define(kw_only=True)
class KinesisAnalyticsStreamMetadata(KinesisAnalyticsFirehoseMetadata):
    """Where in a Kinesis stream a record came from, and when.

    AWS: "Preprocessing Data Using a Lambda Function".
    """

    sequence_number: str = ""
    """Its place in the shard, as digits."""

    partition_key: str = ""
    """The key by which the producer chose the shard."""

    shard_id: str = ""
    """The shard."""


@define(kw_only=True)
class KinesisAnalyticsDeliveryMetadata(Payload):
    """How often a record was tried.

    AWS: "Using a Lambda Function as Output".
    """

    retry_hint: int = 0
    """How many deliveries of it failed."""


@define(kw_only=True)
class KinesisAnalyticsRecord(Payload, Generic[TextT]):
    """One record, of an input or of an output.

    AWS: "Preprocessing Data Using a Lambda Function", and "Using a Lambda Function as Output".
    """

    _unparametrised = str

    record_id: str = ""
    """The id that the answer for this record has to name."""

    kinesis_stream_record_metadata: KinesisAnalyticsStreamMetadata | None = None
    """Where it came from, of an input that is a Kinesis stream."""

    kinesis_firehose_record_metadata: KinesisAnalyticsFirehoseMetadata | None = None
    """When it came, of an input that is a Firehose stream."""

    lambda_delivery_record_metadata: KinesisAnalyticsDeliveryMetadata | None = None
    """How often it was tried, of an output."""

    data: TextT = carrying("base64")
    """The data in base64; `data_bytes`, `data_text` and `data_json` decode it."""

    @property
    def data_bytes(self) -> bytes:
        """The bytes of the data; ValueError if they are not base64."""
        return bytes_of_base64(text_of(self.raw, "data", self.data), "data")

    @property
    def data_text(self) -> str:
        """The data as text, without a compression; ValueError if it is not UTF-8."""
        return decompressed(self.data_bytes, "data").decode()

    @property
    def data_json(self) -> Any:
        """What the data stands for as JSON text; ValueError if it is none."""
        return json_of(self.data_text, "data")


@define(kw_only=True)
class KinesisAnalyticsOutputDeliveryEvent(Event, Generic[TextT]):
    """Records that an application puts out; `[Order]` reads the data as JSON text of Orders.

    AWS: "Using a Lambda Function as Output".
    """

    _unparametrised = str

    invocation_id: str = ""
    """The id of this call."""

    application_arn: str = ""
    """The ARN of the application."""

    records: list[KinesisAnalyticsRecord[TextT]] = field()
    """The records; the answer has to have one for each of them."""


@define(kw_only=True)
class KinesisAnalyticsInputPreprocessingEvent(Event, Generic[TextT]):
    """Records to prepare for an application; `[Order]` reads the data as JSON text of Orders.

    AWS: "Preprocessing Data Using a Lambda Function".
    """

    _unparametrised = str

    invocation_id: str = ""
    """The id of this call."""

    application_arn: str = ""
    """The ARN of the application."""

    stream_arn: str = field(default="", metadata=wire(keep=True))
    """The ARN of the stream that it reads."""

    records: list[KinesisAnalyticsRecord[TextT]] = field()
    """The records; the answer has to have one for each of them."""


@define(kw_only=True)
class KinesisAnalyticsResponseRecord(Response):
    """What became of one record.

    AWS: "Preprocessing Data Using a Lambda Function", and "Using a Lambda Function as Output".
    """

    record_id: str
    """The id of the record."""

    result: str = field(default="Ok", metadata=wire(keep=True))
    """`Ok`; of an input also `Dropped` or `ProcessingFailed`, of an output `DeliveryFailed`."""

    data: bytes = b""
    """The new data of an input; written as base64."""


@define(kw_only=True)
class KinesisAnalyticsInputPreprocessingResponse(Response):
    """What became of the records of an input.

    AWS: "Preprocessing Data Using a Lambda Function", record response.
    """

    records: list[KinesisAnalyticsResponseRecord] = field(factory=list, metadata=wire(keep=True))
    """One for each record of the event."""


@define(kw_only=True)
class KinesisAnalyticsOutputDeliveryResponse(Response):
    """What became of the records of an output.

    AWS: "Using a Lambda Function as Output", record response.
    """

    records: list[KinesisAnalyticsResponseRecord] = field(factory=list, metadata=wire(keep=True))
    """One for each record of the event."""
