"""AWS CodeBuild: how a build fares, as EventBridge tells it."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._kebab import kebab_case
from aws_lambda_runtime.events._times import time_of_locale
from aws_lambda_runtime.events._wire import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class CodeBuildArtifact(Payload):
    """What a build made.

    AWS: "Build notifications input format reference".
    """

    md5sum: str | None = None
    """The MD5 of the file, in hexadecimal; absent where no file is made."""

    sha256sum: str | None = None
    """The SHA-256 of the file, in hexadecimal; absent where no file is made."""

    location: str | None = None
    """The ARN of the file; absent without one."""


@define(kw_only=True)
class CodeBuildEnvironmentVariable(Payload):
    """A variable of the build's environment.

    AWS: "EnvironmentVariable (AWS CodeBuild API Reference)".
    """

    name: str = ""
    """The name."""

    type: str | None = None
    """`PLAINTEXT`, `PARAMETER_STORE` or `SECRETS_MANAGER`."""

    value: str = field(default="", repr=False)
    """The value, or the name of the parameter or secret that has it."""


@define(kw_only=True)
class CodeBuildEnvironment(Payload):
    """Where the build runs.

    AWS: "Build notifications input format reference".
    """

    _wire_case = staticmethod(kebab_case)

    image: str = ""
    """The image of the build's container."""

    privileged_mode: bool = False
    """Whether the container may run Docker itself."""

    compute_type: str = ""
    """The size of the machine, as in `BUILD_GENERAL1_SMALL`."""

    type: str = ""
    """The kind of the machine, as in `LINUX_CONTAINER`."""

    image_pull_credentials_type: str | None = None
    """`CODEBUILD` or `SERVICE_ROLE`: who pulls the image; may be absent."""

    environment_variables: list[CodeBuildEnvironmentVariable] = field(factory=list)
    """The variables of the project and of the build."""


@define(kw_only=True)
class CodeBuildSource(Payload):
    """What is built.

    AWS: "Build notifications input format reference".
    """

    location: str | None = None
    """Where the source is; absent if a pipeline hands it over."""

    type: str = ""
    """`S3`, `GITHUB`, `CODECOMMIT`, `CODEPIPELINE`, ..."""

    buildspec: str | None = None
    """The build specification, or its file's name; absent if it is `buildspec.yml` in the source."""


@define(kw_only=True)
class CodeBuildLogs(Payload):
    """Where the log of the build is.

    AWS: "Build notifications input format reference".
    """

    _wire_case = staticmethod(kebab_case)

    group_name: str | None = None
    """The log group; absent before the build has one."""

    stream_name: str | None = None
    """The log stream; absent before the build has one."""

    deep_link: str | None = None
    """The address of the log in the console."""


@define(kw_only=True)
class CodeBuildPhase(Payload):
    """One phase of the build.

    AWS: "Build notifications input format reference".
    """

    _wire_case = staticmethod(kebab_case)

    phase_type: str = ""
    """`SUBMITTED`, `QUEUED`, `PROVISIONING`, `DOWNLOAD_SOURCE`, `INSTALL`, `PRE_BUILD`, `BUILD`, ..., `COMPLETED`."""

    phase_status: str | None = None
    """`SUCCEEDED`, `FAILED`, ...; absent while it lasts, and for `COMPLETED`."""

    phase_context: list[Any] = field(factory=list)
    """Why it failed: text, mostly empty; absent for `COMPLETED`."""

    start_time: str = ""
    """When it began; `started_at` is the time."""

    end_time: str | None = None
    """When it ended; `ended_at` is the time. Absent while it lasts, and for `COMPLETED`."""

    duration_in_seconds: float | None = None
    """How long it took; absent while it lasts, and for `COMPLETED`."""

    @property
    def started_at(self) -> "datetime":
        """When the phase began, in UTC; ValueError if the text is no time."""
        return time_of_locale(self.start_time, "start-time")

    @property
    def ended_at(self) -> "datetime | None":
        """When the phase ended, in UTC; ValueError if the text is no time."""
        return None if self.end_time is None else time_of_locale(self.end_time, "end-time")


