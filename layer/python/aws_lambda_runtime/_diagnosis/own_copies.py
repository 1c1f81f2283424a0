"""Why the converter cannot be imported: the function brings an older copy of what it is made of.

Loaded only when that has happened. The function's own copies come first for all code in the process, ours included.
"""

from __future__ import annotations

import sys

from aws_lambda_runtime._diagnosis.advice import Advice

OLDEST = {"attrs": "24.3", "cattrs": "25.1", "typing_extensions": "4.12"}
"""What the converter works with; `tests/compat` runs it on these."""


def advise_on_own_copy(error: BaseException) -> Advice | None:
    """Return what to do about the copy that lacks what was imported from it, or None where it is not the function's."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ImportError) else ""
    place = getattr(sys.modules.get(name), "__file__", None)
    if name not in OLDEST or place is None or place.startswith(f"{sys.prefix}/"):
        return None
    return Advice(
        "E111",
        f"the copy of {name} at {place} comes before the layer's, and typed events need {name} {OLDEST[name]} or newer",
        "update it, or leave it out of the package",
        place,
    )
