"""Amazon DynamoDB Streams: the batch of changes that an event source mapping hands to a function."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._attribute_value import AttributeValue, python_of_image
from aws_lambda_runtime.events._generic import ImageT, carrying
from aws_lambda_runtime.events._time_window import TimeWindow
from aws_lambda_runtime.events._times import time_of_microseconds, time_of_milliseconds, time_of_seconds
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class DynamoDBUserIdentity(Payload):
    """Who made a change that no caller made.

    AWS: "Working with streams and Time to Live".
    """

    type: str = field(default="", metadata=wire(also=("Type",)))
    """`Service`."""

    principal_id: str = field(default="", metadata=wire(also=("PrincipalId",)))
    """`dynamodb.amazonaws.com` for items whose time to live is over."""


@define(kw_only=True)
class StreamRecord(Payload, Generic[ImageT]):
    """One change of an item.

    AWS: "StreamRecord (Amazon DynamoDB Streams API Reference)".
    """

    _wire_case = staticmethod(pascal_case)
    _unparametrised = dict[str, AttributeValue]

    approximate_creation_date_time: float | None = None
    """When the change was made, in seconds since 1970, rounded; `created_at` is the time."""

    approximate_creation_date_time_precision: str | None = None
    """`MILLISECOND` or `MICROSECOND`, the unit of the time above; only through Kinesis Data Streams."""

    keys: dict[str, AttributeValue] = field(factory=dict)
    """The primary key; `key` is it in Python."""

    new_image: ImageT | None = carrying("image", default=None)
    """The item after the change; absent for deletions, and if the stream has none. `new_item` is in Python."""

    old_image: ImageT | None = carrying("image", default=None)
    """The item before the change; absent for insertions, and if the stream has none. `old_item` is in Python."""

    sequence_number: str | None = None
    """The change's place in its shard, as digits; it names the record in a `StreamBatchResponse`."""

    size_bytes: int | None = None
    """The size of the record in bytes."""

    stream_view_type: str | None = None
    """`NEW_IMAGE`, `OLD_IMAGE`, `NEW_AND_OLD_IMAGES` or `KEYS_ONLY`."""

    @property
    def created_at(self) -> "datetime | None":
        """When the change was made, in UTC."""
        time = self.approximate_creation_date_time
        if time is None:
            return None
        units = {"MILLISECOND": time_of_milliseconds, "MICROSECOND": time_of_microseconds}
        read = units.get(self.approximate_creation_date_time_precision or "", time_of_seconds)
        return read(time, "ApproximateCreationDateTime")

    @property
    def key(self) -> dict[str, Any]:
        """The primary key in Python; ValueError if it holds no attribute values."""
        return python_of_image(self.keys)

    @property
    def new_item(self) -> dict[str, Any] | None:
        """The item after the change in Python, numbers as Decimal; ValueError if it holds no attribute values."""
        return self._item("NewImage", self.new_image)

    @property
    def old_item(self) -> dict[str, Any] | None:
        """The item before the change in Python, numbers as Decimal; ValueError if it holds no attribute values."""
        return self._item("OldImage", self.old_image)

    def _item(self, key: str, image: Any) -> dict[str, Any] | None:
        """Return an image in Python, as it came even if it was made into a class of the user's."""
        image = self.raw.get(key, image)
        return None if image is None else python_of_image(image)


@define(kw_only=True)
class DynamoDBRecord(Payload, Generic[ImageT]):
    """One change with where it came from, also as the data of a Kinesis stream: `KinesisStreamEvent[DynamoDBRecord]`.

    AWS: "Using Lambda with Amazon DynamoDB", and "Record (Amazon DynamoDB Streams API Reference)".
    """

    _unparametrised = dict[str, AttributeValue]

    event_id: str | None = field(default=None, metadata=wire("eventID"))
    """The id of the change."""

    event_name: str = ""
    """`INSERT`, `MODIFY` or `REMOVE`."""

    event_version: str | None = None
    """The version of this shape, as in `1.1`; absent through Kinesis Data Streams."""

    event_source: str = field(default="aws:dynamodb", metadata=wire(keep=True))
    """Always `aws:dynamodb`."""

    aws_region: str = ""
    """The region of the table."""

    dynamodb: StreamRecord[ImageT] = field(factory=StreamRecord, metadata=wire(required=True))
    """The change."""

    event_source_arn: str | None = field(default=None, metadata=wire("eventSourceARN"))
    """The ARN of the stream; absent through Kinesis Data Streams."""

    user_identity: DynamoDBUserIdentity | None = None
    """Who made a change that no caller made; absent or null otherwise."""

    table_name: str | None = None
    """The table's name; only through Kinesis Data Streams."""

    record_format: str | None = None
    """`application/json`; only through Kinesis Data Streams."""


@define(kw_only=True)
class DynamoDBStreamEvent(Event, Generic[ImageT]):
    """A batch of changes of one shard, in order; `DynamoDBStreamEvent[Order]` makes the images Orders.

    AWS: "Using Lambda with Amazon DynamoDB". The fields after the first come with a tumbling window only.
    """

    _unparametrised = dict[str, AttributeValue]

    records: list[DynamoDBRecord[ImageT]] = field(metadata=wire("Records"))
    """The changes; empty in the last call of a window."""

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
