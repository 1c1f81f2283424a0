"""The source text of the function that makes an event class from its JSON object.

This is the run path: what cattrs generates fills a dict of arguments and calls the constructor, which takes twice the
time; the collecting converter uses that, as it is only asked about payloads that do not fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import NOTHING, Factory

from aws_lambda_runtime.converter._names import json_name
from aws_lambda_runtime.converter._scalars import SCALARS, structure_scalar
from aws_lambda_runtime.errors import Mismatch
from aws_lambda_runtime.events._wire import Payload, attributes

if TYPE_CHECKING:
    from aws_lambda_runtime.converter._scalars import Hook
    from aws_lambda_runtime.events._wire import WireObject


class Field(NamedTuple):
    """One attribute: where it is read, and what becomes of it."""

    name: str
    argument: str
    keys: tuple[str, ...]
    annotation: Any
    hook: Hook
    default: Any
    nulls: tuple[Any, ...]


def compile_hook(cls: type[WireObject], taken: list[Field]) -> Hook:
    """Return the function, whose names for hooks, types and defaults end in the place of the field."""
    names: dict[str, Any] = {"cls": cls, "new": object.__new__, "refuse": _refuse, "NOTHING": NOTHING}
    for place, field in enumerate(taken):
        default = field.default.factory if isinstance(field.default, Factory) else field.default  # type: ignore[arg-type]
        names |= {f"hook{place}": field.hook, f"type{place}": field.annotation, f"default{place}": default}
        names |= {f"nulls{place}": field.nulls}
    source = "\n    ".join(["def structure(value, _):", *_body(cls, taken)])
    exec(compile(source, f"<aws_lambda_runtime {cls.__qualname__}>", "exec"), names)  # noqa: S102 # our own text
    structure: Hook = names["structure"]
    return structure


def _body(cls: type[WireObject], taken: list[Field]) -> list[str]:
    plain = _is_plain(cls)
    items = [_item(place, field, plain=plain) for place, field in enumerate(taken)]
    if plain:
        make = ["made = new(cls)"]
        make += [f"{read}; made.{field.name} = {item}" for field, (read, item) in zip(taken, items, strict=True)]
    else:
        make = [f"{read}; given{place} = {item}" for place, (read, item) in enumerate(items)]
        given = [f"{field.argument}=given{place}" for place, field in enumerate(taken)]
        make.append(f"made = cls({', '.join(given)})")
    keep = ["made.raw = value"] if issubclass(cls, Payload) else []
    return ["if value.__class__ is not dict: refuse(value)", "get = value.get", *make, *keep, "return made"]


def _is_plain(cls: type[WireObject]) -> bool:
    """Return whether the constructor does no more than set attributes; that of a class of the user's may."""
    own = cls.__module__.startswith("aws_lambda_runtime.events.")
    return own and not any(attribute.validator or attribute.converter for attribute in attributes(cls).values())


def _item(place: int, field: Field, *, plain: bool) -> tuple[str, str]:
    """Return how the item is read, and the expression of the attribute's value."""
    hooked = f"hook{place}(item, type{place})"
    if field.default is NOTHING:
        return f"item = value[{field.keys[0]!r}]", hooked
    own, *others = map(repr, field.keys)
    read = f"item = get({own}{''.join([f', get({other}' for other in others])}{')' * len(field.keys)}"
    scalar = _scalar(field)
    if scalar and field.default is None:
        return read, f"item if item is None or item.__class__ is {scalar} else {hooked}"
    default = f"default{place}"
    if isinstance(field.default, Factory):  # type: ignore[arg-type]
        # A factory may want the object itself: the constructor knows how to call it.
        default = f"default{place}()" if plain else "NOTHING"
    if scalar:
        return read, f"item if item.__class__ is {scalar} else {default} if item is None else {hooked}"
    if len(field.nulls) > 1:
        return read, f"{hooked} if item.__class__ is dict or item not in nulls{place} else {default}"
    return read, f"{default} if item is None else {hooked}"


def _scalar(field: Field) -> str | None:
    """Return the JSON type that the attribute takes as it is, null aside, unless a user's hook stands for it."""
    if field.hook is structure_scalar and field.annotation in SCALARS:
        return str(field.annotation.__name__)
    return getattr(field.hook, "nullable_scalar", None)


def _refuse(value: Any) -> None:
    raise Mismatch("object", json_name(value))
