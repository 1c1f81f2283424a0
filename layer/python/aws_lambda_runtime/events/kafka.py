"""Apache Kafka, of Amazon MSK or self-managed: the batch that an event source mapping hands to a function."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import TextT, carrying
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._values import bytes_of_base64, bytes_of_signed, text_of
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


@define(kw_only=True)
class KafkaSchemaMetadata(Payload):
    """The schema by which a key or value was validated.

    AWS: "Using schema registries with Kafka event sources in Lambda".
    """

    data_format: str = ""
    """`AVRO`, `PROTOBUF` or `JSON`."""

    schema_id: str = ""
    """The schema's id in the registry."""


@define(kw_only=True)
class KafkaEventRecord(Payload, Generic[TextT]):
    """One message.

    AWS: "Using Lambda with Amazon MSK", and "Using Lambda with self-managed Apache Kafka".
    """

    _unparametrised = str

    topic: str = ""
    """The topic."""

    partition: int = 0
    """The partition's number."""

    offset: int = 0
    """The message's place in its partition."""

    timestamp: int | None = None
    """When the message was made or stored, in milliseconds since 1970; `sent_at` is the time."""

    timestamp_type: str = ""
    """Which of the two: `CREATE_TIME` or `LOG_APPEND_TIME`."""

    key: str | None = None
    """The key in base64; absent or null without one. `key_bytes` decodes it."""

    value: TextT | None = carrying("base64", default=None)
    """The value in base64; null for a tombstone. `value_bytes` decodes it."""

    headers: list[dict[str, Any]] = field(factory=list)
    """The headers, each an object with one name and a list of signed bytes; `header_items` decodes them."""

    key_schema_metadata: KafkaSchemaMetadata | None = None
    """The key's schema; absent without a registry."""

    value_schema_metadata: KafkaSchemaMetadata | None = None
    """The value's schema; absent without a registry."""

    @property
    def sent_at(self) -> "datetime | None":
        """When the message was made or stored, in UTC."""
        return None if self.timestamp is None else time_of_milliseconds(self.timestamp, "timestamp")

    @property
    def key_bytes(self) -> bytes | None:
        """The bytes of the key, None without one; ValueError if they are not base64."""
        return None if self.key is None else bytes_of_base64(self.key, "key")

    @property
    def value_bytes(self) -> bytes | None:
        """The bytes of the value, None for a tombstone; ValueError if they are not base64."""
        return None if self.value is None else bytes_of_base64(text_of(self.raw, "value", self.value), "value")

    @property
    def header_items(self) -> list[tuple[str, bytes]]:
        """The headers' names and values in their order, repeated ones too; ValueError if a value has another form."""
        return [
            (name, bytes_of_base64(value, "headers") if isinstance(value, str) else bytes_of_signed(value, "headers"))
            for header in self.headers
            for name, value in header.items()
        ]


@define(kw_only=True)
class KafkaEvent(Event, Generic[TextT]):
    """A batch of messages by topic and partition; `KafkaEvent[Order]` reads the values as JSON text of Orders.

    AWS: "Using Lambda with Amazon MSK", and "Using Lambda with self-managed Apache Kafka".
    """

    _unparametrised = str

    event_source: str = field(default="aws:kafka", metadata=wire(keep=True))
    """`aws:kafka` for MSK, `SelfManagedKafka` for others."""

    event_source_arn: str | None = None
    """The ARN of the cluster; absent for others than MSK."""

    bootstrap_servers: str | None = None
    """The brokers, each with its port, with commas between."""

    records: dict[str, list[KafkaEventRecord[TextT]]] = field()
    """The messages in their order, by topic and partition, as in `orders-0`."""

    @property
    def all_records(self) -> "Iterator[KafkaEventRecord[TextT]]":
        """All messages, one partition after the other."""
        for records in self.records.values():
            yield from records
