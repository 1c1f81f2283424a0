"""`@batch`: which records are answered as failed, of each source, and what becomes of those under way."""

from __future__ import annotations

import asyncio
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime import Context
from aws_lambda_runtime._signature import count_arguments, event_annotation
from aws_lambda_runtime.batch import BatchError, batch
from aws_lambda_runtime.events import KinesisStreamRecord, SQSEvent, SQSRecord
from batches import (
    BAD,
    Order,
    changes,
    data,
    encoded,
    failed,
    handle,
    messages,
    on_changes,
    on_data,
    on_messages,
    on_messages_async,
    on_topic,
)

skus = st.lists(st.sampled_from(["a", "b", BAD, None]), max_size=12)


@given(skus)
def test_standard_queue(given_skus: list[str | None]) -> None:
    """Each message fails alone: those whose function raised, and those that do not fit; awaited or not."""
    expected = [f"m{index}" for index, sku in enumerate(given_skus) if sku in (BAD, None)]
    assert failed(on_messages(messages(given_skus), Context.fake())) == expected
    assert failed(asyncio.run(on_messages_async(messages(given_skus), Context.fake()))) == expected


@given(st.lists(st.tuples(st.sampled_from(["a", BAD, None]), st.sampled_from("xyz")), max_size=12))
def test_fifo_queue(pairs: list[tuple[str | None, str]]) -> None:
    """Of each group all messages from the first failed one on are failed, in their order; others are not concerned."""
    event = messages([sku for sku, _ in pairs], [group for _, group in pairs])
    expected: list[str] = []
    for group in dict.fromkeys(group for _, group in pairs):
        own = [(f"m{index}", sku) for index, (sku, other) in enumerate(pairs) if other == group]
        first = next((place for place, (_, sku) in enumerate(own) if sku in (BAD, None)), len(own))
        expected += [name for name, _ in own[first:]]
    assert failed(on_messages(event, Context.fake())) == expected
    assert failed(asyncio.run(on_messages_async(event, Context.fake()))) == expected


@given(skus)
def test_streams(given_skus: list[str | None]) -> None:
    """Of a stream the first failed record is told, from which Lambda goes on."""
    expected = [f"s{index}" for index, sku in enumerate(given_skus) if sku in (BAD, None)][:1]
    assert failed(on_data(data(given_skus), Context.fake())) == expected
    assert failed(asyncio.run(on_changes(changes(given_skus), Context.fake()))) == expected


@given(st.dictionaries(st.sampled_from(["orders-0", "orders-1", "refunds-0"]), skus))
def test_topics(partitions: dict[str, list[str | None]]) -> None:
    """Of each partition the first failed offset is told, as an object with both names."""
    records = {
        name: [{"offset": 7 + index, "value": encoded(sku)} for index, sku in enumerate(members)]
        for name, members in partitions.items()
    }
    bad = [
        [{"partition": name, "offset": 7 + index} for index, sku in enumerate(members) if sku in (BAD, None)]
        for name, members in partitions.items()
    ]
    answer = on_topic({"eventSource": "aws:kafka", "records": records}, Context.fake())
    assert failed(answer) == [found[0] for found in bad if found]


def test_records_after_a_failure_in_their_order_are_not_begun() -> None:
    """The function is not called for what comes after a failed record of a stream."""
    seen: list[str] = []

    @batch
    def handler(record: KinesisStreamRecord[Order]) -> None:
        seen.append(record.kinesis.sequence_number)
        handle(record.kinesis.data.sku)

    handler(data(["a", BAD, "a"]), Context.fake())
    assert seen == ["s0", "s1"]


def test_log_names_the_record_and_no_value(capfd: pytest.CaptureFixture[str]) -> None:
    """A failed record is in the log with its id and where it does not fit, without what it holds."""
    event = messages(["hunter2"])
    event["Records"][0]["body"] = '{"sku": {"secret": "hunter2"}}'
    on_messages(event, Context.fake())
    log = capfd.readouterr().out
    assert "$.body.sku: expected str, got object" in log
    assert "The record that failed: messageId m0" in log
    assert "hunter2" not in log


