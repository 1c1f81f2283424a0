"""AWS CodePipeline: the job of an action that invokes a function, and how a pipeline fares, as EventBridge tells it."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._kebab import kebab_case
from aws_lambda_runtime.events._times import time_of_milliseconds
from aws_lambda_runtime.events._wire import Event, Payload, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CodePipelineConfiguration(Payload):
    """How the action is configured.

    AWS: "AWS Lambda invoke action reference".
    """

    _wire_case = staticmethod(pascal_case)

    function_name: str = ""
    """The function that is invoked."""

    user_parameters: JsonText[Any] | None = None
    """The text that the action hands over, JSON by convention, which `.value` parses; absent or empty without any."""


@define(kw_only=True)
class CodePipelineActionConfiguration(Payload):
    """What the action was given.

    AWS: "ActionConfiguration (AWS CodePipeline API Reference)".
    """

    configuration: CodePipelineConfiguration = field(factory=CodePipelineConfiguration)
    """How it is configured."""


@define(kw_only=True)
class CodePipelineS3Location(Payload):
    """An object in S3.

    AWS: "S3ArtifactLocation (AWS CodePipeline API Reference)".
    """

    bucket_name: str = ""
    """The bucket."""

    object_key: str = ""
    """The key, as it is."""


@define(kw_only=True)
class CodePipelineLocation(Payload):
    """Where an artifact is.

    AWS: "ArtifactLocation (AWS CodePipeline API Reference)".
    """

    type: str = ""
    """`S3`."""

    s3_location: CodePipelineS3Location = field(factory=CodePipelineS3Location)
    """The object: a zip of the artifact."""


@define(kw_only=True)
class CodePipelineArtifact(Payload):
    """What the action reads or has to write.

    AWS: "Artifact (AWS CodePipeline API Reference)".
    """

    name: str = ""
    """The name within the pipeline."""

    revision: str | None = None
    """The version or commit; null for what is still to be written."""

    location: CodePipelineLocation = field(factory=CodePipelineLocation)
    """Where it is, or has to be put."""


@define(kw_only=True)
class CodePipelineArtifactCredentials(Payload):
    """Credentials for the bucket of the artifacts; they are kept out of the text of the object.

    AWS: "AWSSessionCredentials (AWS CodePipeline API Reference)".
    """

    access_key_id: str = field(default="", repr=False)
    """The id of the key."""

    secret_access_key: str = field(default="", repr=False)
    """The key."""

    session_token: str = field(default="", repr=False)
    """The token of the session."""

    expiration_time: int | None = None
    """When they end, in milliseconds since 1970; `expires_at` is the time. May be absent."""

    @property
    def expires_at(self) -> "datetime | None":
        """When the credentials end, in UTC."""
        time = self.expiration_time
        return None if time is None else time_of_milliseconds(time, "expirationTime")


@define(kw_only=True)
class CodePipelineEncryptionKey(Payload):
    """The key that artifacts have to be encrypted with.

    AWS: "EncryptionKey (AWS CodePipeline API Reference)".
    """

    id: str = ""
    """The id, ARN or alias of the key."""

    type: str = ""
    """`KMS`."""


@define(kw_only=True)
class CodePipelineData(Payload):
    """What the job is about.

    AWS: "JobData (AWS CodePipeline API Reference)".
    """

    action_configuration: CodePipelineActionConfiguration = field(factory=CodePipelineActionConfiguration)
    """What the action was given."""

    input_artifacts: list[CodePipelineArtifact] = field(factory=list)
    """What the action reads."""

    output_artifacts: list[CodePipelineArtifact] = field(factory=list)
    """What it has to write; may be empty."""

    artifact_credentials: CodePipelineArtifactCredentials = field(factory=CodePipelineArtifactCredentials)
    """Credentials for the artifacts."""

    continuation_token: str | None = None
    """What the call before gave to PutJobSuccessResult, to be called again; absent in the first."""

    encryption_key: CodePipelineEncryptionKey | None = None
    """The key for what is written; absent for that of the account."""


@define(kw_only=True)
class CodePipelineJob(Payload):
    """One job.

    AWS: "Invoke an AWS Lambda function in a pipeline in CodePipeline".
    """

    id: str = ""
    """The id that PutJobSuccessResult or PutJobFailureResult has to name."""

    account_id: str = ""
    """The account of the pipeline."""

    data: CodePipelineData = field(factory=CodePipelineData)
    """What it is about."""


@define(kw_only=True)
class CodePipelineJobEvent(Event):
    """A job for a function; its result goes through PutJobSuccessResult or PutJobFailureResult, not by returning.

    AWS: "Invoke an AWS Lambda function in a pipeline in CodePipeline".
    """

    job: CodePipelineJob = field(factory=CodePipelineJob, metadata=wire("CodePipeline.job", required=True, keep=True))
    """The job."""

    @property
    def user_parameters(self) -> JsonText[Any] | None:
        """The text that the action hands over, which `.value` parses as JSON; None or empty without any."""
        return self.job.data.action_configuration.configuration.user_parameters


@define(kw_only=True)
class CodePipelinePipelineDetail(Detail):
    """An execution of a pipeline began, succeeded, failed or was stopped.

    AWS: "Monitoring CodePipeline events".
    """

    _sent_as = (("aws.codepipeline", "CodePipeline Pipeline Execution State Change"),)
    _wire_case = staticmethod(kebab_case)

    pipeline: str = ""
    """The pipeline."""

    version: float | str | None = None
    """The version of the pipeline: a number, or its digits."""

    execution_id: str = ""
    """The id of the execution."""

    state: str = ""
    """`STARTED`, `SUCCEEDED`, `FAILED`, `CANCELED`, `RESUMED`, `STOPPED`, `SUPERSEDED`, ..."""

    start_time: str | None = None
    """When it began, in ISO 8601; may be absent."""

    execution_trigger: dict[str, Any] = field(factory=dict)
    """What started it: `trigger-type` and `trigger-detail`; may be absent."""


@define(kw_only=True)
class CodePipelineStageDetail(CodePipelinePipelineDetail):
    """A stage of an execution began, succeeded, failed or was stopped.

    AWS: "Monitoring CodePipeline events".
    """

    _sent_as = (("aws.codepipeline", "CodePipeline Stage Execution State Change"),)

    stage: str | None = None
    """The stage; absent from some of AWS's examples."""


