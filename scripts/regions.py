"""Which regions to publish in: AWS is asked, so that no list of them is kept here."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from console import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from types_boto3_ec2 import EC2Client

ALL = "all"
NOT_ENABLED = "not-opted-in"


@dataclass(frozen=True, slots=True)
class Choice:
    """The regions to publish in, and those that were asked for but are not enabled in this account."""

    enabled: tuple[str, ...]
    skipped: tuple[str, ...]


def ask(client: EC2Client) -> dict[str, str]:
    """Return every region of the partition with its opt-in status."""
    answer = client.describe_regions(AllRegions=True)
    return {region["RegionName"]: region.get("OptInStatus", "") for region in answer["Regions"]}


def named(text: str) -> list[str]:
    """Split what was asked for, in which a comma or a space stands between two names."""
    return list(dict.fromkeys(text.replace(",", " ").split()))


def choose(asked: list[str], known: Mapping[str, str]) -> Choice:
    """Sort the regions that were asked for, and refuse names that AWS does not have."""
    wanted = sorted(known) if asked == [ALL] else asked
    for name in wanted:
        if name not in known:
            close = get_close_matches(name, known)
            meant = f"did you mean {' or '.join(close)}?" if close else f"there are: {', '.join(sorted(known))}"
            raise Failure(f"AWS has no region {name} for this account", meant)
    skipped = tuple(name for name in wanted if known[name] == NOT_ENABLED)
    return Choice(tuple(name for name in wanted if name not in skipped), skipped)