@pytest.mark.parametrize("margin_ms", [60_000, 1000])
def test_records_before_the_deadline(margin_ms: int, capfd: pytest.CaptureFixture[str]) -> None:
    """Records that are not begun in time are failed, and the log says so; half of the time is always for work."""
    context = Context.fake(remaining_time_in_millis=600)
    seen: list[str] = []

    @batch(margin_ms=margin_ms)
    def handler(record: SQSRecord) -> None:
        seen.append(record.message_id)
        while context.get_remaining_time_in_millis() > 250:
            pass

    assert failed(handler(messages(["a", "b", "c"]), context)) == ["m1", "m2"]
    assert seen == ["m0"]
    assert "the deadline is near, and 2 of 3 records are not done" in capfd.readouterr().out


def test_awaited_records_at_the_deadline() -> None:
    """What is under way at the deadline is cancelled and failed, even if it ends well; what was done counts."""
    ended: list[str] = []

    @batch(concurrency=3)
    async def handler(record: SQSRecord) -> None:
        try:
            await asyncio.sleep(0 if record.message_id == "m0" else 60)
        except asyncio.CancelledError:
            ended.append(record.message_id)
            if record.message_id == "m1":
                raise

    answer = asyncio.run(handler(messages(["a"] * 5), Context.fake(remaining_time_in_millis=400)))
    assert set(ended) == {"m1", "m2", "m3"}
    assert failed(answer) == ["m1", "m2", "m3", "m4"]


def test_concurrency() -> None:
    """So many records are under way at once, and no more."""
    under_way, most = 0, 0

    @batch(concurrency=4)
    async def handler(record: SQSRecord) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1

    assert failed(asyncio.run(handler(messages(["a"] * 20), Context.fake()))) == []
    assert most == 4


def test_cancelled_by_what_it_awaits() -> None:
    """A record whose function ends by a cancellation of its own fails alone."""

    @batch(concurrency=1)
    async def handler(record: SQSRecord) -> None:
        if record.message_id == "m0":
            raise asyncio.CancelledError

    assert failed(asyncio.run(handler(messages(["a", "b"]), Context.fake()))) == ["m0"]


def test_batch_error() -> None:
    """`BatchError` fails the invocation, and what is under way is cancelled."""

    @batch
    def handler(record: SQSRecord) -> None:
        raise BatchError("the database is away")

    cancelled: list[str] = []

    @batch
    async def handler_async(record: SQSRecord) -> None:
        if record.message_id == "m1":
            raise BatchError("the database is away")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(record.message_id)
            raise

    with pytest.raises(BatchError, match="the database is away"):
        handler(messages(["a", "b"]), Context.fake())
    with pytest.raises(BatchError, match="the database is away"):
        asyncio.run(handler_async(messages(["a", "b"]), Context.fake()))
    assert cancelled == ["m0"]


def test_cancelled_handler() -> None:
    """Cancelling the handler cancels what is under way, and is not taken for an answer."""
    ended: list[str] = []

    @batch
    async def handler(record: SQSRecord) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(record.message_id)

    async def cancel() -> None:
        task = asyncio.ensure_future(handler(messages(["a", "b"]), Context.fake()))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    assert sorted(ended) == ["m0", "m1"]


def test_event_by_hand() -> None:
    """An event that a test has made by hand is taken as well."""
    event = SQSEvent[Order](records=[SQSRecord(message_id="m0", body=Order(BAD))])
    assert failed(on_messages(event, Context.fake())) == ["m0"]


class Message(SQSRecord[Order]):
    """What users derive from a record."""


def test_record_of_ones_own() -> None:
    """A class derived from a record is one of its source, and what it carries is what it says."""

    @batch
    def handler(record: Message) -> None:
        handle(record.body.sku)

    assert failed(handler(messages(["a", BAD, None]), Context.fake())) == ["m1", "m2"]


def test_signature() -> None:
    """The loop sees a handler of plain JSON that takes both arguments, by the function's own name."""
    assert count_arguments(on_messages) == 2
    assert event_annotation(on_messages) is object
    assert (on_messages.__name__, on_messages.__module__, on_messages.__doc__) == (
        "on_messages",
        "batches",
        "Take one message.",
    )
    assert inspect.iscoroutinefunction(on_messages_async)
