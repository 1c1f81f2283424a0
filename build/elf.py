"""Read and change ELF files: what they need, which versions of it, and where they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from elftools.elf.dynamic import DynamicSegment, DynamicTag
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection, GNUVerSymSection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from elftools.construct.lib.container import Container
    from elftools.elf.sections import SymbolTableSection

MAGIC = b"\x7fELF"
SEARCH_TAGS = ("DT_RPATH", "DT_RUNPATH")


@dataclass(frozen=True)
class Requirement:
    """A version of a library that a file needs, and the symbols that it needs it for."""

    library: str
    version: str
    symbols: tuple[str, ...]


def is_elf(path: Path) -> bool:
    """Tell whether the file *path* is a program or a shared library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def machine_of(path: Path) -> str:
    """Return the architecture of *path* in ELF's words."""
    with path.open("rb") as stream:
        return str(ELFFile(stream)["e_machine"])


def needed_by(path: Path) -> list[str]:
    """Return the names of the libraries that *path* loads."""
    with path.open("rb") as stream:
        return [_text(tag) for tag in _dynamic(stream).iter_tags("DT_NEEDED")]


def search_path_of(path: Path) -> dict[str, str]:
    """Return the folders in which *path* looks for libraries, by the tag that holds them."""
    with path.open("rb") as stream:
        return {kind: _text(tag) for kind in SEARCH_TAGS for tag in _dynamic(stream).iter_tags(kind)}


def requirements_of(path: Path) -> list[Requirement]:
    """Return the versions of other libraries' symbols that *path* needs."""
    with path.open("rb") as stream:
        elf = ELFFile(stream)
        needed = elf.get_section_by_name(".gnu.version_r")
        versions = elf.get_section_by_name(".gnu.version")
        symbols = elf.get_section_by_name(".dynsym")
        if not isinstance(needed, GNUVerNeedSection) or not isinstance(versions, GNUVerSymSection):
            return []
        users: dict[int, list[str]] = {}
        names = cast("SymbolTableSection", symbols).iter_symbols()
        for version, symbol in zip(versions.iter_symbols(), names, strict=True):
            users.setdefault(version["ndx"], []).append(symbol.name)
        return [
            Requirement(str(library.name), str(version.name), tuple(users.get(version["vna_other"], ())))
            for library, entries in needed.iter_versions()
            for version in entries
        ]


def forget_search_path(path: Path) -> None:
    """Take the folders in which *path* looks for libraries out of it, so that the program that loads it decides."""
    _rewrite_dynamic(path, lambda entry: None if entry.d_tag in SEARCH_TAGS else entry)


def insist_on_search_path(path: Path) -> None:
    """Let the folders in which *path* looks for libraries come before those of LD_LIBRARY_PATH, as DT_RPATH does."""

    def insist(entry: Container) -> Container:
        if entry.d_tag == "DT_RUNPATH":
            entry.d_tag = "DT_RPATH"
        return entry

    _rewrite_dynamic(path, insist)


def _rewrite_dynamic(path: Path, change: Callable[[Container], Container | None]) -> None:
    with path.open("r+b") as stream:
        dynamic = _dynamic(stream)
        tags = list(dynamic.iter_tags())
        kept = [entry for tag in tags if (entry := change(tag.entry)) is not None]
        form = dynamic.elffile.structs.Elf_Dyn
        stream.seek(dynamic["p_offset"])
        stream.write(b"".join(map(form.build, kept)) + bytes(form.sizeof() * (len(tags) - len(kept))))


def _dynamic(stream: BinaryIO) -> DynamicSegment:
    """Return the part that the dynamic loader reads, which every file of a layer has: none is a static program."""
    return next(part for part in ELFFile(stream).iter_segments("PT_DYNAMIC") if isinstance(part, DynamicSegment))


def _text(tag: DynamicTag) -> str:
    """Return the string of a tag, which pyelftools puts into an attribute named after its kind."""
    return str(getattr(tag, str(tag.entry.d_tag).removeprefix("DT_").lower()))
