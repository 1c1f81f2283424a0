"""The source text of a class's reader: from a JSON object to an event, as the converter's default hooks do it.

A reader may refuse more than the converter does, as that is asked then; it never takes more, and makes the same.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from attrs import Factory

from aws_lambda_runtime.converter._classes import resolve
from aws_lambda_runtime.converter._names import class_of, is_union, is_wire_object
from aws_lambda_runtime.converter._wire_objects import is_required, null_forms
from aws_lambda_runtime.events._attribute_value import AttributeValue
from aws_lambda_runtime.events._headers import Headers
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._wire import Event, Payload, attributes, spellings

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

_SCALARS = (str, int, float, bool)
_KINDS: dict[type, tuple[type, ...]] = {float: (float, int)}


class NotSupportedError(Exception):
    """A type that this package cannot read or write yet."""


def bound_type(cls: Any, annotation: Any) -> Any:
    """Return the type of a field, in which what stands for a missing argument stands for the parameter."""
    if isinstance(annotation, TypeVar):
        return cls._unparametrised
    if parameters := getattr(annotation, "__parameters__", ()):
        return annotation[tuple([cls._unparametrised for _ in parameters])]
    return annotation


def reader(cls: Any, used: set[Any]) -> list[str]:
    """Return the lines of `_ready_read`, adding the classes that it names to *used*."""
    resolve(cls)
    constructed = any(attribute.converter for attribute in attributes(cls).values())
    lines = ["@staticmethod", "def _ready_read(value):", "    if type(value) is not dict: refuse(value)"]
    lines.append("    get = value.get")
    if not constructed:
        lines.append(f"    made = new({cls.__name__})")
    for place, attribute in enumerate(attributes(cls).values()):
        read, expression = _field(cls, attribute, used)
        target = f"given{place}" if constructed else f"made.{attribute.name}"
        own, *others = spellings(cls, attribute)
        if attribute.default is None and not others and not is_required(attribute):
            # Where a key is often absent, to look for it first is faster than `get`.
            lines += [f"    if {own!r} in value:", f"        item = value[{own!r}]", f"        {target} = {expression}"]
            lines += ["    else:", f"        {target} = None"]
        else:
            lines += [f"    {read}", f"    {target} = {expression}"]
    if constructed:
        given = [f"{attribute.alias}=given{place}" for place, attribute in enumerate(attributes(cls).values())]
        lines.append(f"    made = {cls.__name__}({', '.join(given)})")
    if issubclass(cls, Payload):
        lines.append("    made.raw = value")
    return [*lines, "    return made"]


def _field(cls: Any, attribute: Attribute[Any], used: set[Any]) -> tuple[str, str]:
    own, *others = map(repr, spellings(cls, attribute))
    read = f"item = get({own}{''.join([f', get({other}' for other in others])}{')' * (1 + len(others))}"
    annotation: Any = attribute.type
    if hasattr(cls, "_argument_for") and isinstance(annotation, TypeVar):
        return f"item = value[{own}]", f"chosen({cls.__name__}._argument_for(value), item)"
    annotation = bound_type(cls, annotation)
    if is_required(attribute):
        return f"item = value[{own}]", _expression(annotation, "item", used)
    default = default_text(attribute, used)
    expression = _expression(annotation, "item", used)
    if default == "None":
        members = get_args(annotation) if is_union(annotation) else (annotation,)
        return read, expression if NoneType in members else _expression(annotation | None, "item", used)
    if annotation in _SCALARS:
        taken, _, refused = expression.partition(" else ")
        return read, f"{taken} else {default} if item is None else {refused}"
    if len(nulls := null_forms(attribute)) > 1:
        return read, f"{expression} if type(item) is dict or item not in {nulls!r} else {default}"
    return read, f"{default} if item is None else {expression}"


def default_text(attribute: Attribute[Any], used: set[Any]) -> str:
    """Return the source text of a default."""
    default: Any = attribute.default
    if not isinstance(default, Factory):  # type: ignore[arg-type]
        return repr(default)
    factory = default.factory
    if factory in (list, dict):
        return "[]" if factory is list else "{}"
    if isinstance(factory, type):
        used.add(factory)
        return f"{factory.__name__}()"
    raise NotSupportedError(f"the factory {factory!r}")


def _expression(annotation: Any, item: str, used: set[Any]) -> str:
    """Return an expression of what stands for the JSON value called *item*."""
    if annotation in (Any, object):
        return item
    if is_union(annotation):
        return _union(get_args(annotation), item, used)
    cls = class_of(annotation)
    if make := _BY_CLASS.get(cls):
        return make(get_args(annotation), item, used)
    if is_wire_object(annotation) and all(argument == cls._unparametrised for argument in get_args(annotation)):
        used.add(cls)
        return f"{cls.__name__}._ready_read({item})"
    raise NotSupportedError(annotation)


def _scalar(cls: type) -> Callable[[tuple[Any, ...], str, set[Any]], str]:
    return lambda _, item, __: f"{item} if {_is_one_of(item, _KINDS.get(cls, (cls,)))} else refuse({item})"


def _list(arguments: tuple[Any, ...], item: str, used: set[Any]) -> str:
    inner = f"{item}_"
    found = _expression(arguments[0], inner, used)
    made = item if found == inner else f"[{found} for {inner} in {item}]"
    return f"{made} if type({item}) is list else refuse({item})"


def _dict(arguments: tuple[Any, ...], item: str, used: set[Any]) -> str:
    key, inner = f"key_{item}", f"{item}_"
    found = _expression(arguments[1], inner, used)
    made = item if found == inner else f"{{{key}: {found} for {key}, {inner} in {item}.items()}}"
    return f"{made} if type({item}) is dict else refuse({item})"


def _headers(_: tuple[Any, ...], item: str, used: set[Any]) -> str:
    used.add(Headers)
    return f"Headers({_dict((str, str), item, used)})"


def _attribute_value(_: tuple[Any, ...], item: str, used: set[Any]) -> str:
    used.add(AttributeValue)
    return f"AttributeValue({item}) if type({item}) is dict else refuse({item})"


def _json_text(arguments: tuple[Any, ...], item: str, used: set[Any]) -> str:
    used.add(JsonText)
    return f"JsonText.of({item}, {_source(arguments[0], used)}) if type({item}) is str else refuse({item})"


_BY_CLASS: dict[Any, Callable[[tuple[Any, ...], str, set[Any]], str]] = {
    **{scalar: _scalar(scalar) for scalar in _SCALARS},
    bytes: lambda _, item, __: f"bytes_of({item})",
    list: _list,
    dict: _dict,
    Headers: _headers,
    AttributeValue: _attribute_value,
    JsonText: _json_text,
}


def _source(annotation: Any, used: set[Any]) -> str:
    """Return the source text of a type, in which `object` stands for `Any`, of which no value differs."""
    if annotation is Any:
        return "object"
    cls, arguments = class_of(annotation), get_args(annotation)
    if cls.__module__ != "builtins":
        used.add(cls)
    return (
        f"{cls.__name__}[{', '.join([_source(each, used) for each in arguments])}]" if arguments else str(cls.__name__)
    )


def _union(members: tuple[Any, ...], item: str, used: set[Any]) -> str:
    """Return the expression of a union whose members are told by their JSON types."""
    kinds: list[type] = []
    others = []
    for member in members:
        if member is not NoneType and member not in _SCALARS:
            others.append(member)
        elif member is not NoneType:
            kinds += _KINDS.get(member, (member,))
    tests = [_is_one_of(item, tuple(kinds))] if kinds else []
    if NoneType in members:
        tests.append(f"{item} is None")
    if any(map(_is_event, others)) and (kinds or len(others) > 1):
        raise NotSupportedError(members)
    if others and all(map(is_wire_object, others[:-1])) and others[-1] == dict[str, Any]:
        rest = _tried(others, item, used)
        return f"{item} if {' or '.join(tests)} else {rest}" if tests else rest
    if len(others) > 1 and {class_of(other) for other in others} != {list, dict}:
        raise NotSupportedError(members)
    rest = f"refuse({item})"
    for other in others:
        found = _expression(other, item, used)
        kind = class_of(other) if class_of(other) in (list, dict) else dict
        rest = found if len(others) == 1 else f"({found}) if type({item}) is {kind.__name__} else {rest}"
    return f"{item} if {' or '.join(tests)} else {rest}" if tests else rest


def _tried(members: list[Any], item: str, used: set[Any]) -> str:
    """Return the expression of the first class that reads the object, or else the object itself."""
    readers = [_expression(member, item, used).removesuffix(f"({item})") for member in members[:-1]]
    return f"tried({', '.join([item, *readers])})"


def _is_event(annotation: Any) -> bool:
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, Event)


def _is_one_of(item: str, kinds: tuple[type, ...]) -> str:
    return " or ".join([f"type({item}) is {kind.__name__}" for kind in dict.fromkeys(kinds)])
