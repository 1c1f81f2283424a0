"""Stripping: smaller, the same every time, and it still runs."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from elftools.elf.elffile import ELFFile

from elf import needed_by
from strip import strip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = "#include <stdlib.h>\nint answer(void) { char *p = malloc(9); free(p); return 42; }"


def test_stripped_library_runs_without_its_debug_information(library: Callable[..., Path], tmp_path: Path) -> None:
    """Debug sections and the symbol table go; what is exported, needed and executed stays."""
    made = library(tmp_path / "libanswer.so", SOURCE, "-g")
    before = needed_by(made)
    assert strip(made) > 0
    with made.open("rb") as stream:
        names = {section.name for section in ELFFile(stream).iter_sections()}
    assert {".dynsym", ".text", ".dynamic"} <= names
    assert not {name for name in names if name.startswith((".debug", ".symtab", ".comment"))}
    assert needed_by(made) == before
    assert ctypes.CDLL(str(made)).answer() == 42


def test_stripping_again_changes_nothing(library: Callable[..., Path], tmp_path: Path) -> None:
    """A file that is stripped already stays as it is."""
    made = library(tmp_path / "libanswer.so", SOURCE, "-g")
    strip(made)
    once = made.read_bytes()
    assert strip(made) == 0
    assert made.read_bytes() == once
