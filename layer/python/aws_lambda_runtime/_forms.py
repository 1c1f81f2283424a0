"""How classes of the standard library are written as JSON: one answer for results with a converter and without.

Classes are told by their names, so that no module is imported for it: whoever has an object has its module. A leaf.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    Form = TypeVar("Form")


def text_form(cls: object) -> Callable[[Any], str] | None:
    """Return how objects of a class, or of its subclasses, are written as text; None for all others."""
    return _form(cls, _TEXT_FORMS)


def value_form(cls: object) -> Callable[[Any], object] | None:
    """Return what stands for objects of a class and is to be written in its turn; None where nothing does."""
    return _form(cls, _VALUE_FORMS)


def in_order(members: Iterable[Any]) -> list[Any]:
    """Return a set's members in an order that is the same in every process: their own, or else that of their text."""
    found = list(members)
    try:
        return sorted(found)
    except TypeError:
        return sorted(found, key=str)


def _form(cls: object, forms: dict[tuple[str, str], Form]) -> Form | None:
    for base in getattr(cls, "__mro__", ()):
        form = forms.get((str(base.__module__).partition(".")[0], base.__qualname__))
        if form is not None:
            return form
    return None


def _iso(value: Any) -> str:
    text: str = value.isoformat()
    return text


def _value(member: Any) -> object:
    value: object = member.value
    return value


_TEXT_FORMS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("datetime", "date"): _iso,
    ("datetime", "time"): _iso,
    ("uuid", "UUID"): str,
    ("pathlib", "PurePath"): str,
}
_VALUE_FORMS: dict[tuple[str, str], Callable[[Any], object]] = {("enum", "Enum"): _value}
