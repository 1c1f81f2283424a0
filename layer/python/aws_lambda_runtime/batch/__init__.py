"""`@batch`: a handler for one record, run on each record of a batch, that answers which of them failed.

    @batch
    def handler(record: SQSRecord[Order], context: Context) -> None: ...

A record fails when the function raises, when it does not fit the annotation, or when the deadline comes before it.
"""

from __future__ import annotations

from aws_lambda_runtime.batch._errors import BatchError

TYPE_CHECKING = False
if not TYPE_CHECKING:

    def overload(function: object) -> object:
        """Stand for `typing.overload`, for which alone `typing` would be imported, where nobody checks types."""
        return function


if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any, Protocol, TypeAlias, TypeVar, overload  # noqa: TC004 # at run time it is the one above

    from aws_lambda_runtime.context import Context
    from aws_lambda_runtime.events import DynamoDBRecord, KafkaEventRecord, KinesisStreamRecord, SQSRecord

    Record = TypeVar(
        "Record", bound=SQSRecord[Any] | KinesisStreamRecord[Any] | DynamoDBRecord[Any] | KafkaEventRecord[Any]
    )
    Result = TypeVar("Result")
    Function: TypeAlias = Callable[[Record], Result] | Callable[[Record, Context], Result]
    Handler: TypeAlias = Callable[[Any, Context], dict[str, Any]]
    AsyncHandler: TypeAlias = Callable[[Any, Context], Coroutine[Any, Any, dict[str, Any]]]

    class Decorator(Protocol):
        """What `batch(...)` returns."""

        @overload  # a coroutine is an object too, so the order decides
        def __call__(  # type: ignore[overload-overlap]
            self, function: Function[Record, Coroutine[Any, Any, object]], /
        ) -> AsyncHandler: ...
        @overload
        def __call__(self, function: Function[Record, object], /) -> Handler: ...


__all__ = ["BatchError", "batch"]

_CONCURRENCY = 10


@overload  # a coroutine is an object too, so the order decides
def batch(  # type: ignore[overload-overlap]
    function: Function[Record, Coroutine[Any, Any, object]], /
) -> AsyncHandler: ...
@overload
def batch(function: Function[Record, object], /) -> Handler: ...
@overload
def batch(*, concurrency: int | None = None, margin_ms: int = 1000) -> Decorator: ...
def batch(
    function: Callable[..., object] | None = None, /, *, concurrency: int | None = None, margin_ms: int = 1000
) -> Any:
    """Make a handler of a whole batch out of a function of one record.

    The annotation of its first parameter is `SQSRecord`, `KinesisStreamRecord`, `DynamoDBRecord` or `KafkaEventRecord`,
    with or without an argument; a second parameter gets the context. `concurrency` is how many records of an `async`
    function are under way at once, 10 unless given; those whose order counts wait for each other. From `margin_ms`
    before the deadline, or half of the time if that is less, no record is begun; what is left is answered as failed.

    Raises `TypeError` for a function that cannot be called with a record, and `ValueError` for an impossible option.
    """
    if concurrency is not None and concurrency < 1:
        raise ValueError(f"concurrency is a number of records, at least 1, not {concurrency}")
    if margin_ms < 0:
        raise ValueError(f"margin_ms is a number of milliseconds, at least 0, not {margin_ms}")
    if function is None:
        return lambda function: _handler(function, concurrency, margin_ms)
    return _handler(function, concurrency, margin_ms)


def _handler(function: Callable[..., object], concurrency: int | None, margin_ms: int) -> Callable[..., Any]:
    from aws_lambda_runtime._signature import call_gives
    from aws_lambda_runtime.batch._work import Work

    work = Work(function, margin_ms)
    handle: Callable[..., Any]
    if call_gives(function) == "coroutine":
        from aws_lambda_runtime.batch._async import run_async

        async def handle(event: object, context: Context) -> dict[str, Any]:
            return await run_async(work, event, context, concurrency or _CONCURRENCY)
    elif concurrency is not None:
        raise TypeError(f"concurrency is for async functions; {work.name} is none: leave it out, or write async def")
    else:

        def handle(event: object, context: Context) -> dict[str, Any]:
            return work.run(event, context)

    # Not `functools.wraps`: through that the handler would have the record's annotation, and be given one.
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(handle, name, getattr(function, name, None) or getattr(handle, name))
    return handle
