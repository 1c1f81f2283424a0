"""AWS Lambda destinations: what became of an asynchronous invocation, or of a stream's batch that was given up."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._generic import JsonT, carrying
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class LambdaDestinationRequestContext(Payload):
    """The invocation.

    AWS: "Capturing records of Lambda asynchronous invocations".
    """

    request_id: str = ""
    """The id of the invocation."""

    function_arn: str = ""
    """The ARN of the function, with its version."""

    condition: str = ""
    """`Success`, `RetriesExhausted` or `EventAgeExceeded`; of streams also `RetryAttemptsExhausted`."""

    approximate_invoke_count: int | None = None
    """How many times the function was called."""


@define(kw_only=True)
class LambdaDestinationResponseContext(Payload):
    """How the last call went.

    AWS: "Capturing records of Lambda asynchronous invocations".
    """

    status_code: int | None = None
    """The HTTP status of the call; 200 also where the function failed."""

    executed_version: str = ""
    """The version of the function."""

    function_error: str | None = None
    """`Unhandled` where the function failed; absent otherwise."""


@define(kw_only=True)
class LambdaDestinationBatchInfo(Payload):
    """Where in a stream the records are that were given up.

    AWS: "Retain discarded batch records for a Kinesis Data Streams event source in Lambda", and for DynamoDB.
    """

    shard_id: str = ""
    """The shard."""

    start_sequence_number: str = ""
    """The first record, as digits."""

    end_sequence_number: str = ""
    """The last record, as digits."""

    approximate_arrival_of_first_record: str = ""
    """When the first arrived, in ISO 8601."""

    approximate_arrival_of_last_record: str = ""
    """When the last arrived, in ISO 8601."""

    batch_size: int = 0
    """How many records there are."""

    stream_arn: str = ""
    """The ARN of the stream."""


@define(kw_only=True)
class LambdaDestinationEvent(Event, Detail, Generic[JsonT]):
    """The record of an invocation; `LambdaDestinationEvent[Order]` says what the function was called with.

    Functions get it as it is, queues and topics as text (`SQSEvent[LambdaDestinationEvent]`), buses as the detail.
    `StreamFailureRecord` is the same class.

    AWS: "Capturing records of Lambda asynchronous invocations".
    """

    _sent_as = (
        ("lambda", "Lambda Function Invocation Result - Success"),
        ("lambda", "Lambda Function Invocation Result - Failure"),
    )

    version: str = ""
    """The version of this shape: `1.0`."""

    timestamp: str = ""
    """When the record was made, in ISO 8601; `finished_at` is the time."""

    request_context: LambdaDestinationRequestContext = field(
        factory=LambdaDestinationRequestContext, metadata=wire(required=True, keep=True)
    )
    """The invocation."""

    request_payload: JsonT = carrying("object", default=None)
    """What the function was called with; absent from a stream's batch."""

    response_context: LambdaDestinationResponseContext | None = None
    """How the last call went; absent or null where there was none."""

    response_payload: Any = None
    """What the function returned, or its error; absent or null where there was no call."""

    kinesis_batch_info: LambdaDestinationBatchInfo | None = field(default=None, metadata=wire("KinesisBatchInfo"))
    """The records of a Kinesis stream that were given up."""

    ddb_stream_batch_info: LambdaDestinationBatchInfo | None = field(default=None, metadata=wire("DDBStreamBatchInfo"))
    """The records of a DynamoDB stream that were given up."""

    @property
    def finished_at(self) -> "datetime":
        """When the record was made, in UTC; ValueError if the timestamp is none."""
        return time_of_iso(self.timestamp, "timestamp")


StreamFailureRecord = LambdaDestinationEvent
