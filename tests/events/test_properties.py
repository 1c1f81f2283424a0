"""What holds for every event class and every payload of its shape, generated from the classes themselves."""

from __future__ import annotations

import json
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime import events
from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import Event, Payload
from aws_lambda_runtime.events._wire import WireObject, attributes

EVENTS = [cls for name in events.__all__ if issubclass(cls := getattr(events, name), Event) and cls is not Event]

converter = make_converter()
detailed = converter.copy(detailed_validation=True)
structure = {cls: structurer(converter, cls) for cls in EVENTS}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=3,
)


def payloads(cls: type[WireObject]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate JSON objects of a class's shape: any optional keys, null where it is allowed, and unknown keys."""
    required, optional = {}, {}
    for name, attribute in attributes(cls).items():
        values = of_type(attribute.type)
        if attribute.default is attrs.NOTHING or attribute.metadata.get("required"):
            required[name] = values
        else:
            optional[name] = st.none() | values
    unknown = st.dictionaries(st.text().filter(lambda key: key not in attributes(cls)), json_values, max_size=2)
    return st.builds(lambda known, more: known | more, st.fixed_dictionaries(required, optional=optional), unknown)


def of_type(annotation: Any) -> st.SearchStrategy[Any]:
    """Generate JSON values for a field's type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, WireObject):
        return payloads(annotation)
    if origin is list:
        return st.lists(of_type(arguments[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(st.text(), of_type(arguments[1]), max_size=3)
    if annotation is events.Headers:
        return st.dictionaries(st.text(), st.text(), max_size=3)
    if arguments:
        return st.one_of([of_type(argument) for argument in arguments])
    plain = {str: st.text(), int: st.integers(), bool: st.booleans(), NoneType: st.none(), Any: json_values}
    return plain[annotation]


def places(cls: type[WireObject], value: dict[str, Any], path: str = "$") -> list[tuple[dict[str, Any], str, str]]:
    """Return the places of text and numbers within a payload: the object, the key, and the JSON path."""
    found = []
    for name, attribute in attributes(cls).items():
        if value.get(name) is None:
            continue
        here = f"{path}.{name}"
        types = get_args(attribute.type) or (attribute.type,)
        inner = [kind for kind in types if isinstance(kind, type) and issubclass(kind, WireObject)]
        if str in types[:1] or int in types[:1] or bool in types[:1]:
            if get_origin(attribute.type) not in (list, dict):
                found.append((value, name, here))
        elif inner and get_origin(attribute.type) is list:
            for index, item in enumerate(value[name]):
                found += places(inner[0], item, f"{here}[{index}]")
        elif inner and get_origin(attribute.type) is not dict:
            found += places(inner[0], value[name], here)
    return found


shapes = {cls: payloads(cls) for cls in EVENTS}


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
def test_any_payload_comes_back(cls: type[Event], data: st.DataObject) -> None:
    """A payload of the shape structures and unstructures to the same text, unknown keys and nulls included."""
    payload = data.draw(shapes[cls])
    before = json.dumps(payload)
    event = structure[cls](payload)
    assert json.dumps(converter.unstructure(event)) == before
    assert json.dumps(payload) == before


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
def test_event_made_by_hand_comes_back(cls: type[Event], data: st.DataObject) -> None:
    """An event without a payload unstructures to one that structures to an equal event."""
    event = attrs.evolve(structure[cls](data.draw(shapes[cls])))
    assert structure[cls](converter.unstructure(event)) == event


@pytest.mark.parametrize("cls", EVENTS)
@given(data=st.data())
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
def test_matching_takes_any_json(cls: type[Event], payload: Any) -> None:
    """Telling a shape never fails, and what is no object has none."""
    assert cls.matches(payload) in (False, isinstance(payload, dict))


def test_payload_refers_to_the_object() -> None:
    """A base class takes any object, and changes of the raw payload are what is given back for unknown keys."""
    payload: dict[str, Any] = {"a": 1}
    event = structurer(converter, Payload)(payload)
    event.raw["b"] = 2
    assert converter.unstructure(event) == {"a": 1, "b": 2}
