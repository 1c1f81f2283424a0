"""What the constructor of a user's class takes, if that is what its fields say."""

from __future__ import annotations

from dataclasses import MISSING
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, get_args

from attrs import NOTHING
from cattrs import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    Parameter = tuple[str, bool, Any]  # name, whether it has to be named, and default
    Argument = tuple[Any, Parameter]  # a field, and the parameter that sets it

REQUIRED = object()
"""Stands for no default; attrs' NOTHING is the default of a parameter whose field has a factory."""

_OVERRIDE = type(override())


def arguments(cls: Any, fields: Iterable[Any]) -> list[Argument] | None:
    """Return the arguments in the constructor's order, or None if it takes others, or if cattrs has rules for a field.

    These are for type parameters, `Self`, `Final`, converters of attributes, and `Annotated[..., override()]`.
    """
    own = sorted([field for field in fields if field.init], key=lambda field: bool(field.kw_only))
    if getattr(cls, "__parameters__", ()) or not _is_ordinary(cls) or any(map(_has_rules, own)):
        return None
    parameters = _parameters(cls.__init__)
    expected = [(getattr(field, "alias", field.name), bool(field.kw_only), _is_optional(field)) for field in own]
    if expected != [(name, is_keyword, default is not REQUIRED) for name, is_keyword, default in parameters]:
        return None
    return list(zip(own, parameters, strict=True))


def _is_ordinary(cls: Any) -> bool:
    """Return whether to call the class is to call its `__init__`, a function that names all that it takes."""
    init = cls.__init__
    calls_it = cls.__new__ is object.__new__ and type(cls).__call__ is type.__call__
    return calls_it and type(init) is FunctionType and not init.__code__.co_flags & (CO_VARARGS | CO_VARKEYWORDS)


def _parameters(init: FunctionType) -> list[Parameter]:
    """Return all parameters but the first."""
    code, defaults = init.__code__, init.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    known = dict(zip(names[code.co_argcount - len(defaults) :], defaults, strict=False)) | (init.__kwdefaults__ or {})
    return [(name, place >= code.co_argcount, known.get(name, REQUIRED)) for place, name in enumerate(names)][1:]


def _is_optional(field: Any) -> bool:
    is_made = getattr(field, "default_factory", MISSING) is not MISSING
    return is_made or not (field.default is NOTHING or field.default is MISSING)


def _has_rules(field: Any) -> bool:
    return (
        field.type in (None, Final)
        or getattr(field, "converter", None) is not None
        or any(isinstance(mark, _OVERRIDE) for mark in getattr(field.type, "__metadata__", ()))
        or _depends_on_class(field.type)
    )


def _depends_on_class(annotation: Any) -> bool:
    """Return whether a type stands for another in each class."""
    return annotation is Self or isinstance(annotation, TypeVar) or any(map(_depends_on_class, get_args(annotation)))
