"""Do the same in several regions at once and tell each result as it comes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING, TypeVar

from aws import ERRORS, reason
from console import Failure, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AT_ONCE = 7
"""Bref, which has published layers everywhere for years, found that more uploads at once broke its connection."""

T = TypeVar("T")


def in_regions(
    regions: Sequence[str], work: Callable[[str], T], tell: Callable[[T], str]
) -> tuple[dict[str, T], dict[str, str]]:
    """Return what *work* gave for each region, and why it failed in others; a failure stops no other region."""
    done: dict[str, T] = {}
    failed: dict[str, str] = {}
    began = time.monotonic()
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        futures = {pool.submit(work, region): region for region in regions}
        for count, future in enumerate(as_completed(futures), 1):
            region = futures[future]
            try:
                done[region] = future.result()
                told = tell(done[region])
            except (*ERRORS, Failure) as error:
                told = failed[region] = reason(error)
            position = f"{count:>{len(str(len(regions)))}}/{len(regions)}"
            say(f"  {position}  {region:<15} {told}  ({time.monotonic() - began:.1f} s)")
    finally:
        pool.shutdown(cancel_futures=True)
    return done, failed
