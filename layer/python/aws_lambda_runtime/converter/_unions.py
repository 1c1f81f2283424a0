"""Unions: a JSON scalar by its type, an event class by its shape, any other member by trying."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

from aws_lambda_runtime.converter._containers import hook_of
from aws_lambda_runtime.converter._names import class_of, is_of, json_name, type_name
from aws_lambda_runtime.converter._scalars import SCALARS, structure_scalar
from aws_lambda_runtime.errors import Mismatch

if TYPE_CHECKING:
    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook

    Member = tuple[Any, Hook]


class UnionMismatch(Mismatch):
    """A value fits no member of a union; `failures` says of each why."""

    def __init__(self, expected: str, got: str, failures: list[tuple[Any, Exception]]) -> None:
        super().__init__(expected, got)
        self.failures = failures


def union_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a union."""
    members = [(member, hook_of(member, converter)) for member in get_args(annotation) if member is not NoneType]
    target, hook = members[0] if len(members) == 1 else (annotation, _choosing(annotation, members))
    return _nullable(target, hook) if NoneType in get_args(annotation) else hook


def _nullable(target: Any, hook: Hook) -> Hook:
    def structure(value: Any, _: Any) -> Any:
        return None if value is None else hook(value, target)

    if hook is structure_scalar and target in SCALARS:
        structure.nullable_scalar = target.__name__  # type: ignore[attr-defined] # see _wire_source
    return structure


def _choosing(annotation: Any, members: list[Member]) -> Hook:
    scalars = {member: (member, hook) for member, hook in members if member in SCALARS}
    if float in scalars:
        scalars.setdefault(int, scalars[float])
    # Of a class and its subclass the subclass says more.
    events = sorted([each for each in members if _is_event(each[0])], key=lambda each: -len(class_of(each[0]).__mro__))
    others = [(member, hook) for member, hook in members if member not in scalars and not _is_event(member)]
    expected = type_name(annotation)

    def structure(value: Any, _: Any) -> Any:
        known = scalars.get(value.__class__)
        if known is not None:
            return known[1](value, known[0])
        matching = [(member, hook) for member, hook in events if member.matches(value)]
        if len(matching) == 1:
            return matching[0][1](value, matching[0][0])
        failures = []
        for member, hook in matching or others:
            try:
                return hook(value, member)
            except Exception as error:  # noqa: BLE001 # hooks of users raise what they like
                failures.append((member, error))
        raise UnionMismatch(expected, json_name(value), failures)

    return structure


def _is_event(member: Any) -> bool:
    return is_of(member, "Event")
