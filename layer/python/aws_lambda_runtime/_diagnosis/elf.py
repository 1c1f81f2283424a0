"""What a shared library says of itself: which machine it is for, which libraries it needs, in which versions.

Reads just what the dynamic loader reads (System V ABI, "Object Files" and "Dynamic Linking"; LSB, "Symbol Versioning").
"""

from __future__ import annotations

_MAGIC = b"\x7fELF"
_KINDS = (
    (b"\xcf\xfa\xed\xfe", "macOS"),
    (b"\xca\xfe\xba\xbe", "macOS"),
    (b"MZ", "Windows"),
)
_MACHINES = {3: "x86 (32 bit)", 40: "arm (32 bit)", 62: "x86_64", 183: "aarch64"}
_LOAD, _DYNAMIC = 1, 2  # kinds of segments
_END, _NEEDED, _STRINGS, _VERSIONS, _VERSION_COUNT = 0, 1, 5, 0x6FFFFFFE, 0x6FFFFFFF  # tags of the dynamic segment
_CLASS_64, _LITTLE = 2, 1


class Elf:
    """The facts of one file. `system` is "Linux", or what else the file is made for; None if nobody can tell."""

    def __init__(self, data: bytes) -> None:
        self.system = "Linux" if data.startswith(_MAGIC) else next((s for m, s in _KINDS if data.startswith(m)), None)
        self.machine: str | None = None
        self.needed: list[str] = []
        self.versions: list[str] = []
        if self.system != "Linux":
            return
        self._data = data
        number = self._number(18, 2)
        self.machine = _MACHINES.get(number, f"machine {number}")
        if data[4] == _CLASS_64 and data[5] == _LITTLE:
            self._read_dynamic()

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._data[at : at + size], "little" if self._data[5] == _LITTLE else "big")

    def _text(self, at: int) -> str:
        return self._data[at : self._data.index(b"\0", at)].decode(errors="backslashreplace")

    def _read_dynamic(self) -> None:
        self._loads: list[tuple[int, int, int]] = []
        dynamic = None
        first, size, count = self._number(32, 8), self._number(54, 2), self._number(56, 2)
        for at in range(first, first + size * count, size):
            kind, offset = self._number(at, 4), self._number(at + 8, 8)
            if kind == _LOAD:
                self._loads.append((self._number(at + 16, 8), self._number(at + 32, 8), offset))
            elif kind == _DYNAMIC:
                dynamic = offset
        if dynamic is None:
            return
        entries = []
        while (tag := self._number(dynamic, 8)) != _END and dynamic < len(self._data):
            entries.append((tag, self._number(dynamic + 8, 8)))
            dynamic += 16
        tags = dict(entries)
        strings = self._offset(tags[_STRINGS])
        self.needed = [self._text(strings + value) for tag, value in entries if tag == _NEEDED]
        if _VERSIONS in tags:
            self._read_versions(self._offset(tags[_VERSIONS]), tags[_VERSION_COUNT], strings)

    def _offset(self, address: int) -> int:
        return next(offset + address - start for start, size, offset in self._loads if start <= address < start + size)

    def _read_versions(self, library: int, count: int, strings: int) -> None:
        for _ in range(count):
            version = library + self._number(library + 8, 4)
            for _ in range(self._number(library + 2, 2)):
                self.versions.append(self._text(strings + self._number(version + 8, 4)))
                version += self._number(version + 12, 4)
            library += self._number(library + 12, 4)


def read_elf(file: str) -> Elf:
    """Read a file. Raises `OSError` if there is none, and `ValueError` or `LookupError` if it is damaged."""
    with open(file, "rb") as stream:  # noqa: PTH123 - pathlib is not loaded
        return Elf(stream.read())
