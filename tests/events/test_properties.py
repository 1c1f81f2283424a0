"""What holds for every event class and every payload of its shape, generated from the classes themselves."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import Event, Payload, Response
from shapes import EVENTS, WIRE_CLASSES, json_values, payloads, places

converter = make_converter()
detailed = converter.copy(detailed_validation=True)
structure = {cls: structurer(converter, cls) for cls in EVENTS}
shapes = {cls: payloads(cls) for cls in EVENTS}


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
@settings(max_examples=25)
def test_any_payload_comes_back(cls: type[Event], data: st.DataObject) -> None:
    """A payload of the shape structures and unstructures to the same text, unknown keys and nulls included."""
    payload = data.draw(shapes[cls])
    before = json.dumps(payload)
    event = structure[cls](payload)
    assert json.dumps(converter.unstructure(event)) == before
    assert json.dumps(payload) == before


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
@settings(max_examples=25)
def test_event_made_by_hand_comes_back(cls: type[Event], data: st.DataObject) -> None:
    """An event without a payload unstructures to one that structures to an equal event."""
    event = attrs.evolve(structure[cls](data.draw(shapes[cls])))
    assert structure[cls](converter.unstructure(event)) == event


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
@settings(max_examples=25)
def test_wrong_type_is_named_by_its_path(cls: type[Event], data: st.DataObject) -> None:
    """One value of a wrong type, at any depth, is one problem with the path of the value."""
    payload = data.draw(shapes[cls].filter(lambda payload: places(cls, payload)))
    where, key, path = data.draw(st.sampled_from(places(cls, payload)))
    where[key] = data.draw(st.sampled_from([[], {}, 1.5]))
    with pytest.raises(EventMismatch) as caught:
        structure[cls](payload)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}: expected ")


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
@settings(max_examples=25)
def test_any_json_structures_or_is_explained(cls: type[Event], data: st.DataObject) -> None:
    """Whatever a key is replaced by: both converters agree, and a refusal has paths and is never a bare error."""
    payload = data.draw(shapes[cls])
    if payload:
        payload[data.draw(st.sampled_from(sorted(payload)))] = data.draw(json_values)
    try:
        event = structure[cls](payload)
    except EventMismatch as error:
        problems = error.problems
    else:
        problems = ()
        assert detailed.structure(payload, cls) == event
    assert all(problem.startswith(("$", "and ")) for problem in problems)


@pytest.mark.parametrize("cls", EVENTS)
@given(payload=json_values)
@settings(max_examples=25)
def test_matching_takes_any_json(cls: type[Event], payload: Any) -> None:
    """Telling a shape never fails, and what is no object has none."""
    assert cls.matches(payload) in (False, isinstance(payload, dict))


@pytest.mark.parametrize("cls", [cls for cls in WIRE_CLASSES if issubclass(cls, Response)])
@given(data=st.data())
@settings(max_examples=25)
def test_any_response_is_written(cls: type[Response], data: st.DataObject) -> None:
    """What is read from a response's JSON object is written so that it reads the same again."""
    response: Response = converter.structure(data.draw(payloads(cls)), cls)
    written = converter.unstructure(response)
    assert json.loads(json.dumps(written)) == written
    assert converter.structure(written, cls) == response


def test_payload_refers_to_the_object() -> None:
    """A base class takes any object, and changes of the raw payload are what is given back for unknown keys."""
    payload: dict[str, Any] = {"a": 1}
    event = structurer(converter, Payload)(payload)
    event.raw["b"] = 2
    assert converter.unstructure(event) == {"a": 1, "b": 2}
