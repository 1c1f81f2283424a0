"""A batch whose function is awaited: several records under way at once, as far as their order allows."""

from __future__ import annotations

import asyncio

from aws_lambda_runtime.batch._errors import BatchError
from aws_lambda_runtime.batch._sources import failures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aws_lambda_runtime.batch._sources import Item
    from aws_lambda_runtime.batch._work import Work
    from aws_lambda_runtime.context import Context


async def run_async(work: Work, event: object, context: Context, concurrency: int) -> dict[str, Any]:
    """Work through a batch and return the answer; what is under way at the deadline is cancelled.

    Raises what fails the whole batch, after cancelling the rest of it.
    """
    lanes = work.lanes(event)
    if not lanes:
        return failures(work.source, lanes)
    margin = work.margin_ms(context)
    time = (context.get_remaining_time_in_millis() - margin) / 1000
    waiting = iter(lanes)  # which all workers take from
    workers = [asyncio.create_task(_take(work, waiting, context)) for _ in range(min(concurrency, len(lanes)))]
    try:
        await asyncio.wait(workers, timeout=time, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        late = await _stop(workers, margin / 2000)
    for worker in workers:
        if worker.done() and not worker.cancelled() and (error := worker.exception()) is not None:
            raise error
    return work.late(lanes) if late else failures(work.source, lanes)


async def _stop(workers: list[asyncio.Task[None]], patience: float) -> bool:
    """Cancel what is still under way and let it clean up, for `patience` seconds; tell whether there was any."""
    pending = [worker for worker in workers if not worker.done()]
    for worker in pending:
        worker.cancel()
    if pending:
        await asyncio.wait(pending, timeout=patience)
    return bool(pending)


async def _take(work: Work, lanes: Iterator[list[Item]], context: Context) -> None:
    """Work through lane after lane, as long as there are any.

    A function may end a cancelled record as if nothing had been: nobody knows then whether it did its work.
    """
    for lane in lanes:
        for item in lane:
            if _is_stopped():
                return
            try:
                await work.start(item, context)
                item.done = not _is_stopped()
            except BatchError:
                raise
            except asyncio.CancelledError as error:
                if _is_stopped():
                    raise
                work.failed(item, error, context)
                break
            except Exception as error:  # noqa: BLE001 - whatever it raises, its record has failed
                work.failed(item, error, context)
                break


def _is_stopped() -> bool:
    """Tell whether a cancellation came from `_stop`, not from something that the function awaits."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
