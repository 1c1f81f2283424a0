"""Scalars: JSON's own, strictly, and those that travel as text."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

from aws_lambda_runtime.converter._names import json_name
from aws_lambda_runtime.errors import Mismatch

if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[Any, Any], Any]


SCALARS = (str, int, float, bool)


def structure_scalar(value: Any, target: Any) -> Any:
    """Return a str, int, float or bool as it is, if it is just that; subclasses of these and enums are made from it."""
    if value.__class__ is target:
        return value
    return _from_base(value, target)


def _from_base(value: Any, target: Any) -> Any:
    if issubclass(target, Enum):
        return structure_enum(value, target)
    base = next(base for base in target.__mro__ if base in SCALARS)
    if value.__class__ is base or (base is float and value.__class__ is int):
        return value if target is base else target(value)
    if base is float and (value.__class__.__module__, value.__class__.__qualname__) == ("decimal", "Decimal"):
        return target(value)  # a number of DynamoDB's: JSON has none of that class
    raise Mismatch(base.__name__, json_name(value))


def structure_none(value: Any, _: Any) -> None:
    """Return None for null."""
    if value is not None:
        raise Mismatch("null", json_name(value))


def structure_bytes(value: Any, _: Any) -> Any:
    """Return the bytes of base64 text."""
    from binascii import Error, a2b_base64

    return _from_text(value, "base64 str", lambda text: a2b_base64(text, strict_mode=True), (Error, ValueError))


def structure_enum(value: Any, target: type[Enum]) -> Enum:
    """Return the member that has the value, of the same JSON type: 1 is not True."""
    try:
        member = target(value)
    except ValueError:
        raise _not_among([member.value for member in target], value) from None
    expected = member.value.__class__
    if member.value != value or expected is value.__class__ or (expected, value.__class__) == (float, int):
        return member
    raise _not_among([member.value for member in target], value)


def literal_hook(annotation: Any) -> Hook:
    """Return a hook for the values of a Literal, of the same JSON type; enum members stand for their values."""
    plain = [(item.value if isinstance(item, Enum) else item, item) for item in get_args(annotation)]
    known = {(value.__class__, value): item for value, item in plain}

    def structure(value: Any, _: Any) -> Any:
        try:
            return known[value.__class__, value]
        except (KeyError, TypeError):
            raise _not_among([value for value, _ in plain], value) from None

    return structure


def text_hook(target: Any) -> Hook | None:
    """Return the hook of a standard class that travels as text, without importing its module."""
    return _TEXT_HOOKS.get((getattr(target, "__module__", None), getattr(target, "__qualname__", None)))


def _structure_decimal(value: Any, target: Any) -> Any:
    if value.__class__ is target:
        return value
    if value.__class__ in (int, float):
        return target(repr(value))
    return _from_text(value, "Decimal as str or number", target, ArithmeticError)


def _structure_iso(value: Any, target: Any) -> Any:
    return _from_text(value, f"{target.__name__} as ISO 8601 str", target.fromisoformat, ValueError)


def _structure_uuid(value: Any, target: Any) -> Any:
    return _from_text(value, "UUID as str", target, ValueError)


_TEXT_HOOKS: dict[tuple[str | None, str | None], Hook] = {
    ("decimal", "Decimal"): _structure_decimal,
    ("datetime", "datetime"): _structure_iso,
    ("datetime", "date"): _structure_iso,
    ("datetime", "time"): _structure_iso,
    ("uuid", "UUID"): _structure_uuid,
}


def _from_text(value: Any, expected: str, parse: Callable[[str], Any], errors: Any) -> Any:
    if value.__class__ is not str:
        raise Mismatch(expected, json_name(value))
    try:
        return parse(value)
    except errors:
        raise Mismatch(expected, "another str") from None


def _not_among(values: list[Any], value: Any) -> Mismatch:
    kinds = {item.__class__ for item in values}
    got = f"another {json_name(value)}" if value.__class__ in kinds else json_name(value)
    return Mismatch(f"one of {', '.join([repr(item) for item in values])}", got)
