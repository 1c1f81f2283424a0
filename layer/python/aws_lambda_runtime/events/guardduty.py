"""Amazon GuardDuty: scans of S3 objects for malware, and findings, as EventBridge tells them."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._wire import Payload


@define(kw_only=True)
class GuardDutyS3ObjectDetails(Payload):
    """The object that was scanned.

    AWS: "Monitoring S3 object scans with Amazon EventBridge".
    """

    bucket_name: str = ""
    """The bucket."""

    object_key: str = ""
    """The key, as it is."""

    e_tag: str = ""
    """The ETag of the object."""

    version_id: str | None = None
    """The version of the object; absent without versioning."""

    s3_throttled: bool = False
    """Whether S3 slowed the scan down."""


@define(kw_only=True)
class GuardDutyThreat(Payload):
    """What was found.

    AWS: "Monitoring S3 object scans with Amazon EventBridge".
    """

    name: str = ""
    """The name of the malware."""


@define(kw_only=True)
class GuardDutyScanResultDetails(Payload):
    """What the scan says.

    AWS: "Monitoring S3 object scans with Amazon EventBridge".
    """

    scan_result_status: str = ""
    """`NO_THREATS_FOUND`, `THREATS_FOUND`, `UNSUPPORTED`, `ACCESS_DENIED` or `FAILED`."""

    threats: list[GuardDutyThreat] = field(factory=list)
    """What was found; null if nothing was."""


@define(kw_only=True)
class GuardDutyScanResultDetail(Detail):
    """An object of S3 was scanned for malware.

    AWS: "Monitoring S3 object scans with Amazon EventBridge".
    """

    _sent_as = (("aws.guardduty", "GuardDuty Malware Protection Object Scan Result"),)

    schema_version: str = ""
    """The version of this shape, as in `1.0`."""

    scan_status: str = ""
    """`COMPLETED`, `SKIPPED` or `FAILED`."""

    resource_type: str = ""
    """`S3_OBJECT`."""

    s3_object_details: GuardDutyS3ObjectDetails = field(factory=GuardDutyS3ObjectDetails)
    """The object."""

    scan_result_details: GuardDutyScanResultDetails = field(factory=GuardDutyScanResultDetails)
    """What the scan says."""


@define(kw_only=True)
class GuardDutyFindingDetail(Detail):
    """A finding, new or seen again.

    AWS: "Processing GuardDuty findings with Amazon EventBridge".
    """

    _sent_as = (("aws.guardduty", "GuardDuty Finding"),)

    schema_version: str = ""
    """The version of this shape, as in `2.0`."""

    account_id: str = ""
    """The account."""

    region: str = ""
    """The region."""

    partition: str = ""
    """`aws`, `aws-cn`, ..."""

    id: str = ""
    """The id of the finding."""

    arn: str = ""
    """The ARN of the finding."""

    type: str = ""
    """The kind, as in `UnauthorizedAccess:EC2/SSHBruteForce`."""

    resource: dict[str, Any] = field(factory=dict)
    """What it is about: `resourceType`, and what that type has."""

    service: dict[str, Any] = field(factory=dict)
    """What was seen: `action`, `count`, `eventFirstSeen`, ..."""

    severity: float | None = None
    """How bad it is: from 1 to 10."""

    title: str = ""
    """The finding in a line."""

    description: str = ""
    """The finding in words."""

    created_at: str = ""
    """When it was made, in ISO 8601."""

    updated_at: str = ""
    """When it was last seen, in ISO 8601."""
