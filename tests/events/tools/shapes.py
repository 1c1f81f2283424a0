"""The event classes as the tests see them, found by name, and JSON values of their shapes, generated from fields."""

from __future__ import annotations

from types import NoneType
from typing import Any, get_args, get_origin

import attrs
from hypothesis import strategies as st

from aws_lambda_runtime import events
from aws_lambda_runtime.converter._containers import _arguments_of_base
from aws_lambda_runtime.converter._names import class_of, is_wire_object, step
from aws_lambda_runtime.events import AttributeValue, Event, Headers, JsonText
from aws_lambda_runtime.events._wire import WireObject, attributes, spellings

# Some have a second name.
NAMED = dict.fromkeys([getattr(events, name) for name in events.__all__])
WIRE_CLASSES = [cls for cls in NAMED if isinstance(cls, type) and is_wire_object(cls)]
EVENTS = [cls for cls in WIRE_CLASSES if issubclass(cls, Event) and cls is not Event]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=3,
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.sampled_from(["", "AAEC/w=="]),
    NoneType: st.none(),
    Any: json_values,
    AttributeValue: st.dictionaries(st.text(), json_values, max_size=1),
    JsonText: st.text(),
    Headers: st.dictionaries(st.text(), st.text(), max_size=3),
}


def type_of(cls: type[WireObject], attribute: attrs.Attribute[Any]) -> Any:
    """Return the type of a field where its class has no argument."""
    annotation: Any = attribute.type
    if isinstance(parameters := getattr(annotation, "__parameters__", ()), tuple) and parameters:
        return annotation[tuple([cls._unparametrised for _ in parameters])]
    return cls._unparametrised if hasattr(annotation, "__bound__") else annotation


def payloads(cls: type[WireObject]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate JSON objects of a class's shape: any optional keys, null where it is allowed, and unknown keys."""
    required, optional = {}, {}
    for name, attribute in attributes(cls).items():
        values = of_type(type_of(cls, attribute))
        if attribute.default is attrs.NOTHING or attribute.metadata.get("required"):
            required[name] = values
        else:
            optional[name] = st.none() | values
    known = {name for attribute in attributes(cls).values() for name in spellings(cls, attribute)}
    unknown = st.dictionaries(st.text().filter(lambda key: key not in known), json_values, max_size=2)
    return st.builds(lambda known, more: known | more, st.fixed_dictionaries(required, optional=optional), unknown)


def of_type(annotation: Any) -> st.SearchStrategy[Any]:
    """Generate JSON values for a field's type."""
    cls, arguments = class_of(annotation), get_args(annotation)
    if is_wire_object(annotation):
        return st.deferred(lambda: payloads(cls))
    if cls in _PLAIN:
        return _PLAIN[cls]
    if cls is list:
        return st.lists(of_type(arguments[0]), max_size=3)
    if isinstance(cls, type) and issubclass(cls, dict):
        return st.dictionaries(st.text(), of_type((arguments or _arguments_of_base(cls))[1]), max_size=3)
    return st.one_of([of_type(argument) for argument in arguments])


def places(cls: type[WireObject], value: dict[str, Any], path: str = "$") -> list[tuple[dict[str, Any], str, str]]:
    """Return the places of text, numbers and truth within a payload: the object, the key, and the JSON path."""
    found = []
    for name, attribute in attributes(cls).items():
        if value.get(name) is None:
            continue
        here, kind = f"{path}{step(name)}", type_of(cls, attribute)
        types = get_args(kind) if get_origin(kind) is not None and not is_wire_object(kind) else (kind,)
        inner = [class_of(each) for each in types if is_wire_object(each)]
        if get_origin(kind) is list and inner:
            for index, item in enumerate(value[name]):
                found += places(inner[0], item, f"{here}[{index}]")
        elif get_origin(kind) not in (list, dict, JsonText):
            if types[0] in (str, int, bool):
                found.append((value, name, here))
            elif inner and isinstance(value[name], dict):
                found += places(inner[0], value[name], here)
    return found
