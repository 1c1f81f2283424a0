"""AWS Config: what a custom rule is to evaluate."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class ConfigRelationship(Payload):
    """One resource that another has to do with.

    AWS: "Example Events for AWS Config Rules".
    """

    resource_id: str | None = None
    """The resource's id."""

    resource_name: str | None = None
    """Its name, or null."""

    resource_type: str = ""
    """Its type, as in `AWS::EC2::VPC`."""

    name: str = ""
    """The relation, as in `Is contained in Vpc`."""


@define(kw_only=True)
class ConfigurationItemDiff(Payload):
    """What changed in a resource.

    AWS: "Example Events for AWS Config Rules".
    """

    change_type: str = ""
    """`CREATE`, `UPDATE` or `DELETE`."""

    changed_properties: dict[str, Any] = field(factory=dict)
    """By path: `previousValue`, `updatedValue` and `changeType`."""


@define(kw_only=True)
class ConfigurationItemSummary(Payload):
    """A resource that is too large for an event; GetResourceConfigHistory has the rest.

    AWS: "Example Events for AWS Config Rules".
    """

    change_type: str | None = None
    """`CREATE`, `UPDATE` or `DELETE`; absent from a whole item."""

    configuration_item_version: str = ""
    """The version of this shape."""

    configuration_item_capture_time: str = ""
    """When the resource was recorded, in ISO 8601; `captured_at` is the time."""

    configuration_state_id: int | str | None = None
    """Tells the states of the resource apart, a number or its digits."""

    aws_account_id: str = ""
    """The account of the resource."""

    configuration_item_status: str = ""
    """`OK`, `ResourceDiscovered`, `ResourceNotRecorded`, `ResourceDeleted` or `ResourceDeletedNotRecorded`."""

    resource_type: str = ""
    """The resource's type, as in `AWS::EC2::Instance`."""

    resource_id: str = ""
    """The resource's id."""

    resource_name: str | None = None
    """The resource's name, or null."""

    arn: str | None = field(default=None, metadata=wire("ARN"))
    """The resource's ARN."""

    aws_region: str = ""
    """The region of the resource."""

    availability_zone: str | None = None
    """Its Availability Zone; null or a word such as `Regional` for what has none."""

    configuration_state_md5_hash: str | None = None
    """Tells the states of the resource apart; may be empty."""

    resource_creation_time: str | None = None
    """When the resource was created, in ISO 8601, or null."""

    @property
    def captured_at(self) -> "datetime":
        """When the resource was recorded, in UTC; ValueError if the time is none."""
        return time_of_iso(self.configuration_item_capture_time, "configurationItemCaptureTime")


@define(kw_only=True)
class ConfigurationItem(ConfigurationItemSummary):
    """A resource as it was recorded: what its summary has, and all the rest.

    AWS: "Example Events for AWS Config Rules".
    """

    configuration: Any = None
    """What the service says of the resource: an object for most types; null for a deleted one."""

    supplementary_configuration: dict[str, Any] = field(factory=dict)
    """What other calls of the service say of it."""

    tags: dict[str, str] = field(factory=dict)
    """Its tags."""

    relationships: list[ConfigRelationship] = field(factory=list)
    """The resources that it has to do with."""

    related_events: list[Any] = field(factory=list)
    """The ids of events in CloudTrail."""


@define(kw_only=True)
class ConfigInvokingEvent(Payload):
    """Why the rule is evaluated; which fields there are, the message's type says.

    AWS: "Example Events for AWS Config Rules".
    """

    message_type: str = ""
    """`ConfigurationItemChangeNotification`, `OversizedConfigurationItemChangeNotification`, `ScheduledNotification`
    or `ConfigurationSnapshotDeliveryCompleted`."""

    configuration_item: ConfigurationItem | None = None
    """The resource that changed."""

    configuration_item_diff: ConfigurationItemDiff | None = None
    """What changed in it; absent or null on other evaluations."""

    configuration_item_summary: ConfigurationItemSummary | None = None
    """The resource that changed, where it is too large for an event."""

    aws_account_id: str | None = None
    """The account to evaluate, of a schedule."""

    notification_creation_time: str | None = None
    """When the message was made, in ISO 8601."""

    record_version: str | None = None
    """The version of this shape."""


@define(kw_only=True)
class AWSConfigRuleEvent(Event):
    """What to evaluate; the results go to PutEvaluations.

    AWS: "Example Events for AWS Config Rules".
    """

    version: str = ""
    """The version of this shape: `1.0`."""

    invoking_event: JsonText[ConfigInvokingEvent] = field(factory=JsonText, metadata=wire(required=True, keep=True))
    """Why the rule is evaluated, as JSON text that `.value` reads."""

    rule_parameters: JsonText[dict[str, Any]] = field(factory=JsonText)
    """The rule's parameters as JSON text; absent or empty without any. `parameters` reads it."""

    result_token: str = field(default="", repr=False)
    """The token for PutEvaluations."""

    event_left_scope: bool = False
    """Whether the resource is no longer one that the rule is for."""

    execution_role_arn: str = ""
    """The ARN of the role that Config uses."""

    config_rule_arn: str = ""
    """The ARN of the rule."""

    config_rule_name: str = ""
    """The name of the rule."""

    config_rule_id: str = ""
    """The id of the rule."""

    account_id: str = ""
    """The account of the rule, twelve digits."""

    evaluation_mode: str | None = None
    """`DETECTIVE`, or `PROACTIVE` for a resource that is yet to be created."""

    @property
    def parameters(self) -> dict[str, Any]:
        """The rule's parameters by name; ValueError if the text is no JSON object."""
        return self.rule_parameters.value if self.rule_parameters else {}
