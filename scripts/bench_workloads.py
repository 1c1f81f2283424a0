"""The events that warm invocations are measured with, and how many invocations are few and many of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = ROOT / "data" / "events"
SMALL_EVENT = {"key1": "value1", "key2": "value2", "key3": "value3"}
BATCH_EVENT = EVENTS / "sqs" / "batch_of_ten.json"
FEW, MANY, ROUNDS = 100, 700, 15
LARGEST = 6 << 20
"""What Lambda takes for an event and for an answer, in bytes."""


@dataclass(frozen=True, slots=True)
class Workload:
    """An event, and how often it is served: what many cost more than few is measured, in several rounds."""

    measure: str
    event: Path
    few: int = FEW
    many: int = MANY
    rounds: int = ROUNDS


def workloads(folder: Path) -> list[Workload]:
    """Write the events that are made, and name those beyond the batch, which is measured for everyone."""
    return [
        Workload("http", EVENTS / "api_gateway_v2" / "jwt_authorizer.json", rounds=9),
        Workload("changes", _written(folder / "changes.json", hundred_changes()), few=10, many=60, rounds=7),
        Workload("large", _written(folder / "large.json", many_orders()), few=1, many=4, rounds=3),
    ]


def small(folder: Path) -> Workload:
    """Write the small event."""
    return Workload("small", _written(folder / "small.json", SMALL_EVENT))


def hundred_changes() -> dict[str, Any]:
    """Make a batch of 100 changes of a DynamoDB table, as many as a stream sends unless asked otherwise."""
    event: dict[str, Any] = json.loads((EVENTS / "dynamodb" / "insert_modify_remove.json").read_text(encoding="utf-8"))
    return event | {"Records": [event["Records"][1]] * 100}


def many_orders() -> dict[str, Any]:
    """Make a function's own event that is just under what Lambda takes, in the form that awslambdaric answers with."""
    order = {"number": 100_000, "customer": "Wile E. Coyote", "prices": [19.99, 5.25, 100.5], "note": None}
    count = LARGEST // len(json.dumps(order) + ", ") - 1
    return {"orders": [order | {"number": 100_000 + index} for index in range(count)]}


def _written(path: Path, event: dict[str, Any]) -> Path:
    path.write_text(json.dumps(event), encoding="utf-8")
    return path
