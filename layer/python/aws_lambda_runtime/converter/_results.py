"""Results: what JSON lacks becomes text or a list. Decimal stays, for the encoder writes it digit by digit."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from cattrs.cols import is_namedtuple

from aws_lambda_runtime.converter._carried import is_json_text
from aws_lambda_runtime.converter._wire_objects import is_wire_object, wire_result_hook

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter


LISTED: dict[Any, Callable[[Any], Any]] = {AbstractSet: list, Sequence: list}
"""Collections that are written as lists: whatever is not a mapping."""


def add_result_hooks(converter: Converter) -> None:
    """Register all unstructuring hooks."""
    add = converter.register_unstructure_hook_factory
    add(lambda annotation: _text_form(annotation) is not None, _text_form)
    add(lambda annotation: annotation is object, _by_its_class)
    # As an object, like the managed runtime, whose JSON encoder writes named tuples so.
    add(is_namedtuple, lambda _, within: lambda items: within.unstructure(items._asdict()))
    add(is_json_text, lambda _: str)
    add(is_wire_object, wire_result_hook)
    converter.register_unstructure_hook(bytes, _base64)


def _by_its_class(_: Any, converter: Converter) -> Callable[[object], Any]:
    """Return a hook for fields annotated as object, whose values are written as what they are."""
    return lambda value: value if type(value) is object else converter.unstructure(value)


def _base64(value: bytes) -> str:
    from binascii import b2a_base64

    return b2a_base64(value, newline=False).decode()


def _iso(value: Any) -> str:
    text: str = value.isoformat()
    return text


_TEXT_FORMS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("datetime", "date"): _iso,
    ("datetime", "time"): _iso,
    ("uuid", "UUID"): str,
}


def _text_form(cls: Any) -> Any:
    """Return how a standard class, or a subclass, is written as text, without importing its module."""
    for base in getattr(cls, "__mro__", ()):
        form = _TEXT_FORMS.get((base.__module__, base.__qualname__))
        if form is not None:
            return form
    return None