@define(kw_only=True)
class CodePipelineActionType(Payload):
    """What kind of action it is.

    AWS: "ActionTypeId (AWS CodePipeline API Reference)".
    """

    owner: str = ""
    """`AWS`, `ThirdParty` or `Custom`."""

    category: str = ""
    """`Source`, `Build`, `Deploy`, `Test`, `Invoke` or `Approval`."""

    provider: str = ""
    """The service, as in `CodeDeploy`."""

    version: float | str | None = None
    """The version of the kind: digits, or a number."""


@define(kw_only=True)
class CodePipelineActionDetail(CodePipelineStageDetail):
    """An action of a stage began, succeeded, failed or was abandoned.

    AWS: "Monitoring CodePipeline events".
    """

    _sent_as = (("aws.codepipeline", "CodePipeline Action Execution State Change"),)

    action: str = ""
    """The action."""

    region: str = ""
    """The region that it runs in."""

    action_execution_id: str | None = None
    """The id of this run of the action; may be absent."""

    execution_result: dict[str, Any] = field(factory=dict)
    """What the action's service said, `external-execution-url` and others; absent before."""

    input_artifacts: list[dict[str, Any]] = field(factory=list)
    """What it read: `name`, and `s3location`; may be absent."""

    output_artifacts: list[dict[str, Any]] = field(factory=list)
    """What it wrote; may be absent."""

    type: CodePipelineActionType = field(factory=CodePipelineActionType)
    """What kind of action it is."""
