"""Publishing: one number everywhere, nothing twice, and what AWS answered on record."""

from __future__ import annotations

import json
import shlex
import zipfile
from typing import TYPE_CHECKING, Any

import boto3
import pytest

import layers_page
import manifest
from cloud import ACCOUNT, KEYS, NOT_ENABLED, Fault
from publisher import LAYER
from tools import machine

if TYPE_CHECKING:
    from cloud import Cloud
    from publisher import Publisher

THREE = "eu-west-1,eu-west-2,us-east-1"
MANY = 30


def recorded(publisher: Publisher) -> dict[str, Any]:
    """Return the entries of the manifest by their region."""
    entries = json.loads(publisher.manifest.read_text(encoding="utf-8"))["layers"]
    return {entry["region"]: entry for entry in entries}


def numbers(publisher: Publisher) -> dict[str, int]:
    """Return the recorded version of each region."""
    return {region: entry["version"] for region, entry in recorded(publisher).items()}


def test_second_run_publishes_nothing_and_a_deleted_region_heals(cloud: Cloud, publisher: Publisher) -> None:
    """In over 30 regions: the first run publishes, the second nothing, the third evens out what a deletion broke."""
    first = publisher.run("--regions", "all")
    regions = set(cloud.published())
    cloud.calls.clear()
    second = publisher.run("--regions", "all")
    calls_of_second = cloud.changes()
    cloud.client("eu-west-1").delete_layer_version(LayerName=LAYER, VersionNumber=1)
    third = publisher.run("--regions", "all")

    assert [run.returncode for run in (first, second, third)] == [0, 0, 0], first.stderr + second.stderr + third.stderr
    assert len(regions) > MANY
    assert not regions & NOT_ENABLED
    assert f"{len(regions)} published version 1, 2 skipped, not enabled in this account (il-c" in first.stdout
    assert calls_of_second == []
    assert f"{len(regions)} up to date" in second.stdout
    assert numbers(publisher) == dict.fromkeys(regions, 2)
    assert publisher.page.read_text(encoding="utf-8") == layers_page.page(manifest.read(publisher.manifest))


def test_manifest_and_layer_say_what_was_published(cloud: Cloud, publisher: Publisher) -> None:
    """AWS has the zip's hash, runtime, architecture, licence and description, and the manifest says what AWS says."""
    publisher.run("--regions", "eu-west-1")
    answer = cloud.client("eu-west-1").get_layer_version(LayerName=LAYER, VersionNumber=1)

    assert recorded(publisher)["eu-west-1"] == {
        "layer": LAYER,
        "arch": machine(),
        "python": "3.13.7",
        "region": "eu-west-1",
        "version": 1,
        "sha256": answer["Content"]["CodeSha256"],
        "release": "0.1.0",
        "arn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:{LAYER}:1",
    }
    assert answer["Content"]["CodeSize"] == publisher.zip.stat().st_size
    assert answer["CompatibleRuntimes"] == ["provided.al2023"]
    assert answer["CompatibleArchitectures"] == [machine()]
    assert answer["LicenseInfo"] == "Apache-2.0"
    assert answer["Description"].startswith("aws-lambda-runtime 0.1.0, CPython 3.13.7, git ")


def test_region_that_was_not_asked_or_did_not_answer_evens_out(
    cloud: Cloud, publisher: Publisher, launcher: bytes
) -> None:
    """What is on record of other regions counts for the number and stays as it is, until a run reaches them."""
    publisher.run("--regions", THREE)
    publisher.build(launcher, "second")
    cloud.faults["eu-west-1"] = Fault(403, "AccessDeniedException", method="GET")
    partly = publisher.run("--regions", THREE)
    assert partly.returncode == 1
    assert "eu-west-1: access denied: lambda:ListLayerVersions is not allowed" in partly.stderr
    assert numbers(publisher) == {"eu-west-1": 1, "eu-west-2": 2, "us-east-1": 2}

    cloud.faults.clear()
    publisher.run("--regions", "sa-east-1")
    assert numbers(publisher) == {"eu-west-1": 1, "eu-west-2": 2, "sa-east-1": 2, "us-east-1": 2}

    cloud.calls.clear()
    publisher.run("--regions", f"{THREE},sa-east-1")
    assert cloud.published() == ["eu-west-1"]
    assert set(numbers(publisher).values()) == {2}


