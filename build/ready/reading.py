"""The source text of a class's reader: from a JSON object to an event, as the converter's default hooks do it.

A reader may refuse more than the converter does, as that is asked then; it never takes more, and makes the same.
"""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from attrs import Factory
from aws_lambda_runtime.converter._classes import resolve
from aws_lambda_runtime.converter._names import class_of, is_union
from aws_lambda_runtime.converter._wire_objects import is_required, is_wire_object, null_forms
from aws_lambda_runtime.events._attribute_value import AttributeValue
from aws_lambda_runtime.events._headers import Headers
from aws_lambda_runtime.events._wire import Event, Payload, attributes, spellings

if TYPE_CHECKING:
    from attrs import Attribute

_SCALARS = (str, int, float, bool)
_in_question: set[type] = set()
_KINDS = {float: (float, int)}


class NotSupportedError(Exception):
    """A type that only the converter reads."""


@cache
def is_read(cls: Any) -> bool:
    """Return whether a class has a reader: whether all of its fields can be read."""
    _in_question.add(cls)
    try:
        reader(cls, set())
    except NotSupportedError:
        return False
    finally:
        _in_question.discard(cls)
    return True


def bound_type(cls: Any, annotation: Any) -> Any:
    """Return the type of a field, in which what stands for a missing argument stands for the parameter."""
    if isinstance(annotation, TypeVar):
        return cls._unparametrised
    if parameters := getattr(annotation, "__parameters__", ()):
        return annotation[tuple([cls._unparametrised for _ in parameters])]
    return annotation


def reader(cls: Any, used: set[type]) -> list[str]:
    """Return the lines of `_read`, adding the classes that it names to *used*."""
    resolve(cls)
    constructed = any(attribute.converter for attribute in attributes(cls).values())
    lines = ["@staticmethod", "def _read(value):", "    if type(value) is not dict: refuse(value)"]
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


def _field(cls: Any, attribute: Attribute[Any], used: set[type]) -> tuple[str, str]:
    own, *others = map(repr, spellings(cls, attribute))
    read = f"item = get({own}{''.join([f', get({other}' for other in others])}{')' * (1 + len(others))}"
    if hasattr(cls, "_argument_for") and isinstance(attribute.type, TypeVar):
        return f"item = value[{own}]", f"chosen({cls.__name__}._argument_for(value), item)"
    annotation = bound_type(cls, attribute.type)
    if is_required(attribute):
        return f"item = value[{own}]", _expression(annotation, "item", used)
    default = default_text(attribute, used)
    nulls = null_forms(attribute)
    expression = _expression(annotation, "item", used)
    scalar = annotation in _SCALARS
    if attribute.default is None:
        members = get_args(annotation) if is_union(annotation) else (annotation,)
        if NoneType not in members:
            expression = _expression(annotation | None, "item", used) if not isinstance(annotation, TypeVar) else "item"
        return read, expression
    if scalar:
        taken, _, refused = expression.partition(" else ")
        return read, f"{taken} else {default} if item is None else {refused}"
    if len(nulls) > 1:
        return read, f"{expression} if type(item) is dict or item not in {nulls!r} else {default}"
    return read, f"{default} if item is None else {expression}"


def default_text(attribute: Attribute[Any], used: set[type]) -> str:
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


def _expression(annotation: Any, item: str, used: set[type]) -> str:
    """Return an expression of what stands for the JSON value called *item*."""
    if annotation in (Any, object):
        return item
    if annotation in _SCALARS:
        return f"{item} if {_is_one_of(item, _KINDS.get(annotation, (annotation,)))} else refuse({item})"
    if is_union(annotation):
        return _union(get_args(annotation), item, used)
    cls = class_of(annotation)
    if cls is list:
        return _list((get_args(annotation) or (Any,))[0], item, used)
    if cls is dict:
        return _dict((get_args(annotation) or (Any, Any))[1], item, used)
    if cls is Headers:
        used.add(Headers)
        return f"Headers({_dict(str, item, used)})"
    if cls is AttributeValue:
        used.add(AttributeValue)
        return f"AttributeValue({item}) if type({item}) is dict else refuse({item})"
    if cls is bytes:
        return f"bytes_of({item})"
    if is_wire_object(annotation):
        if get_args(annotation) and any(argument != cls._unparametrised for argument in get_args(annotation)):
            raise NotSupportedError(annotation)
        if cls not in _in_question and not is_read(cls):
            raise NotSupportedError(annotation)
        used.add(cls)
        return f"{cls.__name__}._read({item})"
    raise NotSupportedError(annotation)


def _union(members: tuple[Any, ...], item: str, used: set[type]) -> str:
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
    by_kind = {class_of(other) for other in others} == {list, dict}
    if (len(others) > 1 and not by_kind) or (kinds and any(_is_event(other) for other in others)):
        raise NotSupportedError(members)
    rest = f"refuse({item})"
    for other in others:
        found = _expression(other, item, used)
        kind = class_of(other) if class_of(other) in (list, dict) else dict
        rest = found if len(others) == 1 else f"({found}) if type({item}) is {kind.__name__} else {rest}"
    return f"{item} if {' or '.join(tests)} else {rest}" if tests else rest


def _is_event(annotation: Any) -> bool:
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, Event)


def _is_one_of(item: str, kinds: tuple[type, ...]) -> str:
    return " or ".join([f"type({item}) is {kind.__name__}" for kind in dict.fromkeys(kinds)])


def _list(element: Any, item: str, used: set[type]) -> str:
    if element in (Any, object):
        return f"{item} if type({item}) is list else refuse({item})"
    inner = f"{item}_"
    found = _expression(element, inner, used)
    return f"[{found} for {inner} in {item}] if type({item}) is list else refuse({item})"


def _dict(element: Any, item: str, used: set[type]) -> str:
    if element in (Any, object):
        return f"{item} if type({item}) is dict else refuse({item})"
    key, inner = f"key_{item}", f"{item}_"
    found = _expression(element, inner, used)
    return f"{{{key}: {found} for {key}, {inner} in {item}.items()}} if type({item}) is dict else refuse({item})"

