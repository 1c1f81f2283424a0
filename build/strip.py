"""Take debug information and symbol tables out of ELF files, without needing a tool that knows their architecture.

What a program loads lies in its segments; only the sections outside of them (debug information, the symbols for a
debugger, comments) and the table that names sections go. Dynamic symbols stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elftools.elf.constants import SH_FLAGS
from elftools.elf.elffile import ELFFile

if TYPE_CHECKING:
    from pathlib import Path

    from elftools.elf.sections import Section

ALIGNMENT = 8


def strip(path: Path) -> int:
    """Strip *path*; return how many bytes that saved."""
    with path.open("rb") as stream:
        elf = ELFFile(stream)
        stripped = _strip(elf)
        before = elf.stream_len
    if len(stripped) >= before:
        return 0
    path.write_bytes(stripped)
    return before - len(stripped)


def _strip(elf: ELFFile) -> bytes:
    sections = list(elf.iter_sections())
    names = elf["e_shstrndx"]
    kept = [number for number, section in enumerate(sections) if number in {0, names} or _is_loaded(section)]
    image = bytearray(_image(elf))
    places = {}
    for number in kept:
        places[number] = sections[number]["sh_offset"]
    places[names] = len(image)
    image += sections[names].data()
    image += bytes(-len(image) % ALIGNMENT)
    table = len(image)
    numbers = {old: new for new, old in enumerate(kept)}
    for number in kept:
        header = sections[number].header
        header["sh_offset"] = places[number]
        header["sh_link"] = numbers.get(header["sh_link"], 0)
        if header["sh_flags"] & SH_FLAGS.SHF_INFO_LINK:
            header["sh_info"] = numbers.get(header["sh_info"], 0)
        image += elf.structs.Elf_Shdr.build(header)
    header = elf.header
    header["e_shoff"], header["e_shnum"], header["e_shstrndx"] = table, len(kept), numbers[names]
    start = elf.structs.Elf_Ehdr.build(header)
    image[: len(start)] = start
    return bytes(image)


def _is_loaded(section: Section) -> bool:
    return bool(section["sh_flags"] & SH_FLAGS.SHF_ALLOC)


def _image(elf: ELFFile) -> bytes:
    """Return the file up to the end of its last segment."""
    end = max(segment["p_offset"] + segment["p_filesz"] for segment in elf.iter_segments())
    elf.stream.seek(0)
    return bytes(elf.stream.read(end))
