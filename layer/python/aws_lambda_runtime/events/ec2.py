"""Amazon EC2: what happens to instances, as EventBridge tells it."""

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._kebab import kebab_case
from aws_lambda_runtime.events._wire import wire


@define(kw_only=True)
class EC2InstanceStateChangeDetail(Detail):
    """An instance started, stopped or was terminated.

    AWS: "State change events for your instances".
    """

    _sent_as = (("aws.ec2", "EC2 Instance State-change Notification"),)
    _wire_case = staticmethod(kebab_case)

    instance_id: str = field(default="", metadata=wire(also=("instance_id",)))
    """The instance."""

    state: str = ""
    """`pending`, `running`, `stopping`, `stopped`, `shutting-down` or `terminated`."""


@define(kw_only=True)
class EC2SpotInterruptionDetail(Detail):
    """A Spot Instance will be taken back two minutes from now.

    AWS: "Spot Instance interruption notices".
    """

    _sent_as = (("aws.ec2", "EC2 Spot Instance Interruption Warning"),)
    _wire_case = staticmethod(kebab_case)

    instance_id: str = ""
    """The instance."""

    instance_action: str = ""
    """`hibernate`, `stop` or `terminate`."""
