"""Amazon S3 Batch Operations: the objects that a job hands to a function, and what became of them."""

from attrs import define, field

from aws_lambda_runtime.events._values import text_of_form
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class S3BatchJob(Payload):
    """The job.

    AWS: "Invoke AWS Lambda function".
    """

    id: str = ""
    """The job's id."""

    user_arguments: dict[str, str] = field(factory=dict)
    """What the job was given for the function; schema `2.0` only."""


@define(kw_only=True)
class S3BatchTask(Payload):
    """One object.

    AWS: "Invoke AWS Lambda function".
    """

    task_id: str = ""
    """The id that the result for this object has to name."""

    s3_key: str = ""
    """The key as it stands in the manifest, encoded as in a web form; `key` is the key itself."""

    s3_version_id: str | None = None
    """The version; null without one."""

    s3_bucket_arn: str | None = None
    """The ARN of the bucket in schema `1.0`; `bucket` is the name in either schema."""

    s3_bucket: str | None = None
    """The name of the bucket in schema `2.0`."""

    @property
    def key(self) -> str:
        """The key of the object."""
        return text_of_form(self.s3_key)

    @property
    def bucket(self) -> str:
        """The name of the bucket."""
        return self.s3_bucket or (self.s3_bucket_arn or "").rpartition(":")[2]


@define(kw_only=True)
class S3BatchEvent(Event):
    """Objects of a job, one in each call today; `S3BatchOperationEvent` is the same class.

    AWS: "Invoke AWS Lambda function".
    """

    invocation_schema_version: str = ""
    """`1.0`, or `2.0` for directory buckets and jobs with arguments."""

    invocation_id: str = ""
    """The id that the answer has to repeat."""

    job: S3BatchJob = field(factory=S3BatchJob)
    """The job."""

    tasks: list[S3BatchTask] = field()
    """The objects; the answer has to have a result for each."""


S3BatchOperationEvent = S3BatchEvent


@define(kw_only=True)
class S3BatchResult(Response):
    """What became of one object.

    AWS: "Invoke AWS Lambda function", response and result codes.
    """

    task_id: str
    """The id of the task."""

    result_code: str = field(default="Succeeded", metadata=wire(keep=True))
    """`Succeeded`, `TemporaryFailure` to be tried again, or `PermanentFailure`."""

    result_string: str = field(default="", metadata=wire(keep=True))
    """What the job's report says of the object."""


@define(kw_only=True)
class S3BatchResponse(Response):
    """What became of the objects.

    AWS: "Invoke AWS Lambda function", response and result codes.
    """

    invocation_schema_version: str = field(default="1.0", metadata=wire(keep=True))
    """The version that the event has."""

    treat_missing_keys_as: str = field(default="PermanentFailure", metadata=wire(keep=True))
    """The result code of the objects without a result."""

    invocation_id: str
    """The id that the event has."""

    results: list[S3BatchResult] = field(factory=list, metadata=wire(keep=True))
    """One for each object."""
