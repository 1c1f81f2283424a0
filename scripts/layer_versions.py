"""The versions of a layer in one region: find the newest, publish another, let everybody use it."""

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


def permission(layer: str, number: int) -> dict[str, Any]:
    """Return the permission that lets every account use a version."""
    return {
        "LayerName": layer,
        "VersionNumber": number,
        "StatementId": STATEMENT,
        "Action": ACTION,
        "Principal": EVERYBODY,
    }


def is_public(client: LambdaClient, layer: str, number: int) -> bool:
    """Tell whether AWS says that every account may use a version."""
    try:
        answer = client.get_layer_version_policy(LayerName=layer, VersionNumber=number)
    except client.exceptions.ResourceNotFoundException:
        return False
    return any(map(_is_for_everybody, json.loads(answer["Policy"])["Statement"]))


def make_public(client: LambdaClient, layer: str, number: int) -> bool:
    """Let every account use a version; tell whether that is new, once AWS has said it back."""
    if is_public(client, layer, number):
        return False
    client.add_layer_version_permission(**permission(layer, number))
    if not is_public(client, layer, number):
        raise Failure(f"version {number} is not public, although AWS accepted the permission")
    return True


def _is_for_everybody(statement: dict[str, Any]) -> bool:
    everybody = statement["Principal"] in (EVERYBODY, {"AWS": EVERYBODY})
    allowed = statement["Effect"] == "Allow" and statement["Action"] == ACTION
    return everybody and allowed and not statement.get("Condition")


def _version(answer: Any) -> Version:
    """Read an answer; those of GetLayerVersion and PublishLayerVersion have the same shape under two names."""
    return Version(
        answer["Version"],
        answer["Content"]["CodeSha256"],
        answer["LayerVersionArn"],
        answer.get("Description", ""),
    )
