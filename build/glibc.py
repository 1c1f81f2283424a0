"""The one repair that lets a newer build host make files for the glibc of Lambda.

Since glibc 2.35 `hypot` has a second version, which differs from the first only in how it reports an overflow;
CPython looks at the result instead. The repair lets a file ask for the first version again by rewriting one
reference, its hash and its name.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, cast

from elftools.elf.elffile import ELFFile

from elf import Requirement, requirements_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from elftools.elf.sections import Section

FLOOR = (2, 34)
REPAIRED_LIBRARY = "libm.so.6"
REPAIRED_VERSION = "GLIBC_2.35"
REPAIRED_SYMBOLS = frozenset({"hypot"})
FIRST_VERSIONS = {"x86_64": "GLIBC_2.2.5", "arm64": "GLIBC_2.17"}
PREFIX = "GLIBC_"

# Where a Vernaux entry of the ELF format holds the place of its version's name, and the distance to the next entry.
NAME_OFFSET, NEXT_OFFSET = 8, 12


def version_of(name: str) -> tuple[int, ...] | None:
    """Return the numbers in the name of a version of glibc, or None for the versions of other libraries."""
    numbers = name.removeprefix(PREFIX).split(".")
    if not name.startswith(PREFIX) or not all(number.isdecimal() for number in numbers):
        return None
    return tuple(int(number) for number in numbers)


def is_too_new(requirement: Requirement) -> bool:
    """Tell whether Lambda's glibc lacks what is required."""
    return (version_of(requirement.version) or (0,)) > FLOOR


def described(requirement: Requirement) -> str:
    """Return what is required in words: the symbols, whose they are, and since when."""
    return f"{', '.join(requirement.symbols)} of {requirement.library} in {requirement.version}"


def repair(path: Path, arch: str) -> bool:
    """Let *path* need the first version of `hypot` where it needs the second and nothing else of that version."""
    for requirement in requirements_of(path):
        if (requirement.library, requirement.version) == (REPAIRED_LIBRARY, REPAIRED_VERSION):
            return REPAIRED_SYMBOLS.issuperset(requirement.symbols) and _rewrite(path, FIRST_VERSIONS[arch])
    return False


def _rewrite(path: Path, version: str) -> bool:
    with path.open("r+b") as stream:
        elf = ELFFile(stream)
        needed = cast("Section", elf.get_section_by_name(".gnu.version_r"))
        table, names = needed.data(), elf.get_section(needed["sh_link"]).data()
        name = names.find(f"\0{version}\0".encode()) + 1
        if not name:
            return False
        wanted = REPAIRED_LIBRARY, REPAIRED_VERSION
        for library, entry in _entries(table):
            (current,) = struct.unpack_from("<I", table, entry + NAME_OFFSET)
            if (_string(names, library), _string(names, current)) == wanted:
                _put(stream, needed["sh_offset"] + entry, _hash(version))
                _put(stream, needed["sh_offset"] + entry + NAME_OFFSET, name)
    return True


def _put(stream: BinaryIO, place: int, number: int) -> None:
    stream.seek(place)
    stream.write(struct.pack("<I", number))


def _string(names: bytes, place: int) -> str:
    return names[place : names.index(b"\0", place)].decode()


def _entries(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield, for each version needed, where the name of its library and where its own entry are."""
    place, more = 0, True
    while more:
        _version, count, library, first, following = struct.unpack_from("<HHIII", table, place)
        entry = place + first
        for _ in range(count):
            yield library, entry
            entry += struct.unpack_from("<I", table, entry + NEXT_OFFSET)[0]
        place, more = place + following, following > 0


def _hash(name: str) -> int:
    """Return the hash that the dynamic loader compares before it compares names (System V ABI)."""
    value = 0
    for letter in name.encode():
        value = (value << 4) + letter
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value
