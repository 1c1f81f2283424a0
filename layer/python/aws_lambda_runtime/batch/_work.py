"""What is done with a record, whether its function is awaited or not, and how a batch of them is worked through."""

from __future__ import annotations

from aws_lambda_runtime import _logs
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime._report import report
from aws_lambda_runtime._signature import call_gives, count_arguments, event_annotation
from aws_lambda_runtime.batch._errors import BatchError
from aws_lambda_runtime.batch._sources import failures, lanes_of, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from aws_lambda_runtime.batch._sources import Item, Lanes
    from aws_lambda_runtime.context import Context

_RECORDS = "SQSRecord, KinesisStreamRecord, DynamoDBRecord or KafkaEventRecord"
_AWAITED = "returned something to await: write async def, so that the record counts as done when it is"


class Work:
    """A function of one record and what its signature says.

    Raises `TypeError` for a function that cannot be called with a record.
    """

    def __init__(self, function: Callable[..., object], margin_ms: int) -> None:
        self.name = getattr(function, "__qualname__", type(function).__qualname__)
        _refuse_generator(function, self.name)
        self._annotation = _annotation_of(function, self.name)
        source = source_of(self._annotation)
        if source is None:
            raise TypeError(
                f"@batch reads from the annotation of the first parameter what to make of each record: that of "
                f"{self.name} has to be {_RECORDS}, as in {self.name}(record: SQSRecord[Order])"
            )
        self.source = source
        self._function: Callable[..., Any] = function
        self._gets_context = count_arguments(function) > 1
        self._margin_ms = margin_ms
        self._structure: Callable[[Any], object] | None = None
        # Now, while the function starts; what is made of records is decided at the first event, when all hooks are in.
        runtime.prepare(self._annotation)

    def lanes(self, event: object) -> Lanes:
        """Return the records of an event, which may have been made by hand.

        Raises `BatchError` for an event of a tumbling window, and what `lanes_of` does.
        """
        payload = event if isinstance(event, dict) else runtime.unstructure(event)
        if isinstance(payload, dict) and payload.get("window") is not None:
            raise BatchError(
                "this event belongs to a tumbling window, and @batch would lose its state: take the whole event as "
                "KinesisStreamEvent or DynamoDBStreamEvent, and return a TimeWindowResponse"
            )
        return lanes_of(self.source, payload)

    def margin_ms(self, context: Context) -> float:
        """Return how long before the deadline no record is begun, so that the first always is."""
        return min(self._margin_ms, context.get_remaining_time_in_millis() / 2)

    def start(self, item: Item, context: Context) -> Any:
        """Call the function with a record; it raises what it likes, or `EventMismatch` if the record does not fit."""
        self._structure = self._structure or runtime.structurer(self._annotation)
        record = self._structure(item.payload)  # type: ignore[misc] # a record class always has one
        return self._function(record, context) if self._gets_context else self._function(record)

    def run(self, event: object, context: Context) -> dict[str, Any]:
        """Work through a batch with a function that is not awaited, and return the answer."""
        lanes = self.lanes(event)
        margin = self.margin_ms(context)
        for lane in lanes:
            for item in lane:
                if context.get_remaining_time_in_millis() <= margin:
                    return self.late(lanes)
                try:
                    self._finish(item, context)
                except BatchError:
                    raise
                except Exception as error:  # noqa: BLE001 - whatever it raises, its record has failed
                    self.failed(item, error, context)
                    break
        return failures(self.source, lanes)

    def _finish(self, item: Item, context: Context) -> None:
        if hasattr(self.start(item, context), "__await__"):
            raise BatchError(f"{self.name} {_AWAITED}")
        item.done = True

    def failed(self, item: Item, error: BaseException, context: Context) -> None:
        """Log why a record failed, and which it was."""
        error.add_note(f"The record that failed: {item.name}")
        _logs.write(report(error, context.aws_request_id)[1])

    def late(self, lanes: Lanes) -> dict[str, Any]:
        """Return the answer at the deadline, and log that it had come."""
        items = [item for lane in lanes for item in lane]
        left = sum(not item.done for item in items)
        _logs.warn(
            f"the deadline is near, and {left} of {len(items)} records are not done: they are answered as failed; "
            "give the function more time, or the batch fewer records"
        )
        return failures(self.source, lanes)


def _refuse_generator(function: Callable[..., object], name: str) -> None:
    if call_gives(function) == "generator":
        raise TypeError(f"{name} is a generator, which does nothing when it is called: handle the record without yield")


def _annotation_of(function: Callable[..., object], name: str) -> object:
    try:
        return event_annotation(function)
    except NameError as error:
        raise TypeError(
            f"the annotation of the first parameter of {name} cannot be looked up ({error}): import and define what "
            "it names at run time, and above the function"
        ) from None
