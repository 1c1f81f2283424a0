"""What the kernel tells about a running process: its memory, what it has read, and its children."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20
"""As AWS counts it, in limits and in the Max Memory Used of its reports."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in bytes: all of it, and the share that is this process's own."""

    rss: int
    pss: int


def memory(pid: int) -> Memory:
    """Read the resident and the proportional set size of a process."""
    fields = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, amount, *_ = line.split()
        fields[name] = int(amount) * 1024
    return Memory(rss=fields["Rss:"], pss=fields["Pss:"])


def peak(pid: int) -> int:
    """Read the most memory that was ever resident, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def bytes_read(pid: int) -> int:
    """Read how many bytes the process has read by read(2) and its kin, wherever the kernel had them."""
    fields = Path(f"/proc/{pid}/io").read_text(encoding="ascii")
    return int(fields.partition("rchar:")[2].split()[0])


def children(pid: int) -> list[int]:
    """List the direct children of a process, whichever of its threads started them."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found
