"""What a handler's signature says: how many arguments it takes, and which type its event has.

Read from code objects and annotations directly; `inspect` and `typing` would cost every start what few handlers need.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any, TypeGuard

_VARIADIC = 0x04  # CO_VARARGS (Python: "inspect - Code Objects Bit Flags")
_MOST = 2
_FIELD_MARKS = ("__attrs_attrs__", "__dataclass_fields__", "__required_keys__")
_SCALARS = (str, int, float, bool, bytes, list, tuple, set, frozenset)
_UNTYPED = (None, dict, object)
_MAPPINGS = ("dict", "Mapping", "MutableMapping", "Dict")


def count_arguments(handler: Callable[..., object]) -> int:
    """Return how many of (event, context) the handler takes: 0, 1 or 2.

    A wrapper that takes anything (`*args`) is called with as many as the function behind it takes. Raises `TypeError`
    for a handler that cannot be called with the two arguments.
    """
    function, bound = _function_of(handler)
    if function is None:
        return _MOST
    code = function.__code__
    if code.co_flags & _VARIADIC and code.co_argcount - bound < _MOST:
        inner = getattr(function, "__wrapped__", None)
        return _MOST if inner is None else count_arguments(inner)
    required = code.co_argcount - bound - len(function.__defaults__ or ())
    if required > _MOST:
        message = (
            f"a handler takes (event, context), (event) or nothing, "
            f"but {function.__qualname__} needs {required} arguments"
        )
        raise TypeError(message)
    return min(code.co_argcount - bound, _MOST)


def event_annotation(handler: Callable[..., object]) -> object:
    """Return the annotation of the first parameter, looked up where it is written as text; None where there is none.

    Raises `NameError` when the text names something that does not exist at run time.
    """
    function, bound = _function_of(handler)
    while function is not None and (inner := getattr(function, "__wrapped__", None)) is not None:
        function, _ = _function_of(inner)
    if function is None or function.__code__.co_argcount <= bound:
        return None
    annotation = _annotations(function).get(function.__code__.co_varnames[bound])
    if not isinstance(annotation, str):
        return annotation
    # A decorator or a factory may have made the handler: the enclosing function's names are visible to its annotations.
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return eval(annotation, function.__globals__, {name: cell.cell_contents for name, cell in cells})  # noqa: S307


def is_typed(annotation: object) -> bool:
    """Tell whether events are to be structured for this annotation, or handed over as the plain JSON they are.

    Typed are attrs classes, dataclasses, TypedDicts, NamedTuples, JSON's scalar types, and generic aliases and unions
    of any such. `dict`, `Any` and their like ask for plain JSON, and so does any class that we know nothing of: its own
    decorator (say, of another library) will deal with the event.
    """
    if annotation in _UNTYPED or _is_typings(annotation, "Any"):
        return False
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        return annotation in _SCALARS or has_fields(annotation)
    origin = getattr(annotation, "__origin__", None)
    arguments: tuple[object, ...] = getattr(annotation, "__args__", ())
    if isinstance(origin, type) and origin.__name__ in _MAPPINGS:
        return is_typed(arguments[-1]) if arguments else False
    if isinstance(origin, type) and origin.__module__ not in ("builtins", "collections", "collections.abc"):
        return is_typed(origin)
    if _is_union(annotation, origin):
        return any(is_typed(member) for member in arguments if member is not type(None))
    return True


def has_fields(cls: type) -> bool:
    """Tell whether this is an attrs class, a dataclass, a TypedDict or a NamedTuple, by the marks they leave on it."""
    return any(hasattr(cls, mark) for mark in _FIELD_MARKS) or (issubclass(cls, tuple) and hasattr(cls, "_fields"))


def _function_of(handler: Any) -> tuple[FunctionType | None, int]:
    """Return the Python function behind a callable, and how many of its first arguments are bound already."""
    bound = 0
    if type(handler).__module__ == "functools" and hasattr(handler, "func"):
        bound = len(handler.args)
        handler = handler.func
    if not hasattr(handler, "__code__") and not hasattr(handler, "__func__") and not isinstance(handler, type):
        handler = getattr(handler, "__call__", None)  # noqa: B004 - the method itself is wanted, not whether it exists
    if hasattr(handler, "__func__"):
        return handler.__func__, bound + 1
    return (handler, bound) if _is_function(handler) else (None, 0)


def _is_function(handler: object) -> TypeGuard[FunctionType]:
    return hasattr(handler, "__code__")


def _annotations(function: FunctionType) -> dict[str, Any]:
    try:
        return function.__annotations__
    except NameError:
        # Since Python 3.14 one name that only the type checker knows hides all annotations of the function.
        from annotationlib import Format, get_annotations  # type: ignore[import-not-found, unused-ignore]

        return get_annotations(function, format=Format.FORWARDREF)  # type: ignore[no-any-return, unused-ignore]


def _is_typings(annotation: object, name: str) -> bool:
    """Tell whether this is `typing.<name>`, which can only be if somebody has imported `typing`."""
    typing = sys.modules.get("typing")
    return typing is not None and annotation is getattr(typing, name)


def _is_union(annotation: object, origin: object) -> bool:
    return type(annotation).__name__ in ("UnionType", "Union") or _is_typings(origin, "Union")