@define(kw_only=True)
class CodeBuildAdditionalInformation(Payload):
    """What the build is made from, and how far it is.

    AWS: "Build notifications input format reference".
    """

    _wire_case = staticmethod(kebab_case)

    artifact: CodeBuildArtifact | None = None
    """What it made; absent before."""

    environment: CodeBuildEnvironment = field(factory=CodeBuildEnvironment)
    """Where it runs."""

    timeout_in_minutes: float | None = None
    """How long it may take."""

    queued_timeout_in_minutes: float | None = None
    """How long it may wait; may be absent."""

    build_complete: bool = False
    """Whether it is over."""

    build_number: float | None = None
    """The number within the project, written as `55.0`; may be absent."""

    initiator: str = ""
    """Who started it: a user, `codepipeline/` and a pipeline, or a rule."""

    build_start_time: str = ""
    """When it began; `build_started_at` is the time."""

    source: CodeBuildSource = field(factory=CodeBuildSource)
    """What is built."""

    source_version: str | None = None
    """The commit, branch or version of the source; may be absent."""

    logs: CodeBuildLogs = field(factory=CodeBuildLogs)
    """Where the log is."""

    phases: list[CodeBuildPhase] = field(factory=list)
    """The phases so far."""

    cache: dict[str, Any] = field(factory=dict)
    """What is kept between builds: `type`, and `location`; may be absent."""

    network_interface: dict[str, Any] = field(factory=dict)
    """The interface in a VPC: `eni-id`, and `subnet-id`; absent outside of one."""

    @property
    def build_started_at(self) -> "datetime":
        """When the build began, in UTC; ValueError if the text is no time."""
        return time_of_locale(self.build_start_time, "build-start-time")


@define(kw_only=True)
class CodeBuildStateChangeDetail(Detail):
    """A build began, succeeded, failed or was stopped.

    AWS: "Build notifications input format reference".
    """

    _sent_as = (("aws.codebuild", "CodeBuild Build State Change"),)
    _wire_case = staticmethod(kebab_case)

    build_status: str = ""
    """`IN_PROGRESS`, `SUCCEEDED`, `FAILED` or `STOPPED`."""

    project_name: str = ""
    """The project."""

    build_id: str = ""
    """The ARN of the build."""

    additional_information: CodeBuildAdditionalInformation = field(factory=CodeBuildAdditionalInformation)
    """What is built, and how far it is."""

    current_phase: str = ""
    """The phase it is in."""

    current_phase_context: str = ""
    """Why the phase failed: a list as text, `[]` mostly."""

    version: str = ""
    """The version of the detail: `1`."""


@define(kw_only=True)
class CodeBuildPhaseChangeDetail(Detail):
    """A phase of a build is over.

    AWS: "Build notifications input format reference".
    """

    _sent_as = (("aws.codebuild", "CodeBuild Build Phase Change"),)
    _wire_case = staticmethod(kebab_case)

    completed_phase: str = ""
    """The phase."""

    completed_phase_status: str = ""
    """`SUCCEEDED`, `FAILED`, `TIMED_OUT`, `STOPPED`, ..."""

    completed_phase_context: str = ""
    """Why it failed: a list as text, `[]` mostly."""

    completed_phase_start: str = ""
    """When it began; `started_at` is the time."""

    completed_phase_end: str | None = None
    """When it ended; `ended_at` is the time. May be absent."""

    completed_phase_duration_seconds: float | None = None
    """How long it took; may be absent."""

    project_name: str = ""
    """The project."""

    build_id: str = ""
    """The ARN of the build."""

    additional_information: CodeBuildAdditionalInformation = field(factory=CodeBuildAdditionalInformation)
    """What is built, and how far it is."""

    version: str = ""
    """The version of the detail: `1`."""

    @property
    def started_at(self) -> "datetime":
        """When the phase began, in UTC; ValueError if the text is no time."""
        return time_of_locale(self.completed_phase_start, "completed-phase-start")

    @property
    def ended_at(self) -> "datetime | None":
        """When the phase ended, in UTC; ValueError if the text is no time."""
        end = self.completed_phase_end
        return None if end is None else time_of_locale(end, "completed-phase-end")
