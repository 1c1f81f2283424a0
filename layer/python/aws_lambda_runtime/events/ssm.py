"""AWS Systems Manager: automations, commands, parameters, windows, as EventBridge tells of them."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._kebab import kebab_case
from aws_lambda_runtime.events._times import time_of_locale
from aws_lambda_runtime.events._wire import pascal_case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class SSMAutomationExecutionDetail(Detail):
    """An automation changed its state.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (("aws.ssm", "EC2 Automation Execution Status-change Notification"),)
    _wire_case = staticmethod(pascal_case)

    execution_id: str = ""
    """The execution."""

    definition: str = ""
    """The runbook."""

    definition_version: float | str | None = None
    """The version of the runbook."""

    status: str = ""
    """`Pending`, `InProgress`, `Success`, `Failed`, `TimedOut`, `Cancelled`, ..."""

    start_time: str | None = None
    """When it began, as in `Nov 29, 2024 7:43:20 PM`; `started_at` is the time."""

    end_time: str | None = None
    """When it ended, in the same form; `ended_at` is the time. May be absent."""

    time: float | None = None
    """How long it took, in milliseconds."""

    executed_by: str | None = None
    """The ARN of who started it."""

    @property
    def started_at(self) -> "datetime | None":
        """When it began, in UTC; ValueError if the text is no time."""
        return None if self.start_time is None else time_of_locale(self.start_time, "StartTime")

    @property
    def ended_at(self) -> "datetime | None":
        """When it ended, in UTC; ValueError if the text is no time."""
        return None if self.end_time is None else time_of_locale(self.end_time, "EndTime")


@define(kw_only=True)
class SSMAutomationStepDetail(SSMAutomationExecutionDetail):
    """A step of an automation changed its state.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (("aws.ssm", "EC2 Automation Step Status-change Notification"),)

    step_name: str = ""
    """The step."""

    action: str = ""
    """What the step does, as in `aws:runCommand`."""


@define(kw_only=True)
class SSMCalendarStateChangeDetail(Detail):
    """A change calendar opened or closed.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (("aws.ssm", "Calendar State Change"),)

    state: str = ""
    """`OPEN` or `CLOSED`."""

    at_time: str = ""
    """When it did, in ISO 8601."""

    next_transition_time: str | None = None
    """When it changes next, in ISO 8601."""


@define(kw_only=True)
class SSMComplianceDetail(Detail):
    """A node became compliant, or is no longer.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (("aws.ssm", "Configuration Compliance State Change"),)
    _wire_case = staticmethod(kebab_case)

    compliance_status: str = ""
    """`compliant` or `non_compliant`."""

    compliance_type: str = ""
    """`Association`, `Patch`, or a type of your own."""

    resource_type: str = ""
    """`managed-instance`."""

    resource_id: str = ""
    """The node."""

    last_runtime: str | None = None
    """When an association last ran, in ISO 8601."""

    patch_baseline_id: str | None = None
    """The baseline; for patches only."""

    severity: str | None = None
    """How bad it is; may be absent."""


@define(kw_only=True)
class SSMMaintenanceWindowDetail(Detail):
    """A maintenance window, its targets, or one of its runs changed. Which fields there are depends on the type.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (
        ("aws.ssm", "Maintenance Window State-change Notification"),
        ("aws.ssm", "Maintenance Window Target Registration Notification"),
        ("aws.ssm", "Maintenance Window Execution State-change Notification"),
        ("aws.ssm", "Maintenance Window Task Execution State-change Notification"),
        ("aws.ssm", "Maintenance Window Task Target Invocation State-change Notification"),
    )
    _wire_case = staticmethod(kebab_case)

    window_id: str = ""
    """The window."""

    status: str = ""
    """`ENABLED`, `REGISTERED`, `IN_PROGRESS`, `SUCCESS`, `FAILED`, ..."""

    window_target_id: str | None = None
    """The target."""

    window_execution_id: str | None = None
    """The run of the window."""

    task_execution_id: str | None = None
    """The run of the task."""

    start_time: str | None = None
    """When the run began, in ISO 8601."""

    end_time: str | None = None
    """When the run ended, in ISO 8601."""

    owner_information: str | None = None
    """Text of the target's owner."""


@define(kw_only=True)
class SSMParameterStoreChangeDetail(Detail):
    """A parameter was made, changed or deleted.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (("aws.ssm", "Parameter Store Change"),)

    operation: str = ""
    """`Create`, `Update`, `Delete` or `LabelParameterVersion`."""

    name: str = ""
    """The parameter."""

    type: str = ""
    """`String`, `StringList` or `SecureString`."""

    description: str | None = None
    """What the parameter is said to be; may be absent."""


@define(kw_only=True)
class SSMCommandStatusDetail(Detail):
    """A command, or its run on one instance, changed its state.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (
        ("aws.ssm", "EC2 Command Status-change Notification"),
        ("aws.ssm", "EC2 Command Invocation Status-change Notification"),
    )
    _wire_case = staticmethod(kebab_case)

    command_id: str = ""
    """The command."""

    document_name: str = ""
    """The document that it runs."""

    instance_id: str | None = None
    """The instance; absent for the command as a whole."""

    status: str = ""
    """`Pending`, `InProgress`, `Success`, `Failed`, `TimedOut`, `Cancelled`, ..."""

    requested_date_time: str = ""
    """When it was asked for, in ISO 8601."""

    expire_after: str | None = None
    """When it is no longer begun, in ISO 8601; for the command as a whole."""

    parameters: Any = field(default=None, repr=False)
    """What the document was given, lists of text by name; for the command as a whole."""


@define(kw_only=True)
class SSMAssociationStateDetail(Detail):
    """An association, or its run on one instance, changed its state.

    AWS: "Amazon EventBridge event examples for Systems Manager".
    """

    _sent_as = (
        ("aws.ssm", "EC2 State Manager Association State Change"),
        ("aws.ssm", "EC2 State Manager Instance Association State Change"),
    )
    _wire_case = staticmethod(kebab_case)

    association_id: str = ""
    """The association."""

    association_version: str | None = None
    """Its version, as digits."""

    document_name: str = ""
    """The document that it runs."""

    document_version: str | None = None
    """The version of the document."""

    instance_id: str | None = None
    """The instance; absent for the association as a whole."""

    targets: JsonText[list[dict[str, Any]]] | None = None
    """Where it runs, as JSON text, which `.value` parses: lists of `key` and `values`."""

    status: str = ""
    """`Success`, `Failed`, `Pending`, ..."""

    detailed_status: str | None = None
    """The status more exactly; for an instance only."""

    error_code: str | None = None
    """The error; for an instance only, and mostly empty."""

    execution_summary: str | None = None
    """What happened, in words; for an instance only."""

    association_status_aggregated_count: JsonText[dict[str, int]] | None = None
    """How many instances have which status, as JSON text, which `.value` parses."""

    schedule_expression: str | None = None
    """When it runs."""

    creation_date: str | None = None
    """When it was made, in ISO 8601."""

    last_execution_date: str | None = None
    """When it last ran, in ISO 8601."""

    last_successful_execution_date: str | None = None
    """When it last succeeded, in ISO 8601."""

    last_updated_date: str | None = None
    """When it was last changed, in ISO 8601."""
