"""Publish the built layer to the regions of an account: the same zip, the same number, everywhere.

Every step asks AWS first, so that it may be run again at any time: what is there already is left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aws
import manifest
import plan
import regions
import staging
from build_layer import DIST
from console import Failure, exit_code, say
from release import prepare
from rollout import Rollout
from summary import conclude, resume_command
from tools import ARCHITECTURES, machine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from boto3.session import Session

    from release import Release
    from staging import Source


def read_options() -> argparse.Namespace:
    """Read the command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture (default: this machine's)")
    options.add_argument("--regions", default="", help="names with commas, or all (default: the profile's region)")
    options.add_argument("--public", action="store_true", help="let every AWS account use the layer")
    options.add_argument("--dry-run", action="store_true", help="ask AWS what is there, and print what would be called")
    options.add_argument("--dist", type=Path, default=DIST, help="where the zip and the layer are (default: dist)")
    options.add_argument("--manifest", type=Path, default=manifest.MANIFEST, help="default: data/layers.json")
    return options.parse_args()


def choose_regions(session: Session, asked: str) -> regions.Choice:
    """Return the regions to publish in, from what was asked for, else from the profile."""
    names = regions.named(asked) or regions.named(session.region_name or "")
    if not names:
        raise Failure("no region was named", "add REGION=eu-west-1, REGIONS=eu-west-1,us-east-1 or REGIONS=all")
    client = session.client("ec2", region_name=aws.home_of(session, names[0]), config=aws.patience())
    with aws.explained():
        return regions.choose(names, regions.ask(client))


def ask_account(session: Session, region: str) -> str:
    """Return the number of the account, which also shows that the credentials are good."""
    client = session.client("sts", region_name=aws.home_of(session, region), config=aws.patience())
    with aws.explained():
        return client.get_caller_identity()["Account"]


def make_source(session: Session, release: Release, account: str, names: Sequence[str]) -> Source:
    """Choose the way that the zip's size allows; clients are made here, as only calls are safe in threads."""
    if staging.fits(release):
        return staging.directly(release)
    clients = {name: session.client("s3", region_name=name, config=aws.patience()) for name in names}
    return staging.through_buckets(release, account, clients)


def main() -> None:
    """Check the zip, look at every region, publish where it is missing, and record what AWS answered."""
    given = read_options()
    release = prepare(given.dist, given.python, ARCHITECTURES.get(given.arch, given.arch))
    session = aws.open_session()
    choice = choose_regions(session, given.regions)
    if not choice.enabled:
        raise Failure(f"not enabled in this account: {', '.join(choice.skipped)}", "enable it in the account settings")
    account = ask_account(session, choice.enabled[0])
    say(f"{release.name}: {release.description}\n  sha256 {release.sha256}, account {account}")
    names = choice.enabled
    clients = {name: session.client("lambda", region_name=name, config=aws.patience()) for name in names}
    recorded = manifest.read(given.manifest)
    own = [entry for entry in recorded if entry.account == account]
    rollout = Rollout(release, clients)
    say(f"looking at {len(names)} {'region' if len(names) == 1 else 'regions'}")
    rollout.look()
    if given.dry_run:
        plan.show(rollout, own, account, public=given.public)
    else:
        say("publishing")
        rollout.publish(make_source(session, release, account, names), own)
        if given.public:
            say("permission for every account")
            rollout.make_public()
        manifest.write(manifest.merge(recorded, rollout.answers, release, account), given.manifest)
    conclude(rollout, choice, resume_command(given, rollout.failed), dry_run=given.dry_run)


if __name__ == "__main__":
    sys.exit(exit_code(main))
