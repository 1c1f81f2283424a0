"""What the benchmark tells: a table for each question, and what the ratios of its figures should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The measures that stand side by side, each with its heading; a single one has none, and shows its median too."""

    title: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Goal:
    """One of ours held against a peer: the most that the ratio of the two may be, where a goal was set."""

    measure: str
    ours: str
    peer: str
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a figure of ours may be by itself."""

    measure: str
    ours: str
    at_most: float


WORKLOADS = {
    "small": "small event",
    "batch": "SQS batch of 10",
    "http": "API Gateway v2",
    "changes": "DynamoDB x100",
    "large": "6 MB both ways",
}
_SINGLE = {
    "start": "Process start to first poll, ms",
    **{key: f"Processor time per warm invocation, {workload}, us" for key, workload in WORKLOADS.items()},
}
TABLES = (
    *(Table(title, {measure: ""}) for measure, title in _SINGLE.items()),
    Table(
        "Resident memory after the last invocation, MB",
        {f"{key} resident": workload for key, workload in WORKLOADS.items()},
    ),
    Table("Most resident memory ever, MB", {f"{key} peak": workload for key, workload in WORKLOADS.items()}),
    Table(
        "An answer of 6 MB, whole or streaming 64 KB chunks",
        {"stream first": "first byte, ms", "stream last": "last byte, ms", "stream peak": "most memory, MB"},
    ),
    Table(
        "Instructions, thousands",
        {
            "start instructions": "start to first poll",
            "small instructions": "warm small event",
            "batch instructions": "warm SQS batch of 10",
        },
    ),
    Table("Until the first poll", {"read": "KB read", "opened": "files opened"}),
)
TITLES = {
    measure: ": ".join(filter(None, (table.title, heading)))
    for table in TABLES
    for measure, heading in table.columns.items()
}
"""What each measure is called where it stands alone."""

PLAIN = ("layer", "awslambdaric")
TYPED = ("layer typed", "parser")
"""Who is held against whom, where the event stays plain JSON and where it is checked."""

PAIRS = {"small": (PLAIN,), **dict.fromkeys(("batch", "http", "changes", "large"), (PLAIN, TYPED))}
"""The pairs of each event; the small one is too small to be checked."""

GOALS = (
    Goal("start", "layer", "awslambdaric", 0.5),
    Goal("start", "layer", "bare", 1.6),
    Goal("start", "layer typed", "parser", 0.25),
    Goal("start", "layer typed", "layer", 1.3),
    Goal("small", "layer", "awslambdaric", 0.45),
    Goal("batch", "layer", "awslambdaric", 0.5),
    Goal("batch", "layer typed", "parser", 0.4),
    Goal("large", "layer", "awslambdaric"),
    Goal("large", "layer typed", "parser", 0.4),
    *(Goal(measure, *pair) for measure in ("http", "changes") for pair in PAIRS[measure]),
    *(Goal(f"{key} {kind}", *pair) for kind in ("resident", "peak") for key, pairs in PAIRS.items() for pair in pairs),
    *(Goal(measure, *pair) for measure in ("start instructions", "read", "opened") for pair in (PLAIN, TYPED)),
    *(Goal(f"{key} instructions", *pair) for key in ("small", "batch") for pair in PAIRS[key]),
    *(Goal(measure, "layer stream", "awslambdaric") for measure in ("stream first", "stream last", "stream peak")),
    Goal("stream last", "layer stream", "loop"),
    Goal("stream last", "layer", "awslambdaric"),
)
LIMITS = (Limit("batch resident", "layer typed", 18.0),)
