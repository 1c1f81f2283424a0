"""Amazon ECS: what happens to container instances and tasks, as EventBridge tells it."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class ECSResource(Payload):
    """One resource of a container instance; one of the values is set.

    AWS: "Resource (Amazon ECS API Reference)".
    """

    name: str = ""
    """`CPU`, `MEMORY`, `PORTS`, `PORTS_UDP`, `GPU`, ..."""

    type: str = ""
    """`INTEGER`, `DOUBLE`, `LONG` or `STRINGSET`."""

    integer_value: int | None = None
    """The value of an `INTEGER`."""

    long_value: int | None = None
    """The value of a `LONG`."""

    double_value: float | None = None
    """The value of a `DOUBLE`."""

    string_set_value: list[str] | None = None
    """The value of a `STRINGSET`."""


@define(kw_only=True)
class ECSAttribute(Payload):
    """One attribute of a container instance or task.

    AWS: "Attribute (Amazon ECS API Reference)".
    """

    name: str = ""
    """The name, as in `ecs.instance-type`."""

    value: str | None = None
    """The value; absent where the name says it all."""


@define(kw_only=True)
class ECSVersionInfo(Payload):
    """The software of a container instance.

    AWS: "VersionInfo (Amazon ECS API Reference)".
    """

    agent_hash: str | None = None
    """The commit of the agent."""

    agent_version: str | None = None
    """The version of the agent."""

    docker_version: str | None = None
    """The version of Docker."""


@define(kw_only=True)
class ECSContainerInstanceStateChangeDetail(Detail):
    """A container instance changed.

    AWS: "Amazon ECS container instance state change events".
    """

    _sent_as = (("aws.ecs", "ECS Container Instance State Change"),)

    agent_connected: bool = False
    """Whether the agent is connected."""

    attributes: list[ECSAttribute] = field(factory=list)
    """What the instance is like."""

    cluster_arn: str = ""
    """The ARN of the cluster."""

    container_instance_arn: str = ""
    """The ARN of the container instance."""

    ec2_instance_id: str | None = None
    """The EC2 instance; absent for one of your own."""

    registered_resources: list[ECSResource] = field(factory=list)
    """What the instance has."""

    remaining_resources: list[ECSResource] = field(factory=list)
    """What of it is free."""

    status: str = ""
    """`ACTIVE`, `DRAINING`, `INACTIVE`, ..."""

    version: int | None = None
    """How often the instance changed; the higher, the later the event."""

    version_info: ECSVersionInfo = field(factory=ECSVersionInfo)
    """Its software."""

    registered_at: str | None = None
    """When it was registered, in ISO 8601; may be absent."""

    updated_at: str | None = None
    """When this was so, in ISO 8601."""


@define(kw_only=True)
class ECSContainer(Payload):
    """One container of a task.

    AWS: "Container (Amazon ECS API Reference)".
    """

    container_arn: str = ""
    """The ARN of the container."""

    name: str = ""
    """The name within the task definition."""

    image: str | None = None
    """The image."""

    last_status: str = ""
    """`PENDING`, `RUNNING` or `STOPPED`."""

    exit_code: int | None = None
    """The exit code; absent while it runs, and if it never ran."""

    reason: str | None = None
    """Why it stopped; absent mostly."""

    network_interfaces: list[dict[str, Any]] = field(factory=list)
    """Its interfaces: `attachmentId`, `privateIpv4Address`."""


@define(kw_only=True)
class ECSTaskStateChangeDetail(Detail):
    """A task changed.

    AWS: "Amazon ECS task state change events".
    """

    _sent_as = (("aws.ecs", "ECS Task State Change"),)

    attachments: list[dict[str, Any]] = field(factory=list)
    """What is attached, as network interfaces: `id`, `type`, `status`, `details`."""

    attributes: list[ECSAttribute] = field(factory=list)
    """What the task is like; may be absent."""

    availability_zone: str | None = None
    """The zone."""

    cluster_arn: str = ""
    """The ARN of the cluster."""

    containers: list[ECSContainer] = field(factory=list)
    """Its containers."""

    container_instance_arn: str | None = None
    """The ARN of the container instance; absent on Fargate."""

    connectivity: str | None = None
    """`CONNECTED` or `DISCONNECTED`; may be absent."""

    cpu: str | None = None
    """The CPU units, as digits."""

    memory: str | None = None
    """The memory in MiB, as digits."""

    desired_status: str = ""
    """The status that it is to have."""

    last_status: str = ""
    """`PROVISIONING`, `PENDING`, `ACTIVATING`, `RUNNING`, `DEACTIVATING`, `STOPPING`, `DEPROVISIONING`, `STOPPED`."""

    group: str | None = None
    """`service:` or `family:` and a name."""

    launch_type: str | None = None
    """`EC2`, `FARGATE` or `EXTERNAL`; absent with a capacity provider."""

    platform_version: str | None = None
    """The version of Fargate; absent elsewhere."""

    overrides: dict[str, Any] = field(factory=dict)
    """What replaces parts of the task definition."""

    started_by: str | None = None
    """Who started it: a deployment, or text of yours; may be absent."""

    stop_code: str | None = None
    """`EssentialContainerExited`, `TaskFailedToStart`, `UserInitiated`, ...; absent before it stops."""

    stopped_reason: str | None = None
    """Why it stopped, in words; absent before it stops."""

    task_arn: str = ""
    """The ARN of the task."""

    task_definition_arn: str = ""
    """The ARN of the task definition."""

    created_at: str | None = None
    """When it was made, in ISO 8601."""

    started_at: str | None = None
    """When it began to run, in ISO 8601; absent before."""

    stopped_at: str | None = None
    """When it stopped, in ISO 8601; absent before."""

    updated_at: str | None = None
    """When this was so, in ISO 8601; `changed_at` is the time."""

    version: int | None = None
    """How often the task changed; the higher, the later the event."""

    @property
    def changed_at(self) -> "datetime | None":
        """When this was so, in UTC; ValueError if the time is none."""
        return None if self.updated_at is None else time_of_iso(self.updated_at, "updatedAt")
