"""The versions of a layer in one region: find the newest, publish another, let others use it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from console import Failure
from release import LICENSE, RUNTIME

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient
    from types_boto3_lambda.type_defs import LayerVersionContentInputTypeDef

    from release import Release

STATEMENT = "public"
ACTION = "lambda:GetLayerVersion"
EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class Version:
    """What AWS says of one version of a layer in one region."""

    number: int
    sha256: str
    arn: str
    description: str


def newest(client: LambdaClient, layer: str) -> Version | None:
    """Return the version with the highest number, or None where the layer has none."""
    pages = client.get_paginator("list_layer_versions").paginate(LayerName=layer)
    try:
        numbers = [version["Version"] for page in pages for version in page["LayerVersions"]]
    except client.exceptions.ResourceNotFoundException:
        return None
    if not numbers:
        return None
    return _version(client.get_layer_version(LayerName=layer, VersionNumber=max(numbers)))


def words(release: Release) -> dict[str, Any]:
    """Return what is said of a release when it is published, its content aside."""
    return {
        "LayerName": release.name,
        "Description": release.description,
        "CompatibleRuntimes": [RUNTIME],
        "CompatibleArchitectures": [release.arch],
        "LicenseInfo": LICENSE,
    }


def publish(client: LambdaClient, release: Release, content: LayerVersionContentInputTypeDef) -> Version:
    """Publish the release as the next version, and return it when AWS has the very bytes of the zip."""
    version = _version(client.publish_layer_version(Content=content, **words(release)))
    if version.sha256 != release.sha256:
        raise Failure(f"{version.arn} has the hash {version.sha256}, and the zip {release.sha256}")
    return version


def permission(layer: str, number: int, organization: str = "") -> dict[str, Any]:
    """Return the permission that lets every account use a version, or every account of an organization."""
    words = {
        "LayerName": layer,
        "VersionNumber": number,
        "StatementId": organization or STATEMENT,
        "Action": ACTION,
        "Principal": EVERYBODY,
    }
    return {**words, "OrganizationId": organization} if organization else words


def is_shared(client: LambdaClient, layer: str, number: int, organization: str = "") -> bool:
    """Tell whether AWS says that every account may use a version, or every account of an organization."""
    try:
        answer = client.get_layer_version_policy(LayerName=layer, VersionNumber=number)
    except client.exceptions.ResourceNotFoundException:
        return False
    return any(_shares(statement, organization) for statement in json.loads(answer["Policy"])["Statement"])


def share(client: LambdaClient, layer: str, number: int, organization: str = "") -> bool:
    """Let every account, or those of an organization, use a version; tell whether that is new, once AWS has said so."""
    if is_shared(client, layer, number, organization):
        return False
    client.add_layer_version_permission(**permission(layer, number, organization))
    if not is_shared(client, layer, number, organization):
        whom = organization or "every account"
        raise Failure(f"version {number} is not open to {whom}, although AWS accepted the permission")
    return True


def _shares(statement: dict[str, Any], organization: str) -> bool:
    everybody = statement["Principal"] in (EVERYBODY, {"AWS": EVERYBODY})
    allowed = statement["Effect"] == "Allow" and statement["Action"] == ACTION
    condition = {"StringEquals": {"aws:PrincipalOrgID": organization}} if organization else {}
    return everybody and allowed and statement.get("Condition", {}) == condition


def _version(answer: Any) -> Version:
    """Read an answer; those of GetLayerVersion and PublishLayerVersion have the same shape under two names."""
    return Version(
        answer["Version"],
        answer["Content"]["CodeSha256"],
        answer["LayerVersionArn"],
        answer.get("Description", ""),
    )
