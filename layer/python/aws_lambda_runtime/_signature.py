"""What a handler's signature says: how many arguments it takes, and which type its event has.

Read from code objects and annotations directly; `inspect` and `typing` would cost every start what few handlers need.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from types import FunctionType
    from typing import Any, TypeAlias, TypeGuard

    _Found: TypeAlias = tuple[FunctionType | None, int, Container[str]]

_VARIADIC = 0x04  # CO_VARARGS (Python: "inspect - Code Objects Bit Flags")
_GENERATOR = 0x20  # CO_GENERATOR
_COROUTINE = 0x80  # CO_COROUTINE
_ASYNC_GENERATOR = 0x200  # CO_ASYNC_GENERATOR
_ASYNC = _COROUTINE | 0x100 | _ASYNC_GENERATOR  # and CO_ITERABLE_COROUTINE
_MOST = 2
_FIELD_MARKS = ("__attrs_attrs__", "__dataclass_fields__", "__required_keys__")
_SCALARS = (str, int, float, bool, bytes, list, tuple, set, frozenset)
_NAMES_OF_TYPES = ("__supertype__", "__value__")  # NewType, and the statement `type X = ...`
_MAPPINGS = ("dict", "Mapping", "MutableMapping", "Dict")


def count_arguments(handler: Callable[..., object]) -> int:
    """Return how many of (event, context) the handler takes: 0, 1 or 2.

    A wrapper that takes anything (`*args`) is called with as many as the function behind it takes. Raises `TypeError`
    for a handler that cannot be called with the two arguments.
    """
    function, bound, given = _unwrapped(handler, _takes_anything)
    if function is None or _takes_anything(function, bound):
        return _MOST
    positional, missing = _parameters(function, bound, given)
    # What a function behind a wrapper needs besides, its wrapper gives.
    if missing and function is _function_of(handler)[0]:
        message = (
            f"a handler takes (event, context), (event) or nothing, "
            f"but {function.__qualname__} also needs {', '.join(missing)}"
        )
        raise TypeError(message)
    return min(len(positional), _MOST)


def parameter_names(handler: Callable[..., object]) -> tuple[str, ...]:
    """Return the names of the parameters that can be given by position; of what it wraps, if it takes anything."""
    function, bound, given = _unwrapped(handler, _takes_anything)
    return () if function is None else _parameters(function, bound, given)[0]


def event_annotation(handler: Callable[..., object]) -> object:
    """Return the annotation of the first parameter, looked up where it is written as text; None where there is none.

    Raises `NameError` when the text cannot be looked up at run time.
    """
    function, bound, given = _unwrapped(handler, lambda _function, _bound: True)
    positional = _parameters(function, bound, given)[0] if function is not None else ()
    if function is None or not positional:
        return None
    annotation = _annotations(function).get(positional[0])
    annotation = getattr(annotation, "__forward_arg__", annotation)
    if not isinstance(annotation, str):
        return annotation
    # A decorator or a factory may have made the handler: the enclosing function's names are visible to its annotations.
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    try:
        return eval(annotation, function.__globals__, {name: cell.cell_contents for name, cell in cells})  # noqa: S307
    except Exception as error:
        raise NameError(str(error)) from error


def stream_parameter(handler: Callable[..., object]) -> int:
    """Return the place of the parameter to write a streamed response to, 1 or 2; 0 where there is none.

    It is told by its annotation, `ResponseStream`, which may be text.
    """
    function, bound, given = _unwrapped(handler, lambda _function, _bound: True)
    if function is None:
        return 0
    annotations = _annotations(function)
    for place, name in enumerate(_parameters(function, bound, given)[0][: _MOST + 1]):
        annotation = annotations.get(name)
        text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
        if place and text.rpartition(".")[2] == "ResponseStream":
            return place
    return 0


def flow_of(handler: Callable[..., object]) -> str | None:
    """Tell what calling the handler gives: "async" for a coroutine or an async generator, "sync" for a generator."""
    function = _unwrapped(handler, lambda _function, _bound: True)[0]
    flags = 0 if function is None else function.__code__.co_flags
    if flags & _ASYNC:
        return "async"
    return "sync" if flags & _GENERATOR else None


def call_gives(function: Callable[..., object]) -> str | None:
    """Tell what a call of the function itself gives, whatever it wraps: a "coroutine", a "generator" of either kind."""
    found = _function_of(function)[0]
    flags = 0 if found is None else found.__code__.co_flags
    if flags & _COROUTINE or hasattr(function, "_is_coroutine_mark"):  # the mark of inspect.markcoroutinefunction
        return "coroutine"
    return "generator" if flags & (_GENERATOR | _ASYNC_GENERATOR) else None


def is_typed(annotation: object) -> bool:
    """Tell whether events are to be structured for this annotation, or handed over as the plain JSON they are.

    Typed are attrs classes, dataclasses, TypedDicts, NamedTuples, JSON's scalar types, and generic aliases and unions
    of any such. `dict`, `Any` and their like ask for plain JSON, and so does any class that we know nothing of: its own
    decorator (say, of another library) will deal with the event.
    """
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        return annotation in _SCALARS or has_fields(annotation)
    origin = getattr(annotation, "__origin__", None)
    arguments: tuple[object, ...] = getattr(annotation, "__args__", ())
    if hasattr(annotation, "__metadata__"):  # Annotated[...]
        return is_typed(origin)
    if _is_union(annotation, origin):  # before other origins, since from Python 3.14 on `Union` is a class
        return any(is_typed(member) for member in arguments if member is not type(None))
    if isinstance(origin, type) and origin.__name__ in _MAPPINGS:
        return is_typed(arguments[-1]) if arguments else False
    if isinstance(origin, type) and origin.__module__ not in ("builtins", "collections", "collections.abc"):
        return is_typed(origin)
    return origin is not None or any(hasattr(annotation, mark) for mark in _NAMES_OF_TYPES)


def has_fields(cls: type) -> bool:
    """Tell whether this is an attrs class, a dataclass, a TypedDict or a NamedTuple, by the marks they leave on it."""
    # Classes of events that are ready would import attrs if they were asked for an attribute of attrs's.
    marks = any(mark in base.__dict__ for base in cls.__mro__ for mark in _FIELD_MARKS)
    return marks or (issubclass(cls, tuple) and hasattr(cls, "_fields"))


def _function_of(handler: Any) -> _Found:
    """Return the Python function behind a callable, how many of its first arguments are bound, and which by name."""
    bound: int = 0
    given: Container[str] = ()
    if type(handler).__module__ == "functools" and hasattr(handler, "func"):
        bound, given = len(handler.args), handler.keywords
        handler = handler.func
    if not hasattr(handler, "__code__") and not hasattr(handler, "__func__") and not isinstance(handler, type):
        handler = getattr(handler, "__call__", None)  # noqa: B004 - the method itself is wanted, not whether it exists
    if hasattr(handler, "__func__"):
        return handler.__func__, bound + 1, given
    return (handler, bound, given) if _is_function(handler) else (None, 0, ())


def _unwrapped(handler: Callable[..., object], passes_on: Callable[[FunctionType, int], bool]) -> _Found:
    """Return the same for the function behind wrappers, as long as they pass on what they get.

    What a wrapper has bound, as a method its self, is bound of the function behind it too.
    """
    function, bound, given = _function_of(handler)
    while function is not None and hasattr(function, "__wrapped__") and passes_on(function, bound):
        function, more, given = _function_of(function.__wrapped__)
        bound += more
    return function, bound, given


def _takes_anything(function: FunctionType, bound: int) -> bool:
    code = function.__code__
    return bool(code.co_flags & _VARIADIC) and code.co_argcount - bound < _MOST


def _parameters(function: FunctionType, bound: int, given: Container[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the parameters that can be given by position, and those beyond the two that have to be given somehow."""
    code = function.__code__
    names = code.co_varnames[bound : code.co_argcount]
    # What a partial gives by name ends the arguments that can be given by position.
    free = next((index for index, name in enumerate(names) if name in given), len(names))
    needed = names[_MOST : max(len(names) - len(function.__defaults__ or ()), 0)]
    by_name = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    defaults = function.__kwdefaults__ or {}
    missing = [name for name in needed if name not in given]
    missing += [name for name in by_name if name not in given and name not in defaults]
    return names[:free], missing


def _is_function(handler: object) -> TypeGuard[FunctionType]:
    return hasattr(handler, "__code__")


def _annotations(function: FunctionType) -> dict[str, Any]:
    try:
        return function.__annotations__
    except Exception:  # noqa: BLE001 - whatever the annotations raise
        # Since Python 3.14 annotations are evaluated here, and one that cannot be hides all others of the function.
        from annotationlib import Format, get_annotations  # type: ignore[import-not-found, unused-ignore]

        return get_annotations(function, format=Format.FORWARDREF)  # type: ignore[no-any-return, unused-ignore]


def _is_typings(annotation: object, name: str) -> bool:
    """Tell whether this is `typing.<name>`, which can only be if somebody has imported `typing`."""
    typing = sys.modules.get("typing")
    return typing is not None and annotation is getattr(typing, name)


def _is_union(annotation: object, origin: object) -> bool:
    return type(annotation).__name__ in ("UnionType", "Union") or _is_typings(origin, "Union")
