"""Results: what JSON lacks becomes text or a list. Decimal stays, for the encoder writes it digit by digit."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from cattrs.cols import is_namedtuple
from cattrs.fns import identity

from aws_lambda_runtime._forms import in_order, text_form
from aws_lambda_runtime.converter._carried import is_json_text
from aws_lambda_runtime.converter._names import class_of, is_union, is_wire_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter


LISTED: dict[Any, Callable[[Any], Any]] = {AbstractSet: list, Sequence: list}
"""Collections that are written as lists: whatever is not a mapping."""


def add_result_hooks(converter: Converter) -> None:
    """Register all unstructuring hooks."""
    add: Any = converter.register_unstructure_hook_factory
    add(lambda annotation: text_form(annotation) is not None, text_form)
    add(_is_unordered, _ordering_hook)
    add(lambda annotation: len(_members(annotation)) == 1, _nullable_hook)
    add(lambda annotation: annotation is object, _by_its_class)
    # As an object, like the managed runtime, whose JSON encoder writes named tuples so.
    add(is_namedtuple, lambda _, within: lambda items: within.unstructure(items._asdict()))
    add(is_json_text, lambda _: str)
    add(is_wire_object, _wire_result_hook)
    converter.register_unstructure_hook(bytes, _base64)


def _by_its_class(_: Any, converter: Converter) -> Callable[[object], Any]:
    """Return a hook for fields annotated as object, whose values are written as what they are."""
    return lambda value: value if type(value) is object else converter.unstructure(value)


def _members(annotation: Any) -> list[Any]:
    """Return the members of a union but None, nothing for any other annotation."""
    return [member for member in get_args(annotation) if is_union(annotation) and member is not NoneType]


def _nullable_hook(annotation: Any, converter: Converter) -> Callable[[Any], Any]:
    """Return the hook of `X | None`: none at all where X is written as it is, which cattrs would ask each value."""
    (member,) = _members(annotation)
    is_plain = not isinstance(member, TypeVar) and converter.get_unstructure_hook(member) is identity
    return identity if is_plain else converter.gen_unstructure_optional(annotation)


def _is_unordered(annotation: Any) -> bool:
    """Return whether this is the annotation of a set, whose order differs from process to process."""
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, (set, frozenset))


def _ordering_hook(annotation: Any, converter: Converter) -> Callable[[Any], Any]:
    hook: Any = converter.gen_unstructure_iterable(annotation, unstructure_to=list)
    return lambda members: hook(in_order(members))


def _wire_result_hook(annotation: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return the unstructuring hook of an event or response class, with what only these need."""
    from aws_lambda_runtime.converter._wire_objects import wire_result_hook

    return wire_result_hook(annotation, converter)


def _base64(value: bytes) -> str:
    from binascii import b2a_base64

    return b2a_base64(value, newline=False).decode()
