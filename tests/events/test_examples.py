"""The examples on the pages of the sources: each runs on a sample, of its own folder if that has one."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime import events, runtime
from aws_lambda_runtime._codec import decode, encode
from aws_lambda_runtime._signature import event_annotation
from aws_lambda_runtime.converter._names import class_of
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import Detail, EventBridgeEvent

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "data" / "events"
INDEX: dict[str, dict[str, str]] = json.loads((SAMPLES / "index.json").read_text())
EXAMPLES = sorted((PROJECT / "examples" / "events").glob("*.py"))
SOURCES = sorted(path.stem for path in Path(events.__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def test_each_source_has_one() -> None:
    """There is an example for each module of a source."""
    assert [path.stem for path in EXAMPLES] == SOURCES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(example: Path) -> None:
    """The handler takes the first sample that fits its annotation, and its result is JSON."""
    handler = _handler(example)
    annotation: Any = event_annotation(handler)
    structure: Any = runtime.structurer(annotation)
    samples = [sample for sample, about in INDEX.items() if about["class"] == class_of(annotation).__name__]
    samples.sort(key=lambda sample: not sample.startswith(f"{example.stem}/"))
    event = next(found for sample in samples if (found := _fitting(structure, sample)) is not None)
    decode(encode(handler(event), runtime.unstructure))


def _handler(example: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"example_{example.stem}", example)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.handler


def _fitting(structure: Any, sample: str) -> Any:
    """Return the event, or None if the sample carries something else than the example asks for."""
    payload = json.loads((SAMPLES / sample).read_text())
    try:
        event = structure(payload)
    except EventMismatch:
        return None
    if not isinstance(getattr(event, "detail", None), Detail):
        return event
    bare: Any = runtime.structurer(EventBridgeEvent)
    return event if type(bare(payload).detail) is type(event.detail) else None
