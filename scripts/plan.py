"""What `make publish-layer DRY_RUN=1` shows: the calls that would change something, and nothing is changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import layer_versions
import parameters
import staging
from console import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from manifest import Entry
    from rollout import Rollout


def show(rollout: Rollout, recorded: Sequence[Entry], account: str, given: argparse.Namespace) -> None:
    """Print, region by region, every call of a real run that is not only a question."""
    target = rollout.target(recorded)
    release, late = rollout.release, rollout.behind(target)
    direct = staging.fits(release)
    say(f"would call, to have version {target} everywhere")
    for region in rollout.alive:
        if region in late:
            found = rollout.answers[region]
            bucket = {"Bucket": staging.bucket_name(account, region)}
            content = {"ZipFile": release.archive.name} if direct else {"S3Bucket": bucket["Bucket"]}
            times = target - (found.number if found else 0)
            if not direct:
                _call(region, "s3:CreateBucket", bucket, "unless it exists")
                _call(region, "s3:PutObject", bucket)
            words = {**layer_versions.words(release), "Content": content}
            _call(region, "lambda:PublishLayerVersion", words, f"{times} times" if times > 1 else "")
            if not direct:
                _call(region, "s3:DeleteObject", bucket)
        if given.public or given.organization:
            words = layer_versions.permission(release.name, target, given.organization)
            _call(region, "lambda:AddLayerVersionPermission", words, "unless it is there already")
        if given.ssm:
            words = parameters.words(release.name, f"the ARN of version {target}")
            _call(region, "ssm:PutParameter", words, "unless it holds that already")


def _call(region: str, action: str, words: dict[str, Any], note: str = "") -> None:
    arguments = " ".join(f"{name}={json.dumps(value)}" for name, value in words.items())
    say(f"  {region}  {action} {arguments}{f'  ({note})' if note else ''}")
