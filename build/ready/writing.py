"""The source text of a class's writer: from an event or a response to plain JSON, as the converter's hooks do it.

What a writer gives need not be plain where a field holds anything: then the converter is asked.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from attrs import NOTHING

from aws_lambda_runtime.converter._carried import is_json_text
from aws_lambda_runtime.converter._names import class_of, is_union, is_wire_object
from aws_lambda_runtime.converter._wire_objects import default_of, null_forms
from aws_lambda_runtime.events._wire import Payload, WireObject, attributes, spellings
from ready.reading import NotSupportedError, bound_type

if TYPE_CHECKING:
    from attrs import Attribute
    from cattrs import Converter

_AS_THEY_ARE = (Any, object, str, int, float, bool, NoneType)


def writer(cls: Any, converter: Converter, used: set[Any]) -> list[str]:
    """Return the lines of `_ready_write`, adding the classes that it names to *used*."""
    own = attributes(cls)
    lines = ["@staticmethod", "def _ready_write(made):"]
    if is_payload := issubclass(cls, Payload):
        lines.append("    raw = made.raw")
    items = [f"{key!r}: {_field(cls, key, each, used, is_payload=is_payload)}" for key, each in own.items()]
    unset = {key: _Text(_unset(attribute, converter)) for key, attribute in own.items()}
    kept = tuple(key for key, attribute in own.items() if attribute.metadata.get("keep"))
    written = f"{{{', '.join(items)}}}"
    if not is_payload:
        return [*lines, f"    return set_fields({written}, {unset!r}, {kept!r})"]
    nulls = {key: forms for key, each in own.items() if (forms := null_forms(each)) and forms != (None,)}
    others = [(key, other) for key, each in own.items() for other in spellings(cls, each)[1:]]
    nulls |= {other: nulls[key] for key, other in others if key in nulls}
    unset |= {other: unset[key] for key, other in others}
    return [*lines, f"    return merged(raw, {written}, {unset!r}, {kept!r}, {nulls!r}, {others!r})"]


class _Text:
    """A piece of source text, which stands for itself in that of a dict."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _unset(attribute: Attribute[Any], converter: Converter) -> str:
    if attribute.default is NOTHING:
        return "NOTHING"
    return repr(converter.unstructure(default_of(attribute.default)))


def _field(cls: Any, key: str, attribute: Attribute[Any], used: set[Any], *, is_payload: bool) -> str:
    value = f"made.{attribute.name}"
    if "carries" in attribute.metadata:
        came = f"raw.get({key!r})" if is_payload else "None"
        return f"travelling({attribute.metadata['carries']!r}, {value}, {came})"
    return _expression(bound_type(cls, attribute.type), value, used)


def _expression(annotation: Any, value: str, used: set[Any]) -> str:
    """Return an expression of what is written for the *value*."""
    cls = class_of(annotation)
    if annotation in _AS_THEY_ARE or isinstance(annotation, TypeVar):
        found = value
    elif is_union(annotation):
        found = _union(get_args(annotation), value, used)
    elif cls is bytes:
        found = f"base64_of({value})"
    elif is_json_text(annotation):
        found = f"str({value})"
    elif is_wire_object(annotation):
        used.add(cls)
        found = f"{cls.__name__}._ready_write({value})"
    elif issubclass(cls, list | dict):
        found = _container(value, (get_args(annotation) or (Any,))[-1], cls, used)
    else:
        raise NotSupportedError(annotation)
    return found


def _union(members: tuple[Any, ...], value: str, used: set[Any]) -> str:
    others = [member for member in members if member is not NoneType]
    if len(others) == 1:
        found = _expression(others[0], value, used)
        return found if found == value else f"None if {value} is None else {found}"
    if any(_holds_objects(argument) for member in others for argument in get_args(member)):
        raise NotSupportedError(members)
    return f"written({value})" if any(map(is_wire_object, others)) else value


def _holds_objects(annotation: Any) -> bool:
    cls = class_of(annotation)
    return (isinstance(cls, type) and issubclass(cls, WireObject)) or any(map(_holds_objects, get_args(annotation)))


def _container(value: str, element: Any, cls: type, used: set[Any]) -> str:
    item = value.replace("made.", "") + "_"
    found = _expression(element, item, used)
    if issubclass(cls, dict):
        return f"dict({value})" if found == item else f"{{key: {found} for key, {item} in {value}.items()}}"
    return f"list({value})" if found == item else f"[{found} for {item} in {value}]"
