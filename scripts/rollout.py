"""Bring a release to every region under one number.

AWS never gives a number twice, not even after a version was deleted, so a region may come out ahead of the others:
those behind publish the same zip again until the numbers are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import layer_versions
import parameters
from parallel import in_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from types_boto3_lambda import LambdaClient
    from types_boto3_ssm import SSMClient

    from layer_versions import Version
    from manifest import Entry
    from release import Release
    from staging import Source

ROUNDS = 5


@dataclass
class Rollout:
    """One release on its way: what AWS answered in each region, what was published, what failed and why."""

    release: Release
    clients: Mapping[str, LambdaClient]
    answers: dict[str, Version | None] = field(default_factory=dict)
    published: dict[str, int] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def alive(self) -> list[str]:
        """The regions in which nothing has failed so far."""
        return [region for region in self.clients if region not in self.failed]

    def look(self) -> None:
        """Ask every region for its newest version."""
        name = self.release.name
        found, failed = in_regions(self.alive, lambda region: layer_versions.newest(self.clients[region], name), _found)
        self.answers.update(found)
        self.failed.update(failed)

    def target(self, recorded: Iterable[Entry]) -> int:
        """Return the number that this content gets everywhere, with a thought to recorded regions not asked now."""
        needs = [self._needs(version) for version in self.answers.values()]
        needs += [
            entry.version + (entry.sha256 != self.release.sha256)
            for entry in recorded
            if entry.layer == self.release.name and entry.region not in self.answers
        ]
        return max(needs, default=0)

    def behind(self, target: int) -> list[str]:
        """Return the regions that do not have this content under that number."""
        return [region for region in self.alive if not self._is_at(self.answers[region], target)]

    def publish(self, source: Source, recorded: Iterable[Entry]) -> int:
        """Publish until the numbers are equal, and return the number."""
        entries = list(recorded)
        for _ in range(ROUNDS):
            target = self.target(entries)
            late = self.behind(target)
            if not late:
                break

            def catch_up(region: str, target: int = target) -> int:
                return self._catch_up(region, target, source)

            _, failed = in_regions(late, catch_up, lambda number: f"published version {number}")
            self.failed.update(failed)
        for region in self.behind(target := self.target(entries)):
            self.failed[region] = f"is still not at version {target}: is somebody else publishing this layer?"
        return target

    def share(self, organization: str) -> None:
        """Let every account, or those of an organization, use the newest version, and have AWS say so."""
        name = self.release.name

        def work(region: str) -> bool:
            version = self.answers[region]
            return version is not None and layer_versions.share(
                self.clients[region], name, version.number, organization
            )

        whom = f"open to {organization}" if organization else "public"
        done, failed = in_regions(self.alive, work, lambda new: f"made {whom}" if new else f"{whom} already")
        self.opened += [region for region, new in done.items() if new]
        self.failed.update(failed)

    def note(self, stores: Mapping[str, SSMClient]) -> None:
        """Have each region's parameter hold the ARN of the newest version."""

        def work(region: str) -> bool:
            version = self.answers[region]
            return version is not None and parameters.put(stores[region], self.release.name, version.arn)

        done, failed = in_regions(self.alive, work, lambda new: "parameter written" if new else "parameter up to date")
        self.noted += [region for region, new in done.items() if new]
        self.failed.update(failed)

    def _catch_up(self, region: str, target: int, source: Source) -> int:
        with source(region) as content:
            while not self._is_at(self.answers[region], target):
                version = layer_versions.publish(self.clients[region], self.release, content)
                self.answers[region] = version
                self.published[region] = version.number
        return self.published[region]

    def _needs(self, version: Version | None) -> int:
        if version is None:
            return 1
        return version.number + (version.sha256 != self.release.sha256)

    def _is_at(self, version: Version | None, target: int) -> bool:
        return version is not None and version.sha256 == self.release.sha256 and version.number >= target


def _found(version: Version | None) -> str:
    return f"has version {version.number}" if version else "has no version yet"
