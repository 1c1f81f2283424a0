"""Amazon Resource Names."""

from typing import NamedTuple

_SECTIONS = 6


class Arn(NamedTuple):
    """The parts of an ARN, `arn:partition:service:region:account:resource`; region and account may be empty.

    AWS: "Identify AWS resources with Amazon Resource Names (ARNs)".
    """

    partition: str
    """`aws`, `aws-cn`, `aws-us-gov`, ..."""

    service: str
    """The service, as in `sqs`."""

    region: str
    """The region; empty for what has none."""

    account_id: str
    """The account, twelve digits; empty for what has none."""

    resource: str
    """The resource; the service says how it is written."""

    @classmethod
    def of(cls, text: str) -> "Arn":
        """Return the parts of the text; ValueError if it is no ARN."""
        parts = text.split(":", _SECTIONS - 1)
        if len(parts) != _SECTIONS or parts[0] != "arn":
            raise ValueError("the text is not an ARN such as 'arn:aws:sqs:eu-central-1:123456789012:queue'")
        return cls(*parts[1:])

    @property
    def name(self) -> str:
        """The resource without its type: what stands after the last `/`, or else after the last `:`."""
        return self.resource.rpartition("/")[2].rpartition(":")[2]

    def __str__(self) -> str:
        """Return the ARN as text."""
        return ":".join(("arn", *self))
