"""What types and places are called in messages; never a value of a payload."""

from __future__ import annotations

import sys
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

_JSON_NAMES = {NoneType: "null", dict: "object"}


def json_name(value: object) -> str:
    """Return what kind of JSON value this is: null, bool, int, float, str, list or object."""
    return _JSON_NAMES.get(value.__class__) or value.__class__.__name__


def class_of(annotation: Any) -> Any:
    """Return the class of a generic type with arguments, and any other type as it is."""
    return get_origin(annotation) or annotation


def is_union(annotation: Any) -> bool:
    """Return whether the annotation is `A | B`, `Union[A, B]` or `Optional[A]`."""
    return get_origin(annotation) in (Union, UnionType)


def is_wire_object(annotation: Any) -> bool:
    """Return whether the annotation is an event or response class, or a generic one with its arguments."""
    return is_of(annotation, "WireObject") and hasattr(class_of(annotation), "__attrs_attrs__")


def is_of(annotation: Any, base: str) -> bool:
    """Return whether this is a class on one of `events._wire`, which is loaded with the first class that is."""
    wire, cls = sys.modules.get("aws_lambda_runtime.events._wire"), class_of(annotation)
    return wire is not None and isinstance(cls, type) and issubclass(cls, getattr(wire, base))


def type_name(annotation: Any) -> str:
    """Return the annotation as its author would write it, without modules."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_union(annotation):
        return " | ".join([type_name(argument) for argument in arguments])
    if origin is Literal:
        return f"Literal[{', '.join([repr(argument) for argument in arguments])}]"
    if origin is not None:
        return f"{type_name(origin)}[{', '.join([type_name(argument) for argument in arguments])}]"
    if annotation in (None, NoneType, Ellipsis):
        return "..." if annotation is Ellipsis else "None"
    return getattr(annotation, "__name__", None) or repr(annotation)


def step(key: object) -> str:
    """Return the piece of a JSON path that leads to a key or an index."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if isinstance(key, str) and key.isidentifier() else f"[{key!r}]"
