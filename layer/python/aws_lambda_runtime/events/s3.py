"""Amazon S3: notifications of a bucket to a function, and the test event of setting them up."""

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._values import text_of_form
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class S3Identity(Payload):
    """Who did it, or who owns the bucket.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    principal_id: str = ""
    """The principal's id."""


@define(kw_only=True)
class S3RequestParameters(Payload):
    """Where the request came from.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    source_ip_address: str = field(default="", metadata=wire("sourceIPAddress"))
    """The address of the caller, or the name of a service."""


@define(kw_only=True)
class S3ResponseElements(Payload):
    """The ids of the request, for AWS's support.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    x_amz_request_id: str = field(default="", metadata=wire("x-amz-request-id"))
    """The id of the request."""

    x_amz_id_2: str = field(default="", metadata=wire("x-amz-id-2"))
    """The host that answered it."""


@define(kw_only=True)
class S3Bucket(Payload):
    """The bucket.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    name: str = ""
    """The bucket's name."""

    owner_identity: S3Identity = field(factory=S3Identity)
    """Who owns it."""

    arn: str = ""
    """The bucket's ARN."""


@define(kw_only=True)
class S3Object(Payload):
    """The object.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    key: str = ""
    """The key, encoded as in a web form: a blank is `+`. `decoded_key` is the key that S3's API takes."""

    size: int | None = None
    """The size in bytes; absent for deletions."""

    e_tag: str | None = None
    """The ETag; absent for deletions."""

    version_id: str | None = None
    """The version; absent unless the bucket keeps versions."""

    sequencer: str | None = None
    """Hexadecimal text that orders events of one key; pad it to equal length before comparing."""

    @property
    def decoded_key(self) -> str:
        """The key as S3's API takes it."""
        return text_of_form(self.key)


@define(kw_only=True)
class S3Message(Payload):
    """Bucket and object.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    s3_schema_version: str = field(default="", metadata=wire("s3SchemaVersion"))
    """The version of this shape: `1.0`."""

    configuration_id: str = ""
    """The id of the notification's configuration."""

    bucket: S3Bucket = field(factory=S3Bucket)
    """The bucket."""

    object: S3Object = field(factory=S3Object)
    """The object."""


@define(kw_only=True)
class S3RestoreEventData(Payload):
    """The restored copy of an archived object.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    lifecycle_restoration_expiry_time: str = ""
    """When the copy goes away, in ISO 8601."""

    lifecycle_restore_storage_class: str = ""
    """The class that it was restored from."""


@define(kw_only=True)
class S3GlacierEventData(Payload):
    """What a restore is about.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    restore_event_data: S3RestoreEventData = field(factory=S3RestoreEventData)
    """The restored copy."""


@define(kw_only=True)
class S3ReplicationEventData(Payload):
    """What a replication is about.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    replication_rule_id: str = ""
    """The rule."""

    destination_bucket: str = ""
    """The ARN of the bucket that is replicated to."""

    s3_operation: str = field(default="", metadata=wire("s3Operation"))
    """What is replicated, as in `OBJECT_PUT`."""

    request_time: str = ""
    """When the object was written, in ISO 8601."""

    failure_reason: str | None = None
    """Why it failed; absent otherwise."""

    threshold: str | None = None
    """The threshold in minutes, as digits; only when it was missed or met late."""

    replication_time: str | None = None
    """When it was replicated, in ISO 8601; absent before."""


@define(kw_only=True)
class S3IntelligentTieringEventData(Payload):
    """What a move between access tiers is about.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    destination_access_tier: str = ""
    """The tier, `ARCHIVE` or `DEEP_ARCHIVE`."""


@define(kw_only=True)
class S3TransitionEventData(Payload):
    """Where a transition leads.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    destination_storage_class: str = ""
    """The storage class."""


@define(kw_only=True)
class S3LifecycleEventData(Payload):
    """What a lifecycle rule did.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    transition_event_data: S3TransitionEventData = field(factory=S3TransitionEventData)
    """The transition."""


@define(kw_only=True)
class S3EventRecord(Payload):
    """One thing that happened in a bucket.

    AWS: "Event message structure (Amazon S3 User Guide)".
    """

    event_version: str = ""
    """The version of this shape, `2.1` to `2.3`; later ones add keys."""

    event_source: str = field(default="aws:s3", metadata=wire(keep=True))
    """Always `aws:s3`."""

    aws_region: str = ""
    """The region of the bucket."""

    event_time: str = ""
    """When S3 was done, in ISO 8601; `happened_at` is the time."""

    event_name: str = ""
    """What happened, as in `ObjectCreated:Put`; some tools put `s3:` before it."""

    user_identity: S3Identity = field(factory=S3Identity)
    """Who did it."""

    request_parameters: S3RequestParameters = field(factory=S3RequestParameters)
    """Where the request came from."""

    response_elements: S3ResponseElements = field(factory=S3ResponseElements)
    """The ids of the request."""

    s3: S3Message = field(factory=S3Message, metadata=wire(required=True))
    """Bucket and object."""

    glacier_event_data: S3GlacierEventData | None = None
    """What a restore is about; absent for all else."""

    restore_event_data: S3RestoreEventData | None = None
    """The restored copy, where an older shape has it; absent otherwise."""

    replication_event_data: S3ReplicationEventData | None = None
    """What a replication is about; absent for all else."""

    intelligent_tiering_event_data: S3IntelligentTieringEventData | None = None
    """The move between access tiers; absent for all else."""

    lifecycle_event_data: S3LifecycleEventData | None = None
    """What a lifecycle rule did; absent for all else."""

    @property
    def happened_at(self) -> "datetime":
        """When S3 was done, in UTC; ValueError if the time is none."""
        return time_of_iso(self.event_time, "eventTime")


@define(kw_only=True)
class S3Event(Event):
    """A notification of a bucket, as a function, a topic or a queue gets it.

    AWS: "Process Amazon S3 event notifications with Lambda".
    """

    records: list[S3EventRecord] = field(metadata=wire("Records"))
    """What happened: AWS sends one record an event."""


@define(kw_only=True)
class S3TestEvent(Event):
    """What S3 sends once to the target of a new notification.

    AWS: "Event message structure (Amazon S3 User Guide)", test messages.
    """

    _wire_case = staticmethod(pascal_case)

    service: str = ""
    """Always `Amazon S3`."""

    event: str = field(default="s3:TestEvent", metadata=wire(required=True, keep=True))
    """Always `s3:TestEvent`."""

    time: str = ""
    """When it was sent, in ISO 8601; `sent_at` is the time."""

    bucket: str = ""
    """The bucket's name."""

    request_id: str = ""
    """The id of the request that set the notification."""

    host_id: str = ""
    """The host that answered it."""

    @property
    def sent_at(self) -> "datetime":
        """When it was sent, in UTC; ValueError if the time is none."""
        return time_of_iso(self.time, "Time")
