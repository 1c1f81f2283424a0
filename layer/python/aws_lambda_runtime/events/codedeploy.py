"""AWS CodeDeploy: the hook of a deployment, and how deployments fare, as EventBridge tells it."""

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._wire import Event, pascal_case, wire


@define(kw_only=True)
class CodeDeployLifecycleHookEvent(Event):
    """A deployment waits for the function's word, given by PutLifecycleEventHookExecutionStatus, not by returning.

    AWS: "AppSpec 'hooks' section".
    """

    _wire_case = staticmethod(pascal_case)

    deployment_id: str = ""
    """The deployment."""

    lifecycle_event_hook_execution_id: str = field(default="", metadata=wire(required=True, keep=True))
    """The id of this run of the hook, which the word has to name."""


@define(kw_only=True)
class CodeDeployDeploymentDetail(Detail):
    """A deployment began, succeeded, failed or was stopped.

    AWS: "Monitoring deployments with Amazon CloudWatch Events".
    """

    _sent_as = (("aws.codedeploy", "CodeDeploy Deployment State-change Notification"),)

    state: str = ""
    """`START`, `SUCCESS`, `FAILURE`, `STOP` or `READY`."""

    region: str = ""
    """The region."""

    application: str = ""
    """The application."""

    deployment_id: str = ""
    """The deployment."""

    deployment_group: str = ""
    """The deployment group."""

    instance_group_id: str = ""
    """The id of the instances that are deployed to."""


@define(kw_only=True)
class CodeDeployInstanceDetail(CodeDeployDeploymentDetail):
    """A deployment to one instance began, succeeded, failed or was stopped.

    AWS: "Monitoring deployments with Amazon CloudWatch Events".
    """

    _sent_as = (("aws.codedeploy", "CodeDeploy Instance State-change Notification"),)

    instance_id: str = ""
    """The instance."""
