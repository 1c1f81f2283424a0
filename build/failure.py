"""The one exception that a build ends with when it cannot go on."""

from __future__ import annotations

import errno
import os

DISK_FULL = os.strerror(errno.ENOSPC)
DISK_CURE = "the disk is full: free about 200 MB, or choose another disk with --dist"


class BuildError(Exception):
    """Say what failed and where, and how to cure it."""

    def __init__(self, what: str, cure: str) -> None:
        """Report *what* failed, its place included, and the *cure*, unless a full disk is behind it."""
        super().__init__(f"{what}\n  cure: {DISK_CURE if DISK_FULL in what else cure}")


def explained(error: OSError) -> BuildError:
    """Return what an error of the operating system means for a build."""
    return BuildError(str(error), "check that the file exists and that you may read and write it")
