"""Write the bill of materials: CycloneDX 1.6, the same bytes for the same layer."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from components import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from components import Component
    from tree import Tree

LICENCE = "Apache-2.0"
NAMESPACE = "aws-lambda-runtime"
UNKNOWN = "unknown: neither the interpreter, the bytes nor the package manager states it"


def render(name: str, release: str, archive: Path, tree: Tree, components: Iterable[Component]) -> str:
    """Return the bill of the layer *name* that *archive* holds, as JSON.

    It has no date, and its serial number follows from its content.
    """
    listed = list(components)
    hashed = [_sha256(sha256_of(archive))]
    licences = [LicenseFactory().make_from_string(LICENCE)]
    root = Entry(
        name=name, type=ComponentType.PLATFORM, bom_ref=name, version=release, licenses=licences, hashes=hashed
    )
    entries = {part.name: _entry(part, tree) for part in listed}
    bom = Bom(components=entries.values(), serial_number=UUID(int=0))
    bom.metadata.component = root
    bom.metadata.timestamp = None  # type: ignore[assignment] # the library takes it, and leaves the date out
    required = {need for part in listed for need in part.needs}
    bom.register_dependency(root, [entries[part.name] for part in listed if part.name not in required])
    for part in listed:
        bom.register_dependency(entries[part.name], [entries[need] for need in part.needs])
    digest = hashlib.sha256(JsonV1Dot6(bom).output_as_string().encode()).digest()
    bom.serial_number = UUID(bytes=digest[:16], version=4)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _entry(part: Component, tree: Tree) -> Entry:
    licences = LicenseFactory()
    declared = LicenseAcknowledgement.DECLARED
    notes = {"version-told-by": part.told_by if part.version else UNKNOWN, "package": ", ".join(part.packages)}
    return Entry(
        name=part.name,
        type=ComponentType.LIBRARY,
        bom_ref=part.name,
        version=part.version or None,
        licenses=[licences.make_from_string(part.licence, license_acknowledgement=declared)] if part.licence else [],
        hashes=[_sha256(part.sha256)] if part.sha256 else [],
        purl=PackageURL.from_string(part.purl),
        cpe=part.cpe or None,
        properties=[Property(name=f"{NAMESPACE}:{key}", value=value) for key, value in notes.items() if value],
        components=[_file(part.name, path, tree) for path in part.files],
    )


def _file(owner: str, path: Path, tree: Tree) -> Entry:
    name = tree.inside(path)
    return Entry(name=name, type=ComponentType.FILE, bom_ref=f"{owner}:{name}", hashes=[_sha256(sha256_of(path))])


def _sha256(digest: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=digest)
