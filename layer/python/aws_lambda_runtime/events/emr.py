"""Amazon EMR: what happens to clusters, as EventBridge tells it."""

from typing import Any

from attrs import define

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._json_text import JsonText


@define(kw_only=True)
class EMRClusterStateChangeDetail(Detail):
    """A cluster changed its state.

    AWS: "Monitoring Amazon EMR events with CloudWatch".
    """

    _sent_as = (("aws.emr", "EMR Cluster State Change"),)

    cluster_id: str = ""
    """The cluster."""

    name: str = ""
    """The name of the cluster."""

    state: str = ""
    """`STARTING`, `RUNNING`, `WAITING`, `TERMINATING`, `TERMINATED`, `TERMINATED_WITH_ERRORS`, ..."""

    state_change_reason: JsonText[dict[str, Any]] | None = None
    """Why, as JSON text of `code` and `message`, which `.value` parses."""

    severity: str = ""
    """`INFO`, `WARN`, `ERROR` or `CRITICAL`."""

    message: str = ""
    """What happened, in words."""


@define(kw_only=True)
class EMRStepStatusChangeDetail(Detail):
    """A step of a cluster changed its state.

    AWS: "Monitoring Amazon EMR events with CloudWatch".
    """

    _sent_as = (("aws.emr", "EMR Step Status Change"),)

    cluster_id: str = ""
    """The cluster."""

    step_id: str = ""
    """The step."""

    name: str = ""
    """The name of the step."""

    state: str = ""
    """`PENDING`, `RUNNING`, `COMPLETED`, `CANCELLED`, `FAILED`, ..."""

    action_on_failure: str = ""
    """`CONTINUE`, `CANCEL_AND_WAIT`, `TERMINATE_CLUSTER`, ..."""

    severity: str = ""
    """`INFO`, `WARN` or `ERROR`."""

    message: str = ""
    """What happened, in words."""


@define(kw_only=True)
class EMRInstanceGroupStateChangeDetail(Detail):
    """A group of a cluster's instances changed its state.

    AWS: "Monitoring Amazon EMR events with CloudWatch".
    """

    _sent_as = (("aws.emr", "EMR Instance Group State Change"),)

    cluster_id: str = ""
    """The cluster."""

    instance_group_id: str = ""
    """The group."""

    instance_group_type: str = ""
    """`MASTER`, `CORE` or `TASK`."""

    instance_type: str = ""
    """The type of the instances, as in `m5.xlarge`."""

    market: str = ""
    """`ON_DEMAND` or `SPOT`."""

    requested_instance_count: str = ""
    """How many instances there are to be, as digits."""

    running_instance_count: str = ""
    """How many there are, as digits."""

    state: str = ""
    """`RESIZING`, `RUNNING`, `SUSPENDED`, ..."""

    severity: str = ""
    """`INFO`, `WARN` or `ERROR`."""

    message: str = ""
    """What happened, in words."""


@define(kw_only=True)
class EMRAutoScalingPolicyStateChangeDetail(Detail):
    """A scaling policy of a group was attached, or could not be.

    AWS: "Monitoring Amazon EMR events with CloudWatch".
    """

    _sent_as = (("aws.emr", "EMR Auto Scaling Policy State Change"),)

    cluster_id: str = ""
    """The cluster."""

    resource_id: str = ""
    """The group."""

    scaling_resource_type: str = ""
    """`INSTANCE_GROUP`."""

    state: str = ""
    """`PENDING`, `ATTACHED`, `DETACHED` or `FAILED`."""

    message: str = ""
    """What happened, in words."""
