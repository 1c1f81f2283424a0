"""The source text of the function that makes a user's class from its JSON object.

This is the run path, as `_wire_source` is for event classes. The constructor may do anything, so it is called; by
position, which takes CPython little longer than to set the attributes. cattrs fills a dict of arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_lambda_runtime.converter._constructors import REQUIRED
from aws_lambda_runtime.converter._names import json_name
from aws_lambda_runtime.converter._scalars import structure_scalar
from aws_lambda_runtime.errors import Mismatch

if TYPE_CHECKING:
    from aws_lambda_runtime.converter._constructors import Argument
    from aws_lambda_runtime.converter._scalars import Hook


def compile_class(cls: Any, arguments: list[tuple[Argument, Hook]]) -> Hook:
    """Return the function, whose names for hooks, types and defaults end in the place of the argument."""
    names: dict[str, Any] = {"cls": cls, "absent": object(), "Mismatch": Mismatch, "json_name": json_name}
    lines = ["if value.__class__ is not dict: raise Mismatch('object', json_name(value))"]
    given = []
    for place, ((field, (name, is_keyword, default)), hook) in enumerate(arguments):
        names |= {f"hook{place}": hook, f"type{place}": field.type, f"default{place}": default}
        lines += _reading(place, field.name, hook, is_required=default is REQUIRED)
        given.append(f"{name}=item{place}" if is_keyword else f"item{place}")
    source = "\n    ".join(["def structure(value, _):", *lines, f"return cls({', '.join(given)})"])
    exec(compile(source, f"<aws_lambda_runtime {cls.__qualname__}>", "exec"), names)  # noqa: S102 # our own text
    structure: Hook = names["structure"]
    return structure


def _reading(place: int, name: str, hook: Hook, *, is_required: bool) -> list[str]:
    """Return the lines that read an item and make of it what the constructor gets."""
    item, hooked = f"item{place}", f"hook{place}(item{place}, type{place})"
    read = f"{item} = value[{name!r}]"
    if not is_required:
        read = f"{item} = value.get({name!r}, absent)"
        hooked = f"default{place} if {item} is absent else {hooked}"
    if hook is structure_scalar:
        return [read, f"if {item}.__class__ is not type{place}: {item} = {hooked}"]
    if scalar := getattr(hook, "nullable_scalar", None):
        return [read, f"if {item}.__class__ is not {scalar} and {item} is not None: {item} = {hooked}"]
    return [read, f"{item} = {hooked}"]
