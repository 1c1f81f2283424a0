"""Amazon EventBridge: the details of services that watch over an account, and send few types of events."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._kebab import kebab_case
from aws_lambda_runtime.events._wire import wire


@define(kw_only=True)
class HealthEventDetail(Detail):
    """AWS Health tells of an event that affects the account.

    AWS: "Reference: AWS Health events Amazon EventBridge schema".
    """

    _sent_as = (("aws.health", "AWS Health Event"), ("aws.health", "AWS Health Abuse Event"))

    event_arn: str = ""
    """The ARN of the event, the same in all that is told of it."""

    service: str = ""
    """The service, as in `EC2`."""

    event_type_code: str = ""
    """What happens, as in `AWS_EC2_OPERATIONAL_ISSUE`."""

    event_type_category: str = ""
    """`issue`, `accountNotification`, `scheduledChange` or `investigation`."""

    event_scope_code: str | None = None
    """`ACCOUNT_SPECIFIC` or `PUBLIC`."""

    event_region: str | None = None
    """The region that is affected."""

    status_code: str | None = None
    """`open`, `closed` or `upcoming`."""

    communication_id: str | None = None
    """The id of what is told now."""

    start_time: str = ""
    """When it begins, as in `Wed, 31 Jan 2024 02:13:19 GMT`."""

    end_time: str | None = None
    """When it ends, in the same form; absent while it is not known."""

    last_updated_time: str | None = None
    """When it was last changed, in the same form."""

    event_description: list[dict[str, Any]] = field(factory=list)
    """What happens in words: `language` and `latestDescription`."""

    event_metadata: dict[str, Any] = field(factory=dict)
    """What else is known; may be absent."""

    affected_entities: list[dict[str, Any]] = field(factory=list)
    """What is affected: `entityValue`, `status`, `tags`; may be absent."""

    affected_account: str | None = None
    """The account that is affected."""

    page: str | None = None
    """Which page of the entities this is, as digits."""

    total_pages: str | None = None
    """How many pages there are, as digits."""

    backup_event: str | None = None
    """The text `true` in the region that gets copies of all events, `false` otherwise."""


@define(kw_only=True)
class KMSKeyDetail(Detail):
    """A key was rotated or deleted, or its imported material is no longer valid.

    AWS: "Monitor KMS keys with Amazon EventBridge".
    """

    _sent_as = (
        ("aws.kms", "KMS CMK Rotation"),
        ("aws.kms", "KMS CMK Deletion"),
        ("aws.kms", "KMS Imported Key Material Expiration"),
    )
    _wire_case = staticmethod(kebab_case)

    key_id: str = ""
    """The key."""


@define(kw_only=True)
class MacieAlertDetail(Detail):
    """Amazon Macie Classic found something.

    AWS: "Monitoring Amazon Macie Classic Alerts with Amazon CloudWatch Events".
    """

    _sent_as = (("aws.macie", "Macie Alert"),)
    _wire_case = staticmethod(kebab_case)

    notification_type: str = ""
    """`ALERT_CREATED` or `ALERT_UPDATED`."""

    name: str = ""
    """What was found, in words."""

    tags: list[str] = field(factory=list)
    """The tags of the rule."""

    url: str = ""
    """The address of the alert in the console."""

    alert_arn: str = ""
    """The ARN of the alert."""

    risk_score: int | str | None = None
    """How bad it is."""

    trigger: dict[str, Any] = field(factory=dict)
    """The rule: `rule-arn`, `alert-type`, `created-at`, `description`, `risk`."""

    created_at: str = ""
    """When it was found, in ISO 8601."""

    actor: str = ""
    """Who did it."""

    summary: dict[str, Any] = field(factory=dict)
    """What was seen, counted by addresses, regions, buckets and others; may be absent."""


@define(kw_only=True)
class SecurityHubFindingsDetail(Detail):
    """Findings of AWS Security Hub: new or changed, or picked by a person for an action.

    AWS: "EventBridge event formats for Security Hub".
    """

    _sent_as = (
        ("aws.securityhub", "Security Hub Findings - Imported"),
        ("aws.securityhub", "Security Hub Findings - Custom Action"),
    )

    findings: list[dict[str, Any]] = field(factory=list)
    """The findings in AWS's format: `Id`, `Title`, `Severity`, `Resources`, ..."""

    action_name: str | None = None
    """The action; absent for findings that were imported."""

    action_description: str | None = None
    """What the action is said to be; absent for findings that were imported."""


@define(kw_only=True)
class TagChangeDetail(Detail):
    """The tags of a resource changed.

    AWS: "Tag change events on AWS resources".
    """

    _sent_as = (("aws.tag", "Tag Change on Resource"),)
    _wire_case = staticmethod(kebab_case)

    changed_tag_keys: list[str] = field(factory=list)
    """The keys that were added, changed or removed."""

    service: str = ""
    """The service of the resource, as in `ec2`."""

    resource_type: str = ""
    """The type of the resource, as in `instance`."""

    version: float | None = None
    """The number of the change; the higher, the later."""

    tags: dict[str, str] = field(factory=dict)
    """All tags that the resource now has."""


@define(kw_only=True)
class TrustedAdvisorCheckItemDetail(Detail):
    """An item of a check of AWS Trusted Advisor was refreshed.

    AWS: "Monitoring AWS Trusted Advisor check results with Amazon EventBridge".
    """

    _sent_as = (("aws.trustedadvisor", "Trusted Advisor Check Item Refresh Notification"),)
    _wire_case = staticmethod(kebab_case)

    check_name: str = ""
    """The check."""

    check_item_detail: dict[str, Any] = field(factory=dict)
    """The item, as the check describes it: `Status`, `Region`, `Current Usage`, ..."""

    status: str = ""
    """`OK`, `WARN` or `ERROR`."""

    resource_id: str = field(default="", metadata=wire("resource_id"))
    """The ARN of the resource; empty for items without one."""

    uuid: str = ""
    """The id of the item."""
