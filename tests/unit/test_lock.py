"""The lock of what ships: pure wheels only."""

from __future__ import annotations

import pytest

from console import Failure
from pure import keep_hashes, pure_hashes

LISTING = """
[[packages]]
name = "spam"
wheels = [
    { url = "https://index.invalid/spam-1-cp313-cp313-manylinux_2_17_x86_64.whl", hashes = { sha256 = "aa" } },
    { url = "https://index.invalid/spam-1-py3-none-any.whl", hashes = { sha256 = "bb" } },
]
"""
LOCK = """\
eggs==2 \\
    --hash=sha256:cc
    # via spam
spam==1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb \\
    --hash=sha256:dd
"""


def test_only_hashes_of_pure_wheels_stay() -> None:
    """A lock keeps the hash of the wheel without machine code, and neither other wheels' nor that of the source."""
    assert pure_hashes(LISTING) == {"sha256:bb"}
    kept = keep_hashes(LOCK, {"sha256:bb", "sha256:cc"})
    assert kept.splitlines()[:3] == LOCK.splitlines()[:3]
    assert kept.splitlines()[3:] == ["spam==1 \\", "    --hash=sha256:bb"]


def test_package_without_a_pure_wheel_is_named() -> None:
    """A package that exists as machine code only cannot be locked for every architecture, and the message says so."""
    listing = LISTING.replace("py3-none-any", "cp313-cp313-macosx_11_0_arm64")
    with pytest.raises(Failure, match="spam has no wheel without machine code"):
        pure_hashes(listing)
