"""Which hash a published layer has: as somebody states it, as a zip has it, as AWS answers, or as is on record."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aws
import layer_versions
import manifest
from console import Failure
from tools import shown

if TYPE_CHECKING:
    from pathlib import Path

    from types_boto3_lambda import LambdaClient

ARN = re.compile(r"(?P<layer>arn:[\w-]+:lambda:(?P<region>[\w-]+):\d{12}:layer:(?P<name>[\w-]+)):(?P<number>\d+)")
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")
BASE64 = re.compile(r"[0-9a-zA-Z+/]{43}=")


@dataclass(frozen=True, slots=True)
class Published:
    """A hash in AWS's form (SHA-256 in base64), whose it is, and the words that AWS keeps beside it."""

    sha256: str
    whose: str
    description: str = ""


def stated(text: str) -> Published:
    """Return a hash that was given in hexadecimal digits, or in base64 as AWS writes it."""
    if HEXADECIMAL.fullmatch(text):
        return Published(base64.b64encode(bytes.fromhex(text)).decode(), "the given hash")
    if BASE64.fullmatch(text):
        return Published(text, "the given hash")
    raise Failure(f"SHA256={text} is no SHA-256", "give 64 hexadecimal digits, or base64 as AWS writes it (CodeSha256)")


def of_zip(path: Path) -> Published:
    """Return the hash of a file."""
    if not path.is_file():
        raise Failure(f"{shown(path)} does not exist", "name a zip: make verify ZIP=layer.zip")
    return Published(hash_of(path), shown(path))


def of_version(arn: str, layer: str) -> Published:
    """Ask AWS for the hash of the version that *arn* names, which has to be one of *layer*."""
    found = ARN.fullmatch(arn)
    if not found:
        raise Failure(f"ARN={arn} is not the ARN of a layer version", "it ends in the name of the layer and a number")
    check_name(found["name"], layer)
    client = _client(found["region"])
    with aws.explained():
        answer = client.get_layer_version(LayerName=found["layer"], VersionNumber=int(found["number"]))
    return Published(answer["Content"]["CodeSha256"], arn, answer.get("Description", ""))


def of_newest(region: str, layer: str) -> Published:
    """Ask AWS for the hash of the newest version of *layer* that this account has in *region*."""
    with aws.explained():
        version = layer_versions.newest(_client(region), layer)
    if version is None:
        raise Failure(f"this account has no {layer} in {region}", "name another REGION, or the ARN of a version")
    return Published(version.sha256, version.arn, version.description)


def on_record(layer: str, path: Path) -> Published:
    """Return the hash that the record of published layers has for *layer*, of its newest release."""
    entries = [entry for entry in manifest.read(path) if entry.layer == layer]
    if not entries:
        cure = "say what to compare with: SHA256=..., ZIP=file, ARN=... or REGION=..."
        raise Failure(f"{shown(path)} has no {layer}", cure)
    newest = max(entries, key=lambda entry: entry.version)
    return Published(newest.sha256, newest.arn)


def check_name(name: str, layer: str) -> None:
    """Refuse the layer of another Python or architecture."""
    if name != layer:
        found = re.fullmatch(r".*-py3(\d+)-(\w+)", name)
        cure = f"make verify PY=3.{found[1]} ARCH={found[2]} ..." if found else "choose it with PY=... and ARCH=..."
        raise Failure(f"{name} is another layer than {layer}, which would be rebuilt", cure)


def hash_of(path: Path) -> str:
    """Return the hash of a file as AWS writes it."""
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def _client(region: str) -> LambdaClient:
    session = aws.open_session()
    with aws.explained():
        return session.client("lambda", region_name=region, config=aws.patience())
