"""What the tests of examples/deploy share: the frameworks that judge them, and AWS on loopback for one that asks it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from cloud import KEYS, start_moto
from frameworks import bring_frameworks, variables
from sam import bring_sam
from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUPERFLUOUS_DEPENDENCY = "W3005"  # the CDK and Serverless say DependsOn where a reference says so already


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Return the address of moto's server, on which nothing is deployed."""
    process, port = start_moto()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def deploy(address: str) -> Callable[..., None]:
    """Return what makes a stack with certain outputs on moto's server."""
    client: Any = boto3.client(
        "cloudformation",
        region_name="eu-central-1",
        endpoint_url=address,
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )

    def create(name: str, **outputs: str) -> None:
        resources = {"Queue": {"Type": "AWS::SQS::Queue"}}
        told = {output: {"Value": value} for output, value in outputs.items()}
        client.create_stack(StackName=name, TemplateBody=json.dumps({"Resources": resources, "Outputs": told}))

    return create


@pytest.fixture(scope="session")
def run(address: str) -> Callable[..., str]:
    """Return what runs a command in a folder, by its name in examples/deploy, and gives back what it prints."""
    bring_frameworks()

    def command(folder: str | Path, *words: str | Path, **environment: str) -> str:
        told = {"AWS_ENDPOINT_URL": address, "AWS_DEFAULT_REGION": "eu-central-1", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            words,
            cwd=ROOT / "examples" / "deploy" / folder,
            env=variables() | KEYS | told | environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return command


@pytest.fixture(scope="session")
def lint() -> Callable[..., None]:
    """Return cfn-lint, which fails at warnings too."""

    def judge(*templates: Path) -> None:
        options = ["--regions", "eu-central-1", "--ignore-checks", SUPERFLUOUS_DEPENDENCY, "--template", *templates]
        command = [str(word) for word in (bring_sam().with_name("cfn-lint"), *options)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr

    return judge
