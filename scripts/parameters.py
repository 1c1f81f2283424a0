"""The SSM parameter of a region that holds the ARN of the newest version, for templates and functions to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from console import Failure

if TYPE_CHECKING:
    from types_boto3_ssm import SSMClient

PREFIX = "/lambda-runtime"
"""AWS keeps names that begin with `aws` to itself."""


def name(layer: str) -> str:
    """Return the parameter of a layer: /lambda-runtime/py313/x86_64/arn."""
    _, python, arch = layer.rsplit("-", 2)
    return f"{PREFIX}/{python}/{arch}/arn"


def words(layer: str, arn: str) -> dict[str, Any]:
    """Return the call's arguments that put an ARN into the parameter of its layer."""
    told = f"The newest version of {layer}"
    return {"Name": name(layer), "Value": arn, "Type": "String", "Description": told, "Overwrite": True}


def put(client: SSMClient, layer: str, arn: str) -> bool:
    """Have the parameter hold the ARN; tell whether that is new, once AWS has said it back."""
    if _value(client, layer) == arn:
        return False
    client.put_parameter(**words(layer, arn))
    if (told := _value(client, layer)) != arn:
        raise Failure(f"{name(layer)} holds {told or 'nothing'}, although AWS accepted {arn}")
    return True


def _value(client: SSMClient, layer: str) -> str:
    try:
        return client.get_parameter(Name=name(layer))["Parameter"]["Value"]
    except client.exceptions.ParameterNotFound:
        return ""
