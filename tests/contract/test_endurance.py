"""What does not grow with the number of invocations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from endurance import LARGEST_GROWTH, endure

if TYPE_CHECKING:
    from pathlib import Path

FEW, MANY = 5_000, 30_000


def test_30_000_invocations(layer_root: Path) -> None:
    """After many invocations a process has the memory, the descriptors and the threads that it had after few."""
    first, last = endure(layer_root / "bootstrap", [FEW, MANY])
    assert (last.invocations, last.descriptors, last.threads) == (MANY, first.descriptors, first.threads)
    assert last.rss - first.rss < LARGEST_GROWTH
