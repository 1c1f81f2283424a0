"""Results: what JSON lacks becomes text or a list. Decimal stays, for the encoder writes it digit by digit."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from cattrs.cols import is_namedtuple

from aws_lambda_runtime._forms import in_order, text_form
from aws_lambda_runtime.converter._carried import is_json_text
from aws_lambda_runtime.converter._names import class_of
from aws_lambda_runtime.converter._wire_objects import is_wire_object, wire_result_hook

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
    add(lambda annotation: annotation is object, _by_its_class)
    # As an object, like the managed runtime, whose JSON encoder writes named tuples so.
    add(is_namedtuple, lambda _, within: lambda items: within.unstructure(items._asdict()))
    add(is_json_text, lambda _: str)
    add(is_wire_object, wire_result_hook)
    converter.register_unstructure_hook(bytes, _base64)


def _by_its_class(_: Any, converter: Converter) -> Callable[[object], Any]:
    """Return a hook for fields annotated as object, whose values are written as what they are."""
    return lambda value: value if type(value) is object else converter.unstructure(value)


def _is_unordered(annotation: Any) -> bool:
    """Return whether this is the annotation of a set, whose order differs from process to process."""
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, (set, frozenset))


def _ordering_hook(annotation: Any, converter: Converter) -> Callable[[Any], Any]:
    hook: Any = converter.gen_unstructure_iterable(annotation, unstructure_to=list)
    return lambda members: hook(in_order(members))


def _base64(value: bytes) -> str:
    from binascii import b2a_base64

    return b2a_base64(value, newline=False).decode()
