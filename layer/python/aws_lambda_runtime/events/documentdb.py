"""Amazon DocumentDB: the change stream of a cluster that an event source mapping hands to a function."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_seconds
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class DocumentId(Payload):
    """The place of a change in the stream.

    AWS: "Using change streams with Amazon DocumentDB".
    """

    data: str = field(default="", metadata=wire("_data"))
    """The token from which the stream can be read on."""


@define(kw_only=True)
class ClusterTime(Payload):
    """The time of a change.

    AWS: "Using change streams with Amazon DocumentDB".
    """

    timestamp: dict[str, Any] = field(factory=dict, metadata=wire("$timestamp"))
    """`t`, in seconds since 1970, and `i`, which orders the changes of a second; `happened_at` is the time."""

    @property
    def happened_at(self) -> "datetime":
        """When the change was made, in UTC; ValueError if the timestamp is none."""
        seconds = self.timestamp.get("t")
        if not isinstance(seconds, int | float | str):
            raise ValueError("$timestamp has no number of seconds")  # noqa: TRY004 # a payload's fault, not a caller's
        return time_of_seconds(seconds, "$timestamp")


@define(kw_only=True)
class Namespace(Payload):
    """A database and a collection.

    AWS: "Using change streams with Amazon DocumentDB".
    """

    db: str = ""
    """The database."""

    coll: str | None = None
    """The collection; absent where the whole database was dropped."""


@define(kw_only=True)
class TruncatedArray(Payload):
    """An array that an update made shorter.

    AWS: "Using change streams with Amazon DocumentDB".
    """

    field: str = ""
    """The path of the array."""

    new_size: int | None = None
    """How many items are left."""


@define(kw_only=True)
class UpdateDescription(Payload):
    """What an update changed.

    AWS: "Using change streams with Amazon DocumentDB".
    """

    updated_fields: dict[str, Any] = field(factory=dict)
    """The new values by path."""

    removed_fields: list[str] = field(factory=list)
    """The paths that were removed."""

    truncated_arrays: list[TruncatedArray] = field(factory=list)
    """The arrays that were made shorter."""


@define(kw_only=True)
class ChangeEvent(Payload):
    """One change; which fields there are, the operation says. Documents are in Extended JSON, `{"$oid": "..."}`.

    AWS: "Using Lambda with Amazon DocumentDB", and "Using change streams with Amazon DocumentDB".
    """

    id: DocumentId = field(factory=DocumentId, metadata=wire("_id"))
    """Its place in the stream."""

    operation_type: str = ""
    """`insert`, `update`, `replace`, `delete`, `drop`, `dropDatabase`, `rename` or `invalidate`."""

    cluster_time: ClusterTime = field(factory=ClusterTime)
    """When it was made."""

    ns: Namespace | None = None
    """What was changed; absent when the stream became invalid."""

    to: Namespace | None = None
    """The new name of what was renamed."""

    document_key: dict[str, Any] = field(factory=dict)
    """The `_id` of the document, of any type; absent where it is about no single document."""

    full_document: dict[str, Any] | None = None
    """The document; of an update, only where the event source mapping asks for it."""

    update_description: UpdateDescription | None = None
    """What an update changed."""

    txn_number: Any = None
    """The number of the transaction, as a number or in Extended JSON."""

    lsid: Any = None
    """The session of the transaction."""


@define(kw_only=True)
class DocumentDBEventRecord(Payload):
    """One change in its envelope.

    AWS: "Using Lambda with Amazon DocumentDB".
    """

    event: ChangeEvent = field(factory=ChangeEvent)
    """The change."""


@define(kw_only=True)
class DocumentDBEvent(Event):
    """A batch of changes.

    AWS: "Using Lambda with Amazon DocumentDB".
    """

    event_source: str = field(default="aws:docdb", metadata=wire(keep=True))
    """Always `aws:docdb`."""

    event_source_arn: str = ""
    """The ARN of the cluster."""

    events: list[DocumentDBEventRecord] = field()
    """The changes in their order."""
