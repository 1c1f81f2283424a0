"""Which hook structures which type."""

from __future__ import annotations

from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal

from cattrs import Converter
from cattrs.cols import is_namedtuple

from aws_lambda_runtime.converter._carried import is_json_text, json_text_hook
from aws_lambda_runtime.converter._classes import class_hook, is_class, is_typed_dict, typed_dict_hook
from aws_lambda_runtime.converter._containers import (
    array_hook,
    is_array,
    is_mapping,
    is_tuple_of_members,
    mapping_hook,
    named_tuple_hook,
    tuple_hook,
)
from aws_lambda_runtime.converter._names import class_of, is_union, is_wire_object
from aws_lambda_runtime.converter._results import add_result_hooks
from aws_lambda_runtime.converter._scalars import (
    SCALARS,
    literal_hook,
    structure_bytes,
    structure_enum,
    structure_none,
    structure_scalar,
    text_hook,
)
from aws_lambda_runtime.converter._unions import union_hook

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime.converter._scalars import Hook


class StrictConverter(Converter):
    """A converter whose copies keep hooks for unions too, and prefer them to ours as they do for other types."""

    def register_structure_hook(self, cl: Any, func: Callable[[Any, Any], Any] | None = None) -> Any:
        """Register a hook as cattrs does."""
        if func is None:
            return super().register_structure_hook(cl)
        if is_union(cl):
            return self.register_structure_hook_func(lambda annotation: annotation == cl, func)
        return super().register_structure_hook(cl, func)


def add_hooks(converter: Converter) -> None:
    """Register all our hooks; of two that fit a type the later one is taken."""
    for scalar in SCALARS:
        converter.register_structure_hook(scalar, structure_scalar)
    converter.register_structure_hook(bytes, structure_bytes)
    add: Any = converter.register_structure_hook_factory
    add(lambda annotation: annotation is object, lambda _: lambda value, _: value)
    add(lambda annotation: annotation in (None, NoneType), lambda _: structure_none)
    add(lambda annotation: isinstance(annotation, type) and issubclass(annotation, Enum), lambda _: structure_enum)
    add(lambda annotation: class_of(annotation) is Literal, literal_hook)
    add(lambda annotation: text_hook(annotation) is not None, text_hook)
    add(is_array, array_hook)
    add(is_tuple_of_members, tuple_hook)
    add(is_namedtuple, named_tuple_hook)
    add(is_mapping, mapping_hook)
    add(is_json_text, json_text_hook)
    add(is_class, class_hook)
    add(is_typed_dict, typed_dict_hook)
    add(is_wire_object, _wire_hook)
    add(is_union, union_hook)
    add_result_hooks(converter)


def _wire_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of an event or response class, with what only these need."""
    from aws_lambda_runtime.converter._wire_objects import wire_hook

    return wire_hook(annotation, converter)
