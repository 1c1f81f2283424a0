"""Lock a set of packages by their pure wheels alone: the same files on every architecture and for every Python."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from console import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

PURE = "-none-any.whl"
HASH = re.compile(r" \\\n +--hash=(\w+:\w+)")


def pure_hashes(listing: str) -> set[str]:
    """Return the hashes of the pure wheels in a pylock.toml; a package without one is an error."""
    found: set[str] = set()
    for package in tomllib.loads(listing)["packages"]:
        hashes = set(_pure_hashes(package))
        if not hashes:
            raise Failure(
                f"{package['name']} has no wheel without machine code",
                "keep it out of requirements/layer.in: functions bundle what belongs to one architecture",
            )
        found |= hashes
    return found


def _pure_hashes(package: dict[str, Any]) -> Iterator[str]:
    for wheel in package.get("wheels", ()):
        if wheel["url"].endswith(PURE):
            yield from (f"{algorithm}:{digest}" for algorithm, digest in wheel["hashes"].items())


def keep_hashes(lock: str, kept: set[str]) -> str:
    """Return a lock without the hashes that are not to be kept."""
    return HASH.sub(lambda found: found[0] if found[1] in kept else "", lock)
