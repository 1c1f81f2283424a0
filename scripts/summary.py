"""How a run of `make publish-layer` ends: what happened in how many regions, and how to go on where it failed."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from console import Failure, say
from tools import ARCHITECTURES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from regions import Choice
    from rollout import Rollout

KEPT = ("AWS_PROFILE", "AWS_ENDPOINT_URL")
"""Variables that `make` may have been given on its command line, and that another run needs again."""


def resume_command(given: argparse.Namespace, names: Iterable[str]) -> str:
    """Return the command that does the same for some regions only."""
    arch = ARCHITECTURES.get(given.arch, given.arch)
    words = ["make", "publish-layer", f"REGIONS={','.join(sorted(names))}", f"PY={given.python}", f"ARCH={arch}"]
    words += ["PUBLIC=1"] * given.public + [f"ORGANIZATION={given.organization}"] * bool(given.organization)
    words += ["SSM=1"] * given.ssm + ["DRY_RUN=1"] * given.dry_run
    words += [f"{name}={os.environ[name]}" for name in KEPT if os.environ.get(name)]
    return shlex.join(words)


def conclude(rollout: Rollout, choice: Choice, resume: str, *, dry_run: bool) -> None:
    """Print the summary, and fail when a region has failed."""
    published = [region for region in rollout.alive if region in rollout.published]
    number = max((rollout.published[region] for region in published), default=0)
    rest = len(rollout.alive) - len(published)
    counts = [f"{len(published)} published version {number}"] * bool(published)
    counts += [f"{rest} {'looked at, nothing changed' if dry_run else 'up to date'}"] * bool(rest)
    counts += [f"{len(rollout.opened)} opened to others"] * bool(rollout.opened)
    counts += [f"{len(rollout.noted)} with a new SSM parameter"] * bool(rollout.noted)
    if choice.skipped:
        counts.append(f"{len(choice.skipped)} skipped, not enabled in this account ({', '.join(choice.skipped)})")
    counts += [f"{len(rollout.failed)} failed"] * bool(rollout.failed)
    total = len(choice.enabled) + len(choice.skipped)
    say(f"{total} {'region' if total == 1 else 'regions'}: {', '.join(counts)}")
    if rollout.failed:
        lines = [f"{region}: {why}" for region, why in sorted(rollout.failed.items())]
        raise Failure(f"{len(lines)} of {total} regions failed", "\n".join([*lines, f"to go on: {resume}"]))
