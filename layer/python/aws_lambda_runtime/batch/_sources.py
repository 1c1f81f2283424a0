"""The sources of batches: where their records are, what identifies one, and which of them have an order to keep."""

from __future__ import annotations

from aws_lambda_runtime.errors import EventMismatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Lanes: TypeAlias = "list[list[Item]]"

_PACKAGE = "aws_lambda_runtime.events."


class Source:
    """One source: the event's class, the key of the records in it, and the keys to the identifier in a record."""

    __slots__ = ("event", "identifier", "records")

    def __init__(self, event: str, records: str, *identifier: str) -> None:
        self.event = event
        self.records = records
        self.identifier = identifier


class Item:
    """One record: what it is called in the answer and in the log, its JSON, and whether it has been handled."""

    __slots__ = ("done", "identifier", "name", "payload")

    def __init__(self, identifier: object, name: str, payload: object) -> None:
        self.identifier = identifier
        self.name = name
        self.payload = payload
        self.done = False


_SQS = Source("SQSEvent", "Records", "messageId")
_KAFKA = Source("KafkaEvent", "records", "offset")
_BY_RECORD = {
    "SQSRecord": _SQS,
    "KinesisStreamRecord": Source("KinesisStreamEvent", "Records", "kinesis", "sequenceNumber"),
    "DynamoDBRecord": Source("DynamoDBStreamEvent", "Records", "dynamodb", "SequenceNumber"),
    "KafkaEventRecord": _KAFKA,
}


def source_of(annotation: object) -> Source | None:
    """Return the source whose records the annotation stands for, or a class derived from it; None for others."""
    cls = getattr(annotation, "__origin__", annotation)
    names = [each.__name__ for each in getattr(cls, "__mro__", ()) if each.__module__.startswith(_PACKAGE)]
    return next((_BY_RECORD[name] for name in names if name in _BY_RECORD), None)


def lanes_of(source: Source, event: object) -> Lanes:
    """Return the records of an event in lanes, each to be worked through in its order and up to its first failure.

    Of SQS each message has a lane, or in a FIFO queue each group; of Kafka each partition; of a stream there is one.
    Raises `EventMismatch` for an event of another kind, and for a record that could not be named in an answer.
    """
    if not isinstance(event, dict) or not isinstance(records := event.get(source.records), dict | list):
        raise _refusal(source, event, f"$.{source.records}: missing")
    if source is _KAFKA:
        if isinstance(records, dict):
            return [_partition(name, members, event) for name, members in records.items()]
        raise _refusal(source, event, "$.records: expected object, got list")
    if isinstance(records, dict):
        raise _refusal(source, event, f"$.{source.records}: expected list, got object")
    lanes: dict[object, list[Item]] = {}
    for index, record in enumerate(records):
        path = f"$.{source.records}[{index}]"
        identifier = _identifier(source, event, record, path)
        key = index if source is _SQS else None
        if source is _SQS and str(record.get("eventSourceARN")).endswith(".fifo"):
            # Messages of standard queues may have a group too, where it says nothing about an order.
            key = _at(record, ("attributes", "MessageGroupId"))
        lanes.setdefault(key, []).append(Item(identifier, f"{source.identifier[-1]} {identifier}", record))
    return list(lanes.values())


def failures(source: Source, lanes: Lanes) -> dict[str, Any]:
    """Return the answer: of SQS all messages that are not done, of others where each lane is to be begun again."""
    left = [[item for item in lane if not item.done] for lane in lanes]
    named = left if source is _SQS else [lane[:1] for lane in left]
    return {"batchItemFailures": [{"itemIdentifier": item.identifier} for lane in named for item in lane]}


def _partition(name: str, records: object, event: object) -> list[Item]:
    if not isinstance(records, list):
        raise _refusal(_KAFKA, event, f"$.records.{name}: expected list")
    items = []
    for index, record in enumerate(records):
        offset = _identifier(_KAFKA, event, record, f"$.records.{name}[{index}]")
        items.append(Item({"partition": name, "offset": offset}, f"{name} offset {offset}", record))
    return items


def _identifier(source: Source, event: object, record: object, path: str) -> Any:
    """Return what names the record; with an empty or unknown name Lambda would retry all of them and not say why."""
    found = _at(record, source.identifier)
    if type(found) is not (int if source is _KAFKA else str) or found == "":
        raise _refusal(source, event, f"{path}.{'.'.join(source.identifier)}: missing")
    return found


def _at(record: object, keys: tuple[str, ...]) -> Any:
    for key in keys:
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _refusal(source: Source, event: object, problem: str) -> EventMismatch:
    from aws_lambda_runtime.events._detect import detect_name

    looks_like = detect_name(event)
    hint = "" if looks_like in (None, source.event) else f" (this looks like {looks_like})"
    return EventMismatch(source.event, (problem + hint,))
