"""The garbage collector during the start: what is imported stays, so looking through it over and over finds little."""

from __future__ import annotations

import gc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")

_MANY = 100_000  # objects until a collection, so that garbage in cycles cannot grow without bound


def collecting_little(start: Callable[[], Result]) -> Result:
    """Return what `start` returns; while it runs the collector waits for far more new objects than it usually does.

    Thresholds that user code sets meanwhile stay, as do `gc.disable()` and what `gc.freeze()` has set aside.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_MANY, *usual[1:])
    patient = gc.get_threshold()
    try:
        return start()
    finally:
        if gc.get_threshold() == patient:
            gc.set_threshold(*usual)
            if not gc.get_freeze_count():
                # All become old without a look at them; else the next new object would have all of them looked at.
                gc.freeze()
                gc.unfreeze()
