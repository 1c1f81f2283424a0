"""data/layers.json: which versions of the layers are published where, as AWS has answered.

Sorted, one entry a layer and region, so that a change of it can be read. It records what was published and is no input
of the build.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from console import Failure
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from layer_versions import Version
    from release import Release

MANIFEST = ROOT / "data" / "layers.json"
SCHEMA = 1
DESCRIPTION = re.compile(r"\S+ (?P<release>\S+), CPython (?P<python>\S+),")


@dataclass(frozen=True, slots=True)
class Entry:
    """The newest version of a layer in a region of an account."""

    layer: str
    arch: str
    python: str
    region: str
    version: int
    sha256: str
    release: str
    arn: str

    @property
    def account(self) -> str:
        """The account that owns the layer, from its ARN."""
        return self.arn.split(":")[4]

    @property
    def place(self) -> tuple[str, str, str]:
        """What there is one entry of."""
        return self.layer, self.account, self.region


def read(path: Path = MANIFEST) -> list[Entry]:
    """Return what is recorded; nothing when nothing has been published."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise Failure(
                f"{path} has the schema {content['schema']}, and {SCHEMA} is known here", "update the project"
            )
        return [Entry(**entry) for entry in content["layers"]]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, KeyError) as error:
        raise Failure(f"{path} cannot be read: {error!r}", "restore it from git, or delete it") from error


def entry_of(version: Version, release: Release, region: str) -> Entry:
    """Record a version by what AWS says of it; its description tells what it was made of."""
    told = DESCRIPTION.match(version.description)
    python, made_as = (told["python"], told["release"]) if told else ("", "")
    return Entry(release.name, release.arch, python, region, version.number, version.sha256, made_as, version.arn)


def merge(
    entries: Iterable[Entry], answers: Mapping[str, Version | None], release: Release, account: str
) -> list[Entry]:
    """Return the entries with those of the regions that answered replaced by what AWS answered there."""
    asked = {(release.name, account, region) for region in answers}
    kept = [entry for entry in entries if entry.place not in asked]
    kept += [entry_of(version, release, region) for region, version in answers.items() if version]
    return sorted(kept, key=lambda entry: entry.place)


def write(entries: Iterable[Entry], path: Path = MANIFEST) -> None:
    """Put the record into its place at once and whole."""
    content = {"schema": SCHEMA, "layers": [asdict(entry) for entry in entries]}
    partial = path.with_name(f"{path.name}.partial")
    partial.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