def test_faults_stop_no_other_region_and_the_command_to_go_on_works(cloud: Cloud, publisher: Publisher) -> None:
    """Throttling that passes is waited out; denied and throttled regions fail, and the printed command heals them."""
    cloud.faults["eu-west-1"] = Fault(429, "TooManyRequestsException", left=2)
    cloud.faults["eu-west-2"] = Fault(403, "AccessDeniedException")
    cloud.faults["eu-west-3"] = Fault(429, "ThrottlingException")
    run = publisher.run("--regions", f"{THREE},eu-west-3", "--public", AWS_MAX_ATTEMPTS="4")

    assert run.returncode == 1
    assert "4 regions: 2 published version 1, 2 opened to others, 2 failed" in run.stdout
    assert "eu-west-2: access denied: lambda:PublishLayerVersion is not allowed" in run.stderr
    assert "eu-west-3: throttled: AWS refused lambda:PublishLayerVersion as too many calls, 4 times" in run.stderr
    assert numbers(publisher) == {"eu-west-1": 1, "us-east-1": 1}
    command = shlex.split(run.stderr.splitlines()[-1].removeprefix("  to go on: "))
    assert command == [
        *("make", "publish-layer", "REGIONS=eu-west-2,eu-west-3", "PY=3.13", f"ARCH={machine()}", "PUBLIC=1"),
        f"AWS_ENDPOINT_URL={cloud.address}",
    ]

    cloud.faults.clear()
    healed = publisher.run("--regions", command[2].removeprefix("REGIONS="), "--public")
    assert healed.returncode == 0, healed.stderr
    assert set(numbers(publisher).values()) == {1}
    assert len(numbers(publisher)) == 4


def test_public_layer_is_opened_once_and_read_back(cloud: Cloud, publisher: Publisher) -> None:
    """PUBLIC=1 lets every account use the version, AWS says so, and a second run has nothing left to do."""
    first = publisher.run("--regions", "eu-west-1", "--public")
    cloud.calls.clear()
    second = publisher.run("--regions", "eu-west-1", "--public")
    policy = cloud.client("eu-west-1").get_layer_version_policy(LayerName=LAYER, VersionNumber=1)["Policy"]

    assert "1 opened to others" in first.stdout
    assert cloud.changes() == []
    assert "public already" in second.stdout
    assert [statement["Sid"] for statement in json.loads(policy)["Statement"]] == ["public"]


def test_dry_run_prints_calls_and_changes_nothing(cloud: Cloud, publisher: Publisher) -> None:
    """DRY_RUN=1 names every call with its arguments and region, makes none of them, and writes no manifest."""
    run = publisher.run("--regions", THREE, "--public", "--dry-run")

    assert run.returncode == 0, run.stderr
    assert cloud.changes() == []
    assert not publisher.manifest.exists()
    for region in THREE.split(","):
        assert f'{region}  lambda:PublishLayerVersion LayerName="{LAYER}" Description="aws-lambda-runt' in run.stdout
        assert f'{region}  lambda:AddLayerVersionPermission LayerName="{LAYER}" VersionNumber=1' in run.stdout


def test_large_zip_goes_through_a_bucket_of_the_region(cloud: Cloud, publisher: Publisher) -> None:
    """Over 50 MB the zip is put into a bucket of the region, published from there, and taken away again."""
    root = publisher.folder / "dist" / "layer"
    with (root / "large").open("wb") as stream:
        stream.truncate(51 << 20)
    with zipfile.ZipFile(publisher.zip, "a", zipfile.ZIP_STORED) as archive:
        archive.write(root / "large", "large")
    run = publisher.run("--regions", "eu-west-1")

    assert run.returncode == 0, run.stderr
    answer = cloud.client("eu-west-1").get_layer_version(LayerName=LAYER, VersionNumber=1)
    assert answer["Content"]["CodeSize"] == publisher.zip.stat().st_size
    store = boto3.client(
        "s3",
        region_name="eu-west-1",
        endpoint_url=f"http://127.0.0.1:{cloud.moto}",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )
    bucket = f"aws-lambda-runtime-layers-{ACCOUNT}-eu-west-1"
    assert store.get_bucket_location(Bucket=bucket)["LocationConstraint"] == "eu-west-1"
    assert "Contents" not in store.list_objects_v2(Bucket=bucket)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "AWS has no region eu-wset-1 for this account\n  did you mean eu-west-1"),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "no AWS credentials were found\n  name a profile"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"}, "Could not connect"),
    ],
)
def test_what_a_person_has_to_put_right_is_said(publisher: Publisher, environment: dict[str, str], said: str) -> None:
    """A wrong region, missing credentials and a dead endpoint end in one error with its cure, and no traceback."""
    run = publisher.run("--regions", "eu-wset-1", **environment)

    assert run.returncode == 1
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_missing_permission_to_list_regions_is_named(cloud: Cloud, publisher: Publisher) -> None:
    """Without ec2:DescribeRegions the error names that action and the page that lists all of them."""
    cloud.faults["us-east-1"] = Fault(403, "UnauthorizedOperation", service="ec2")
    run = publisher.run("--regions", "all")

    assert run.returncode == 1
    assert "access denied: ec2:DescribeRegions is not allowed\n  docs/publish.md lists" in run.stderr
