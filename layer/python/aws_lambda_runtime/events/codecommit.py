"""AWS CodeCommit: what a repository's trigger hands to a function."""

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CodeCommitReference(Payload):
    """A branch or tag, and what it now refers to.

    AWS: "Example: Create a trigger in AWS CodeCommit for an AWS Lambda function".
    """

    commit: str = ""
    """The id of the commit."""

    ref: str = ""
    """The full name, as in `refs/heads/main`."""

    created: bool = False
    """Whether it is new; absent if it is not."""

    deleted: bool = False
    """Whether it was deleted; absent if it was not."""

    @property
    def branch(self) -> str | None:
        """The name of the branch, None for a tag."""
        return self.ref.removeprefix("refs/heads/") if self.ref.startswith("refs/heads/") else None


@define(kw_only=True)
class CodeCommitData(Payload):
    """What changed.

    AWS: "Example: Create a trigger in AWS CodeCommit for an AWS Lambda function".
    """

    references: list[CodeCommitReference] = field(factory=list)
    """The branches and tags."""


@define(kw_only=True)
class CodeCommitRecord(Payload):
    """One push, or one change of a branch or tag.

    AWS: "Example: Create a trigger in AWS CodeCommit for an AWS Lambda function".
    """

    aws_region: str = ""
    """The region of the repository."""

    codecommit: CodeCommitData = field(factory=CodeCommitData)
    """What changed."""

    custom_data: str | None = None
    """The text that the trigger adds; absent without any."""

    event_id: str = ""
    """The id of the event."""

    event_name: str = ""
    """`ReferenceChanges`, or `TriggerEventTest`."""

    event_part_number: int | None = None
    """Which part of the event this is, from 1 on."""

    event_source: str = field(default="aws:codecommit", metadata=wire(keep=True))
    """Always `aws:codecommit`."""

    event_source_arn: str = field(default="", metadata=wire("eventSourceARN"))
    """The ARN of the repository."""

    event_time: str = ""
    """When it happened, in ISO 8601 with `+0000`; `happened_at` is the time."""

    event_total_parts: int | None = None
    """Of how many parts the event is."""

    event_trigger_config_id: str = ""
    """The id of the trigger's configuration."""

    event_trigger_name: str = ""
    """The name of the trigger."""

    event_version: str = ""
    """The version of this shape, as in `1.0`."""

    user_identity_arn: str = field(default="", metadata=wire("userIdentityARN"))
    """Who made the change."""

    @property
    def happened_at(self) -> "datetime":
        """When it happened, in UTC; ValueError if the time is none."""
        return time_of_iso(self.event_time, "eventTime")

    @property
    def repository(self) -> str:
        """The name of the repository: what ends the ARN; empty without one."""
        return self.event_source_arn.rpartition(":")[2]


@define(kw_only=True)
class CodeCommitEvent(Event):
    """What happened in a repository.

    AWS: "Example: Create a trigger in AWS CodeCommit for an AWS Lambda function".
    """

    records: list[CodeCommitRecord] = field(metadata=wire("Records"))
    """What happened; one record mostly."""
