"""Everything in the layer that others have made, and who has made it: CPython, its libraries, the distributions.

One list, from which the bill of materials, the licences and the manifest are written.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.parser import HeaderParser
from typing import TYPE_CHECKING

from packageurl import PackageURL

from natives import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message
    from pathlib import Path

    from interpreter import Interpreter
    from natives import Native
    from tree import Tree

LOCKED = re.compile(r"^(?P<name>[\w.-]+)==\S+ \\\n +--hash=sha256:(?P<sha256>\w{64})$", re.MULTILINE)
REQUIREMENT = re.compile(r"[\w.-]+")
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


@dataclass(frozen=True)
class Component:
    """One product in the layer: version and licence, whose hash or files they are, and the texts of the licence.

    *version* and *licence* (an SPDX expression) are empty where nothing states them, and *texts* where none was found.
    """

    name: str
    version: str
    told_by: str
    licence: str
    texts: tuple[str, ...]
    purl: str
    cpe: str = ""
    sha256: str = ""
    files: tuple[Path, ...] = ()
    packages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def collect(tree: Tree, interpreter: Interpreter, project: Path, origins: Mapping[Path, Path]) -> list[Component]:
    """Return CPython first, then its libraries and the distributions by name."""
    texts = project / "data" / "licences"
    natives = [_of_native(native, texts) for native in find(tree, project / "data" / "natives.json", origins)]
    cpython = _cpython(tree, interpreter, texts, tuple(native.name for native in natives))
    lock = (project / "requirements" / "layer.txt").read_text(encoding="utf-8")
    return [cpython, *natives, *distributions(tree.site_packages, lock)]


def unaccounted(components: list[Component]) -> list[str]:
    """Return what is missing for a full account, by component."""
    lacks = {"version": "its version", "licence": "its licence", "texts": "the text of its licence"}
    return [
        f"{component.name}: nothing on this machine states {what}"
        for component in components
        for field, what in lacks.items()
        if not getattr(component, field)
    ]


def distributions(folder: Path, lock: str) -> list[Component]:
    """Return the distributions in *folder* with the hashes that their wheels have in *lock*."""
    metadata = {path: HeaderParser().parsestr(path.read_text(encoding="utf-8")) for path in _metadata(folder)}
    present = {normalised(headers["Name"]) for headers in metadata.values()}
    locked = {normalised(found["name"]): found["sha256"] for found in LOCKED.finditer(lock)}
    made = []
    for path, headers in metadata.items():
        name, version = normalised(headers["Name"]), headers["Version"]
        made.append(
            Component(
                name=name,
                version=version,
                told_by="its metadata",
                licence=headers["License-Expression"] or headers["License"] or "",
                texts=tuple(text.read_text(encoding="utf-8") for text in _licence_files(path.parent)),
                purl=PackageURL("pypi", None, name, version).to_string(),
                sha256=locked[name],
                needs=tuple(sorted(_needs(headers) & present)),
            )
        )
    return sorted(made, key=lambda component: component.name)


def normalised(name: str) -> str:
    """Return the form of a distribution's name in which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def sha256_of(path: Path) -> str:
    """Return the hash of a file in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _cpython(tree: Tree, interpreter: Interpreter, texts: Path, natives: tuple[str, ...]) -> Component:
    own = interpreter.stdlib / "LICENSE.txt"
    found = [path.read_text(encoding="utf-8") for path in (own, texts / "cpython.txt") if path.is_file()]
    return Component(
        name="cpython",
        version=interpreter.release,
        told_by="the interpreter",
        licence="PSF-2.0",
        texts=tuple(found),
        purl=PackageURL("generic", None, "cpython", interpreter.release).to_string(),
        cpe=_cpe("python:python", interpreter.release),
        files=(tree.launcher, *sorted(tree.libraries.glob("libpython*"))),
        needs=natives,
    )


def _of_native(native: Native, texts: Path) -> Component:
    known = texts / f"{native.name}.txt"
    files = [known] if known.is_file() else [path for package in native.packages for path in package.licences()]
    own = PackageURL("generic", None, native.name, native.version or None).to_string()
    return Component(
        name=native.name,
        version=native.version,
        told_by=native.told_by,
        licence=native.facts.get("licence", ""),
        texts=tuple(path.read_text(encoding="utf-8") for path in files),
        purl=native.packages[0].purl if native.packages else own,
        cpe=_cpe(native.facts["cpe"], native.version) if "cpe" in native.facts and native.version else "",
        files=native.files,
        packages=tuple(f"{package.name} {package.version}" for package in native.packages),
    )


def _cpe(product: str, version: str) -> str:
    return f"cpe:2.3:a:{product}:{version}:*:*:*:*:*:*:*"


def _metadata(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.dist-info/METADATA"))


def _licence_files(folder: Path) -> list[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in files if path.parent.name == "licenses" or LICENCE_FILE.match(path.name)]


def _needs(headers: Message) -> set[str]:
    return set(_required(headers))


def _required(headers: Message) -> Iterator[str]:
    for line in headers.get_all("Requires-Dist", []):
        name = REQUIREMENT.match(line)
        if name and "extra ==" not in line:
            yield normalised(name[0])
