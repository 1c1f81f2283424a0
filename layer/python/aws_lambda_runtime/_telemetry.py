"""The framed log: a descriptor over which each message goes with its length, time and level.

Loaded only where Lambda hands such a descriptor to the process.
"""

from __future__ import annotations

import os
from time import time_ns

_FRAME = 0xA55A0002  # 1 more in text; 4 more for TRACE, and then 4 for each level
_LOWEST, _HIGHEST = 10, 50


def descriptor_of(number: str) -> int | None:
    """Return the descriptor that `number` names, or None if it is not open."""
    try:
        descriptor = int(number)
        os.fstat(descriptor)
    except (ValueError, OverflowError, OSError):
        return None
    return descriptor


def frame(text: str, level: int, *, as_json: bool) -> bytes:
    """Return the message with its head: type, length in bytes, microseconds since 1970, all big-endian."""
    data = text.encode("utf-8", "backslashreplace")
    kind = _FRAME + (not as_json)
    if level >= _LOWEST:
        kind += 4 + min(level, _HIGHEST) // 10 * 4
    return kind.to_bytes(4, "big") + len(data).to_bytes(4, "big") + (time_ns() // 1000).to_bytes(8, "big") + data
