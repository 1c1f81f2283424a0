"""Amazon EC2 Auto Scaling: what happens in a group, as EventBridge tells it, and which instances are to go."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, Response, pascal_case, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class AutoScalingInstanceDetail(Detail):
    """An instance was launched or terminated, or could not be.

    AWS: "Amazon EC2 Auto Scaling event reference".
    """

    _sent_as = (
        ("aws.autoscaling", "EC2 Instance Launch Successful"),
        ("aws.autoscaling", "EC2 Instance Launch Unsuccessful"),
        ("aws.autoscaling", "EC2 Instance Terminate Successful"),
        ("aws.autoscaling", "EC2 Instance Terminate Unsuccessful"),
    )
    _wire_case = staticmethod(pascal_case)

    status_code: str = ""
    """`InProgress`, `Successful`, `Failed` or `Cancelled`."""

    status_message: str = ""
    """Why it failed; empty mostly."""

    description: str | None = None
    """What was done, in words; may be absent."""

    auto_scaling_group_name: str = ""
    """The group."""

    activity_id: str = ""
    """The id of the activity."""

    request_id: str = ""
    """The id of the request: that of the activity."""

    ec2_instance_id: str | None = field(default=None, metadata=wire("EC2InstanceId"))
    """The instance; absent if none could be launched."""

    start_time: str = ""
    """When the activity began, in ISO 8601; `started_at` is the time."""

    end_time: str = ""
    """When it ended, in ISO 8601; `ended_at` is the time."""

    cause: str = ""
    """Why it was done, in words."""

    details: dict[str, Any] = field(factory=dict)
    """`Availability Zone`, `Subnet ID`, and others."""

    origin: str | None = None
    """`EC2`, `WarmPool` or `AutoScalingGroup`: where the instance came from; may be absent."""

    destination: str | None = None
    """Where it went, in the same words; may be absent."""

    @property
    def started_at(self) -> "datetime":
        """When the activity began, in UTC; ValueError if the time is none."""
        return time_of_iso(self.start_time, "StartTime")

    @property
    def ended_at(self) -> "datetime":
        """When the activity ended, in UTC; ValueError if the time is none."""
        return time_of_iso(self.end_time, "EndTime")


@define(kw_only=True)
class AutoScalingLifecycleDetail(Detail):
    """An instance waits for CompleteLifecycleAction, as a hook of the group asks for.

    AWS: "Amazon EC2 Auto Scaling event reference".
    """

    _sent_as = (
        ("aws.autoscaling", "EC2 Instance-launch Lifecycle Action"),
        ("aws.autoscaling", "EC2 Instance-terminate Lifecycle Action"),
    )
    _wire_case = staticmethod(pascal_case)

    lifecycle_action_token: str = ""
    """The token that CompleteLifecycleAction takes."""

    auto_scaling_group_name: str = ""
    """The group."""

    lifecycle_hook_name: str = ""
    """The hook."""

    ec2_instance_id: str = field(default="", metadata=wire("EC2InstanceId"))
    """The instance."""

    lifecycle_transition: str = ""
    """`autoscaling:EC2_INSTANCE_LAUNCHING` or `autoscaling:EC2_INSTANCE_TERMINATING`."""

    notification_metadata: str | None = None
    """The text that the hook adds; absent without any."""

    origin: str | None = None
    """`EC2`, `WarmPool` or `AutoScalingGroup`: where the instance comes from; may be absent."""

    destination: str | None = None
    """Where it goes, in the same words; may be absent."""


@define(kw_only=True)
class AutoScalingTerminationRequest(Payload):
    """How much is to go in one zone.

    AWS: "Create a custom termination policy with Lambda".
    """

    _wire_case = staticmethod(pascal_case)

    availability_zone: str = ""
    """The zone."""

    capacity: int | None = None
    """How much: instances, or units of weight."""

    instance_market_option: str = ""
    """`on-demand` or `spot`."""


@define(kw_only=True)
class AutoScalingInstanceRecord(Payload):
    """An instance that may go.

    AWS: "Create a custom termination policy with Lambda".
    """

    _wire_case = staticmethod(pascal_case)

    availability_zone: str = ""
    """The zone."""

    instance_id: str = ""
    """The instance."""

    instance_type: str = ""
    """The type, as in `t3.nano`."""

    instance_market_option: str = ""
    """`on-demand` or `spot`."""


@define(kw_only=True)
class AutoScalingScaleInEvent(Event):
    """A group asks which of its instances are to go; `AutoScalingScaleInResponse` says it.

    AWS: "Create a custom termination policy with Lambda".
    """

    _wire_case = staticmethod(pascal_case)

    auto_scaling_group_arn: str = field(default="", metadata=wire("AutoScalingGroupARN"))
    """The ARN of the group."""

    auto_scaling_group_name: str = ""
    """The name of the group."""

    capacity_to_terminate: list[AutoScalingTerminationRequest] = field(
        factory=list, metadata=wire(required=True, keep=True)
    )
    """How much is to go, by zone and market."""

    instances: list[AutoScalingInstanceRecord] = field(factory=list)
    """The instances to choose from."""

    cause: str = ""
    """`SCALE_IN`, `INSTANCE_REFRESH`, `MAX_INSTANCE_LIFETIME` or `REBALANCE`."""

    has_more_instances: bool = False
    """Whether there are more than the list has; may be absent."""


@define(kw_only=True)
class AutoScalingScaleInResponse(Response):
    """Which instances are to go.

    AWS: "Create a custom termination policy with Lambda".
    """

    instance_ids: list[str] = field(factory=list, metadata=wire("InstanceIDs", keep=True))
    """The ids, at most as many as are asked for; without any nothing goes now."""
