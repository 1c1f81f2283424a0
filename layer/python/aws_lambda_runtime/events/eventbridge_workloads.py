"""Amazon EventBridge: the details of services that run workloads, and send few types of events."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._wire import pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class BatchJobStateChangeDetail(Detail):
    """A job of AWS Batch changed its state.

    AWS: "AWS Batch events".
    """

    _sent_as = (("aws.batch", "Batch Job State Change"),)

    job_id: str = ""
    """The job."""

    job_name: str = ""
    """The name of the job."""

    job_queue: str = ""
    """The ARN of the queue."""

    job_definition: str = ""
    """The ARN of the definition."""

    status: str = ""
    """`SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEEDED` or `FAILED`."""

    status_reason: str | None = None
    """Why, in words; may be absent."""

    attempts: list[dict[str, Any]] = field(factory=list)
    """The attempts that are over."""

    container: dict[str, Any] = field(factory=dict)
    """What runs: `image`, `command`, `exitCode`, `logStreamName`, ..."""

    parameters: dict[str, Any] = field(factory=dict)
    """What replaces placeholders of the definition."""

    tags: dict[str, str] = field(factory=dict)
    """The tags; may be absent."""

    created_at: int | None = None
    """When it was made, in milliseconds since 1970."""

    started_at: int | None = None
    """When it began, in milliseconds since 1970; absent before."""

    stopped_at: int | None = None
    """When it ended, in milliseconds since 1970; absent before."""


@define(kw_only=True)
class GameLiftMatchmakingDetail(Detail):
    """Matchmaking of Amazon GameLift went on; which fields there are depends on `type`.

    AWS: "Matchmaking events reference".
    """

    _sent_as = (("aws.gamelift", "GameLift Matchmaking Event"),)

    tickets: list[dict[str, Any]] = field(factory=list)
    """The requests: `ticketId`, `startTime`, and `players` with their `playerId`, `team`, `accepted`."""

    match_id: str | None = None
    """The match; absent before there is one."""

    estimated_wait_millis: int | str | None = None
    """How long it may take, in milliseconds, or `NOT_AVAILABLE`; while it searches."""

    acceptance_required: bool | None = None
    """Whether the players have to accept; for a potential match."""

    acceptance_timeout: int | None = None
    """How long they have to, in seconds; for a potential match."""

    acceptance: str | None = None
    """`TimedOut`, `Accepted` or `Rejected`; when they have answered."""

    rule_evaluation_metrics: list[dict[str, Any]] = field(factory=list)
    """How often each rule held: `ruleName`, `passedCount`, `failedCount`."""

    game_session_info: dict[str, Any] = field(factory=dict)
    """The session: `players`, and when it is ready `gameSessionArn`, `ipAddress`, `port`."""

    custom_event_data: str | None = None
    """The text that the configuration adds; absent without any."""

    reason: str | None = None
    """Why it ended without a match."""

    message: str | None = None
    """The same in words."""

    type: str = ""
    """`MatchmakingSearching`, `PotentialMatchCreated`, `AcceptMatch`, `MatchmakingSucceeded`, ..."""


@define(kw_only=True)
class RDSEventDetail(Detail):
    """Something happened to a DB instance, cluster, snapshot or other resource of Amazon RDS.

    AWS: "Creating a rule that triggers on an Amazon RDS event".
    """

    _sent_as = (("aws.rds", "*"),)
    _wire_case = staticmethod(pascal_case)

    event_categories: list[str] = field(factory=list)
    """What kinds of event it is, as in `failover`."""

    source_type: str = ""
    """`DB_INSTANCE`, `CLUSTER`, `SNAPSHOT`, ..."""

    source_arn: str = ""
    """The ARN of the resource."""

    source_identifier: str = ""
    """The name of the resource."""

    date: str = ""
    """When it happened, in ISO 8601."""

    message: str = ""
    """What happened, in words."""

    event_id: str | None = field(default=None, metadata=wire("EventID"))
    """What happened, as in `RDS-EVENT-0006`."""

    tags: Any = None
    """The tags of the resource, as they came; may be absent."""


@define(kw_only=True)
class StepFunctionsExecutionStatusDetail(Detail):
    """An execution of a state machine began or is over.

    AWS: "Automating Step Functions event delivery with EventBridge".
    """

    _sent_as = (("aws.states", "Step Functions Execution Status Change"),)

    execution_arn: str = ""
    """The ARN of the execution."""

    state_machine_arn: str = ""
    """The ARN of the state machine."""

    name: str = ""
    """The name of the execution."""

    status: str = ""
    """`RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT` or `ABORTED`."""

    start_date: int | None = None
    """When it began, in milliseconds since 1970; `started_at` is the time."""

    stop_date: int | None = None
    """When it ended, in milliseconds since 1970; null while it runs. `stopped_at` is the time."""

    input: JsonText[Any] | None = None
    """Its input as JSON text, which `.value` parses; null if it is too long."""

    output: JsonText[Any] | None = None
    """Its output as JSON text; null without one, and if it is too long."""

    error: str | None = None
    """The error; absent or null if it did not fail."""

    cause: str | None = None
    """Why it failed; absent or null if it did not."""

    input_details: dict[str, Any] = field(factory=dict)
    """`included`: whether the input is here."""

    output_details: dict[str, Any] = field(factory=dict)
    """`included`: whether the output is here; null without one."""

    @property
    def started_at(self) -> "datetime | None":
        """When the execution began, in UTC."""
        return None if self.start_date is None else time_of_milliseconds(self.start_date, "startDate")

    @property
    def stopped_at(self) -> "datetime | None":
        """When the execution ended, in UTC; None while it runs."""
        return None if self.stop_date is None else time_of_milliseconds(self.stop_date, "stopDate")
