"""Publish the built layer to the regions of an account: the same zip, the same number, everywhere.

Every step asks AWS first, so that it may be run again at any time: what is there already is left alone.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aws
import layers_page
import manifest
import parameters
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

ORGANIZATION = re.compile(r"o-[a-z0-9]{10,32}")
"""As AWS Organizations writes its ids."""


def read_options() -> argparse.Namespace:
    """Read the command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture (default: this machine's)")
    options.add_argument("--regions", default="", help="names with commas, or all (default: the profile's region)")
    whom = options.add_mutually_exclusive_group()
    whom.add_argument("--public", action="store_true", help="let every AWS account use the layer")
    whom.add_argument("--organization", default="", metavar="o-...", help="let every account of an organization use it")
    options.add_argument("--ssm", action="store_true", help="write the ARN into an SSM parameter of each region")
    options.add_argument("--dry-run", action="store_true", help="ask AWS what is there, and print what would be called")
    options.add_argument("--dist", type=Path, default=DIST, help="where the zip and the layer are (default: dist)")
    options.add_argument("--manifest", type=Path, default=manifest.MANIFEST, help="default: data/layers.json")
    options.add_argument("--page", type=Path, default=layers_page.PAGE, help="default: docs/layers.md")
    given = options.parse_args()
    if given.organization and not ORGANIZATION.fullmatch(given.organization):
        raise Failure(f"{given.organization} is not the id of an organization", "one looks like o-a1b2c3d4e5")
    return given


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
        plan.show(rollout, own, account, given)
    else:
        say("publishing")
        rollout.publish(make_source(session, release, account, names), own)
        if given.public or given.organization:
            say(f"permission for every account{' of ' * bool(given.organization)}{given.organization}")
            rollout.share(given.organization)
        if given.ssm:
            say(f"the ARN in {parameters.name(release.name)}")
            rollout.note({name: session.client("ssm", region_name=name, config=aws.patience()) for name in names})
        entries = manifest.merge(recorded, rollout.answers, release, account)
        manifest.write(entries, given.manifest)
        layers_page.write(entries, given.page)
    conclude(rollout, choice, resume_command(given, rollout.failed), dry_run=given.dry_run)


if __name__ == "__main__":
    sys.exit(exit_code(main))
