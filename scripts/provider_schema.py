"""Which arguments Terraform's providers take, out of packages that HashiCorp generated from the providers' schemas.

The packages are jsii's: each holds an archive with one description of all types, in which a link goes from each
argument to its page in Terraform's registry.
"""

from __future__ import annotations

import json
import re
import tarfile
from typing import TYPE_CHECKING, Any

from console import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINK = re.compile(r"/docs/(?P<kind>resources|data-sources)/(?P<type>\w+)#(?P<name>\w+) ")
OWN = "@cdktf/"
TOP = "cdktf.TerraformMetaArguments"


def collect(folder: Path) -> dict[str, Any]:
    """Return, by `aws/resources/lambda_function` and by the name of each block, the arguments found below *folder*.

    Each is `{"required": bool, "block": the name of a nested block, or ""}`.
    """
    archives = sorted(folder.glob("*/_jsii/*.jsii.tgz"))
    if not archives:
        raise Failure(f"there is no provider below {folder}", "name other versions in requirements/providers.in")
    return dict(entry for archive in archives for entry in _arguments(_read(archive)))


def _read(archive: Path) -> dict[str, Any]:
    with tarfile.open(archive) as content:
        for member in content:
            if member.name == "package/.jsii" and (stream := content.extractfile(member)):
                types: dict[str, Any] = json.load(stream)["types"]
                return types
    raise Failure(f"{archive} describes no types", "name another version in requirements/providers.in")


def _arguments(types: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for fqn, kind in types.items():
        name, found = fqn, {}
        for told in kind.get("properties", []) if kind.get("datatype") else []:
            if link := LINK.search(" ".join(map(str, told.get("docs", {}).values()))):
                found[link["name"]] = {"required": not told.get("optional", False), "block": _block(told["type"])}
                if TOP in kind.get("interfaces", []):
                    name = f"{fqn.removeprefix(OWN).split('.')[0]}/{link['kind']}/{link['type']}"
        if found:
            yield name, found


def _block(told: Any) -> str:
    """Return the name of the block that a type consists of, or nothing for a plain value."""
    if isinstance(told, dict):
        own = told.get("fqn", "")
        return own if own.startswith(OWN) else next(filter(None, map(_block, told.values())), "")
    return next(filter(None, map(_block, told)), "") if isinstance(told, list) else ""
