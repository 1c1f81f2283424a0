"""Amazon S3 events of a bus: what happened to an object.

`S3EventBridgeNotificationEvent` is `EventBridgeEvent[S3ObjectNotificationDetail]`.
"""

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from aws_lambda_runtime.events.eventbridge import EventBridgeEvent


@define(kw_only=True)
class S3NotificationBucket(Payload):
    """The bucket.

    AWS: "EventBridge event message structure".
    """

    name: str = ""
    """The bucket's name."""


@define(kw_only=True)
class S3NotificationObject(Payload):
    """The object.

    AWS: "EventBridge event message structure".
    """

    key: str = ""
    """The key itself, unlike in the notifications that S3 sends without a bus."""

    size: int | None = None
    """The size in bytes; absent from deletions."""

    etag: str | None = None
    """The entity tag; absent from deletions."""

    version_id: str | None = field(default=None, metadata=wire("version-id"))
    """The version; absent without versioning."""

    sequencer: str | None = None
    """Orders the events of one key: hexadecimal digits, compared after the shorter was filled up with zeros."""


@define(kw_only=True)
class S3ObjectNotificationDetail(Detail):
    """What happened to an object; which, the event's `detail_type` says.

    AWS: "EventBridge event message structure".
    """

    _sent_as = (
        ("aws.s3", "Object Created"),
        ("aws.s3", "Object Deleted"),
        ("aws.s3", "Object Restore Initiated"),
        ("aws.s3", "Object Restore Completed"),
        ("aws.s3", "Object Restore Expired"),
        ("aws.s3", "Object Tags Added"),
        ("aws.s3", "Object Tags Deleted"),
        ("aws.s3", "Object ACL Updated"),
        ("aws.s3", "Object Storage Class Changed"),
        ("aws.s3", "Object Access Tier Changed"),
    )

    version: str = ""
    """The version of this shape: `0`."""

    bucket: S3NotificationBucket = field(factory=S3NotificationBucket)
    """The bucket."""

    object: S3NotificationObject = field(factory=S3NotificationObject)
    """The object."""

    request_id: str = field(default="", metadata=wire("request-id"))
    """The id of the request."""

    requester: str = ""
    """Who sent the request: an account, or a service's name."""

    source_ip_address: str | None = field(default=None, metadata=wire("source-ip-address"))
    """The address of the client; absent where S3 itself acted."""

    reason: str | None = None
    """What was done, as in `PutObject`, or `Lifecycle Expiration`; of creations and deletions only."""

    deletion_type: str | None = field(default=None, metadata=wire("deletion-type"))
    """`Permanently Deleted` or `Delete Marker Created`."""

    restore_expiry_time: str | None = field(default=None, metadata=wire("restore-expiry-time"))
    """Until when a restored copy stays, in ISO 8601; `restored_until` is the time."""

    source_storage_class: str | None = field(default=None, metadata=wire("source-storage-class"))
    """The storage class before a restore or a change."""

    destination_storage_class: str | None = field(default=None, metadata=wire("destination-storage-class"))
    """The storage class after a change."""

    destination_access_tier: str | None = field(default=None, metadata=wire("destination-access-tier"))
    """The access tier after a change."""

    @property
    def restored_until(self) -> "datetime | None":
        """Until when a restored copy stays, in UTC; ValueError if the time is none."""
        time = self.restore_expiry_time
        return None if time is None else time_of_iso(time, "restore-expiry-time")


if TYPE_CHECKING:
    S3EventBridgeNotificationEvent = EventBridgeEvent[S3ObjectNotificationDetail]
else:

    def __getattr__(name: str) -> object:
        """Return the alias, which needs the envelope's module, when it is asked for."""
        if name != "S3EventBridgeNotificationEvent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from aws_lambda_runtime.events.eventbridge import EventBridgeEvent

        return EventBridgeEvent[S3ObjectNotificationDetail]
