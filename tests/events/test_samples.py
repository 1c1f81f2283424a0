"""Every sample in data/events: it structures, and comes back exactly."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aws_lambda_runtime import events
from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import Event, Payload

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"
INDEX: dict[str, dict[str, str | None]] = json.loads((SAMPLES / "index.json").read_text())
EVENTS = [sample for sample, entry in INDEX.items() if issubclass(getattr(events, str(entry["class"])), Event)]
# They lack what tells their shape.
PARTIAL = {"cloudwatch_dashboard/describe.json", "sqs/console_test_partial.json"}

converter = make_converter()


def _class(sample: str) -> type[Event]:
    found: type[Event] = getattr(events, str(INDEX[sample]["class"]))
    return found


def _payloads(value: Any) -> list[Payload]:
    """Return all objects within one that keep their payload."""
    if isinstance(value, Payload):
        fields = [getattr(value, attribute.name) for attribute in attrs.fields(type(value)) if attribute.init]
        return [value, *[inner for field in fields for inner in _payloads(field)]]
    if isinstance(value, dict):
        return [inner for item in value.values() for inner in _payloads(item)]
    return [inner for item in value for inner in _payloads(item)] if isinstance(value, list) else []


def test_index_lists_the_folder() -> None:
    """The index has each sample and nothing else, with what it shows and since when."""
    there = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/*.json") if path.name != "index.json"}
    assert set(INDEX) == there
    assert all(set(entry) == {"class", "shows", "page", "date"} for entry in INDEX.values())


@pytest.mark.parametrize("sample", INDEX)
def test_sample_comes_back(sample: str) -> None:
    """Structured and unstructured, a sample is the same text: keys, their order, nulls, forms of numbers."""
    payload = json.loads((SAMPLES / sample).read_text())
    event = structurer(converter, _class(sample))(payload)
    assert json.dumps(converter.unstructure(event)) == json.dumps(payload)
    assert event.raw is payload


@pytest.mark.parametrize("sample", EVENTS)
def test_sample_is_told_by_its_shape(sample: str) -> None:
    """The class of a sample is detected, save for the partial ones that lack what tells it."""
    payload = json.loads((SAMPLES / sample).read_text())
    assert events.detect(payload) is (None if sample in PARTIAL else _class(sample))
    assert _class(sample).matches(payload) is (sample not in PARTIAL)


@pytest.mark.parametrize("sample", INDEX)
@given(data=st.data())
@settings(max_examples=20)
def test_damaged_sample_structures_or_is_explained(sample: str, data: st.DataObject) -> None:
    """A sample with one key dropped, or one value replaced, structures and comes back, or is refused with paths."""
    payload = json.loads((SAMPLES / sample).read_text())
    where = data.draw(st.sampled_from([found for found in _objects(payload) if found]))
    key = data.draw(st.sampled_from(list(where)))
    if data.draw(st.booleans()):
        del where[key]
    else:
        where[key] = data.draw(st.sampled_from([None, "", "None", 0, 1.5, True, [], {}, [None], {"a": None}]))
    problems: tuple[str, ...] = ()
    try:
        event = structurer(converter, _class(sample))(payload)
        assert json.dumps(converter.unstructure(event)) == json.dumps(payload)
    except EventMismatch as error:
        problems = error.problems
    assert all(problem.startswith("$") for problem in problems)


@pytest.mark.parametrize("sample", INDEX)
def test_sample_is_kept_at_every_level(sample: str) -> None:
    """Each object within an event refers to the JSON object that it was made from, and copies none."""
    payload = json.loads((SAMPLES / sample).read_text())
    event = structurer(converter, _class(sample))(payload)
    known = {id(item) for item in _objects(payload)}
    given = [item for item in _payloads(event) if type(item.raw) is dict]
    assert given
    assert all(id(item.raw) in known for item in given)


@pytest.mark.parametrize("sample", INDEX)
def test_sample_survives_copies(sample: str) -> None:
    """A copy, shallow or deep, and an unpickled event are equal and unstructure to the same text."""
    payload = json.loads((SAMPLES / sample).read_text())
    event = structurer(converter, _class(sample))(payload)
    for again in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):  # noqa: S301 # our own
        assert again == event
        assert json.dumps(converter.unstructure(again)) == json.dumps(payload)


@pytest.mark.parametrize("sample", INDEX)
def test_sample_is_rebuilt_by_hand(sample: str) -> None:
    """The constructor takes the fields of a structured sample and makes an equal event."""
    event = structurer(converter, _class(sample))(json.loads((SAMPLES / sample).read_text()))
    assert attrs.evolve(event) == event


@pytest.mark.parametrize("sample", INDEX)
def test_sample_is_read_alike_by_the_converter_that_explains(sample: str) -> None:
    """Both converters make equal events of a sample."""
    payload = json.loads((SAMPLES / sample).read_text())
    detailed = converter.copy(detailed_validation=True)
    event = structurer(converter, _class(sample))(payload)
    again = detailed.structure(payload, _class(sample))
    assert again == event
    assert json.dumps(detailed.unstructure(again)) == json.dumps(payload)


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *[inner for item in value.values() for inner in _objects(item)]]
    return [inner for item in value for inner in _objects(item)] if isinstance(value, list) else []
