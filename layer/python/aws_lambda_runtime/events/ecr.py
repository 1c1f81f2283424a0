"""Amazon ECR: pushes, deletions and scans of images, as EventBridge tells them."""

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._kebab import kebab_case


@define(kw_only=True)
class ECRImageActionDetail(Detail):
    """An image was pushed or deleted.

    AWS: "Amazon ECR events and EventBridge".
    """

    _sent_as = (("aws.ecr", "ECR Image Action"),)
    _wire_case = staticmethod(kebab_case)

    action_type: str = ""
    """`PUSH`, `DELETE`, ..."""

    result: str = ""
    """`SUCCESS` or `FAILURE`."""

    repository_name: str = ""
    """The repository."""

    image_digest: str = ""
    """The digest, `sha256:` and hexadecimal digits."""

    image_tag: str | None = None
    """The tag; absent without one."""


@define(kw_only=True)
class ECRImageScanDetail(Detail):
    """A basic scan of an image is over.

    AWS: "Amazon ECR events and EventBridge".
    """

    _sent_as = (("aws.ecr", "ECR Image Scan"),)
    _wire_case = staticmethod(kebab_case)

    scan_status: str = ""
    """`COMPLETE` or `FAILED`."""

    repository_name: str = ""
    """The repository."""

    image_digest: str = ""
    """The digest, `sha256:` and hexadecimal digits."""

    image_tags: list[str] = field(factory=list)
    """The tags; may be empty."""

    finding_severity_counts: dict[str, int] = field(factory=dict)
    """How many findings there are of `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL` and `UNDEFINED`, if any."""
