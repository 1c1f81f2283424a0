"""What is done with a published version: whom it is opened to, and where its ARN can be looked up."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from cloud import ACCOUNT, Fault
from publisher import LAYER
from tools import machine

if TYPE_CHECKING:
    from cloud import Cloud
    from publisher import Publisher

ORGANIZATION = "o-a1b2c3d4e5"
TWO = "eu-west-1,us-east-1"
PARAMETER = f"/lambda-runtime/py313/{machine()}/arn"


def statements(cloud: Cloud, region: str) -> Any:
    """Return the statements of the first version's policy, as moto keeps them."""
    answer = cloud.client(region).get_layer_version_policy(LayerName=LAYER, VersionNumber=1)
    return json.loads(answer["Policy"])["Statement"]


def parameter(cloud: Cloud, region: str) -> tuple[str, int]:
    """Return what the parameter of a region holds, and how often it was written."""
    found = cloud.parameters(region).get_parameter(Name=PARAMETER)["Parameter"]
    return found["Value"], found["Version"]


def arn(region: str, number: int = 1) -> str:
    """Return the ARN of a version in a region."""
    return f"arn:aws:lambda:{region}:{ACCOUNT}:layer:{LAYER}:{number}"


def test_layer_is_opened_to_an_organization_once_and_read_back(cloud: Cloud, publisher: Publisher) -> None:
    """ORGANIZATION=o-... lets its accounts and no others use the version, and a second run has nothing left to do."""
    first = publisher.run("--regions", "eu-west-1", "--organization", ORGANIZATION)
    cloud.calls.clear()
    second = publisher.run("--regions", "eu-west-1", "--organization", ORGANIZATION)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "1 opened to others" in first.stdout
    assert f"open to {ORGANIZATION} already" in second.stdout
    assert cloud.changes() == []
    (statement,) = statements(cloud, "eu-west-1")
    assert (statement["Principal"], statement["OrganizationId"]) == ("*", ORGANIZATION)


def test_permission_for_an_organization_is_none_for_everybody(cloud: Cloud, publisher: Publisher) -> None:
    """PUBLIC=1 after ORGANIZATION=o-... adds a permission of its own, as the first does not reach everybody."""
    publisher.run("--regions", "eu-west-1", "--organization", ORGANIZATION)
    run = publisher.run("--regions", "eu-west-1", "--public")

    assert "made public" in run.stdout
    assert [statement["Sid"] for statement in statements(cloud, "eu-west-1")] == [ORGANIZATION, "public"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--organization", "123456789012"], "123456789012 is not the id of an organization"),
        (["--organization", ORGANIZATION, "--public"], "not allowed with argument"),
    ],
)
def test_whom_to_open_to_has_to_be_clear(publisher: Publisher, options: list[str], said: str) -> None:
    """What is no organization is refused, and so is an organization together with everybody."""
    run = publisher.run("--regions", "eu-west-1", *options)

    assert run.returncode != 0
    assert said in run.stderr


def test_parameter_of_each_region_holds_its_newest_arn(cloud: Cloud, publisher: Publisher, launcher: bytes) -> None:
    """SSM=1 writes each region's own ARN, leaves one alone that is right, and moves it with the next version."""
    runs = [publisher.run("--regions", TWO, "--ssm") for _ in range(2)]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr + runs[1].stderr
    assert "2 with a new SSM parameter" in runs[0].stdout
    assert "parameter up to date" in runs[1].stdout
    assert [parameter(cloud, region) for region in TWO.split(",")] == [(arn(region), 1) for region in TWO.split(",")]

    publisher.build(launcher, "second")
    publisher.run("--regions", TWO, "--ssm")
    assert [parameter(cloud, region) for region in TWO.split(",")] == [(arn(region, 2), 2) for region in TWO.split(",")]


def test_region_whose_parameter_cannot_be_written_fails_and_goes_on(cloud: Cloud, publisher: Publisher) -> None:
    """The version is published and on record, the region has failed, and the printed command does what is left."""
    cloud.faults["us-east-1"] = Fault(400, "AccessDeniedException", service="ssm")
    run = publisher.run("--regions", TWO, "--ssm", "--organization", ORGANIZATION)

    assert run.returncode == 1
    assert "us-east-1: access denied: ssm:GetParameter is not allowed" in run.stderr
    assert parameter(cloud, "eu-west-1") == (arn("eu-west-1"), 1)
    assert len(json.loads(publisher.manifest.read_text(encoding="utf-8"))["layers"]) == 2
    command = shlex.split(run.stderr.splitlines()[-1].removeprefix("  to go on: "))
    assert command[2:7] == [
        *("REGIONS=us-east-1", "PY=3.13", f"ARCH={machine()}", f"ORGANIZATION={ORGANIZATION}", "SSM=1"),
    ]

    cloud.faults.clear()
    published = cloud.published()
    assert publisher.run("--regions", "us-east-1", "--ssm", "--organization", ORGANIZATION).returncode == 0
    assert parameter(cloud, "us-east-1") == (arn("us-east-1"), 1)
    assert cloud.published() == published


def test_dry_run_names_the_parameter_and_the_organization(cloud: Cloud, publisher: Publisher) -> None:
    """DRY_RUN=1 shows both calls and makes neither."""
    run = publisher.run("--regions", "eu-west-1", "--ssm", "--organization", ORGANIZATION, "--dry-run")

    assert f'ssm:PutParameter Name="{PARAMETER}" Value="the ARN of version 1"' in run.stdout
    assert f'OrganizationId="{ORGANIZATION}"' in run.stdout
    assert cloud.changes() == []
    assert cloud.parameters("eu-west-1").describe_parameters()["Parameters"] == []
