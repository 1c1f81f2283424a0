"""`@batch`: events, functions and options that it refuses."""

import asyncio
from typing import Any

import pytest

from aws_lambda_runtime import Context
from aws_lambda_runtime.batch import BatchError, batch
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import S3Event, SQSEvent, SQSRecord
from batches import messages, on_data, on_messages, on_topic


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ([], r"^the event is not a valid SQSEvent: \$\.Records: missing$"),
        ({}, r"\$\.Records: missing"),
        ({"Records": {}}, r"\$\.Records: expected list, got object"),
        ({"Records": [{"body": ""}]}, r"\$\.Records\[0\]\.messageId: missing"),
        ({"Records": [{"messageId": ""}]}, r"\$\.Records\[0\]\.messageId: missing"),
        ({"Records": [{"messageId": None}]}, r"\$\.Records\[0\]\.messageId: missing"),
        ({"Records": [None]}, r"\$\.Records\[0\]\.messageId: missing"),
        ({"Records": [{"eventSource": "aws:s3"}]}, r"messageId: missing \(this looks like S3Event\)"),
    ],
)
def test_event_that_is_no_batch(event: Any, problem: str) -> None:
    """An event of another kind, or a record that could not be named in the answer, fails the whole batch."""
    with pytest.raises(EventMismatch, match=problem):
        on_messages(event, Context.fake())


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        ([], r"\$\.records: expected object, got list"),
        ({"orders-0": None}, r"\$\.records\.orders-0: expected list"),
        ({"orders-0": [{"offset": "7"}]}, r"\$\.records\.orders-0\[0\]\.offset: missing"),
        ({"orders-0": [{"offset": True}]}, r"\$\.records\.orders-0\[0\]\.offset: missing"),
    ],
)
def test_event_that_is_no_batch_of_kafka(records: Any, problem: str) -> None:
    """The same for Kafka, whose records come in an object."""
    with pytest.raises(EventMismatch, match=problem):
        on_topic({"records": records}, Context.fake())


def test_tumbling_window() -> None:
    """An event of a tumbling window is refused, as its state would be lost."""
    with pytest.raises(BatchError, match="tumbling window"):
        on_data({"Records": [], "window": {"start": "", "end": ""}}, Context.fake())


def test_awaitable_result() -> None:
    """A function that returns what should have been awaited fails the batch: the record is not done."""

    @batch
    def handler(record: SQSRecord) -> object:
        return asyncio.get_running_loop().create_future()

    async def run() -> None:
        handler(messages(["a"]), Context.fake())

    with pytest.raises(BatchError, match=r"handler returned something to await: write async def"):
        asyncio.run(run())


def no_annotation(record):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
    """Stand for a function that does not say what it takes."""


def whole_event(event: SQSEvent) -> None:
    """Stand for a function of a whole batch."""


def other_event(event: S3Event) -> None:
    """Stand for a source that has no partial answers."""


def unknown_annotation(record: "Missing") -> None:  # type: ignore[name-defined]  # noqa: F821
    """Stand for a name that is there for type checkers only."""


def generator(record: SQSRecord) -> Any:
    """Stand for a function that does nothing when it is called."""
    yield record


def three_parameters(record: SQSRecord, context: Context, more: int) -> None:
    """Stand for a function that cannot be called."""


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (no_annotation, "that of no_annotation has to be SQSRecord, KinesisStreamRecord, DynamoDBRecord or Kafka"),
        (whole_event, "that of whole_event has to be SQSRecord"),
        (other_event, "that of other_event has to be SQSRecord"),
        (unknown_annotation, "the annotation of the first parameter of unknown_annotation cannot be looked up"),
        (generator, "generator is a generator, which does nothing when it is called"),
        (three_parameters, "also needs more"),
    ],
)
def test_impossible_function(function: Any, message: str) -> None:
    """A function that cannot be called with a record is refused while the function starts."""
    with pytest.raises(TypeError, match=message):
        batch(function)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"concurrency": 0}, ValueError, "at least 1, not 0"),
        ({"margin_ms": -1}, ValueError, "at least 0, not -1"),
        ({"concurrency": 2}, TypeError, r"concurrency is for async functions; .*handler is none"),
    ],
)
def test_impossible_option(options: Any, error: type[Exception], message: str) -> None:
    """An option that means nothing is refused."""

    def handler(record: SQSRecord) -> None:
        """Stand for any function."""

    with pytest.raises(error, match=message):
        batch(**options)(handler)
