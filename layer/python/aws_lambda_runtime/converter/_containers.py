"""Containers: only a JSON array makes a list, set or tuple, only a JSON object a mapping."""

from __future__ import annotations

from collections import Counter, abc, defaultdict, deque
from contextlib import contextmanager
from functools import partial
from threading import local
from typing import TYPE_CHECKING, Any, get_args, get_origin

from cattrs.cols import (
    list_structure_factory,
    mapping_structure_factory,
    namedtuple_dict_structure_factory,
)
from cattrs.errors import ClassValidationError, IterableValidationError, IterableValidationNote

from aws_lambda_runtime.converter._names import class_of, json_name
from aws_lambda_runtime.converter._scalars import structure_scalar
from aws_lambda_runtime.errors import Mismatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook

_in_work = local()
_ARRAYS: dict[Any, Callable[[list[Any]], Any] | None] = {
    list: None,
    abc.MutableSequence: None,
    set: set,
    abc.MutableSet: set,
    frozenset: frozenset,
    abc.Set: frozenset,
    tuple: tuple,
    abc.Sequence: tuple,
    deque: deque,
}


def is_array(annotation: Any) -> bool:
    """Return whether the type holds any number of items of one type."""
    return class_of(annotation) in _ARRAYS and not is_tuple_of_members(annotation)


def is_tuple_of_members(annotation: Any) -> bool:
    """Return whether the type is a tuple with a type for each item: `tuple[str, int]`."""
    arguments = get_args(annotation)
    return get_origin(annotation) is tuple and bool(arguments) and Ellipsis not in arguments


def is_mapping(annotation: Any) -> bool:
    """Return whether the type maps keys to items of one type."""
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, abc.Mapping)


def only(kind: type, hook: Hook) -> Hook:
    """Return a hook that hands on values of one JSON type and refuses all others."""
    expected = "object" if kind is dict else kind.__name__

    def structure(value: Any, target: Any) -> Any:
        if value.__class__ is kind:
            return hook(value, target)
        raise Mismatch(expected, json_name(value))

    return structure


def _as_it_is(value: Any, _: Any) -> Any:
    return value


def array_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a list, set, frozenset, deque, of a tuple of any length, or of their abstract types."""
    element = (get_args(annotation) or (Any,))[0]
    build = _ARRAYS[class_of(annotation)]
    if element in (Any, object):
        items = only(list, _as_it_is)
    elif converter.detailed_validation:
        items = only(list, list_structure_factory(_parametrised(list, element), converter))
    else:
        items = _list_hook(element, hook_of(element, converter))
    return items if build is None else lambda value, _: build(items(value, list))


def _list_hook(element: Any, hook: Hook) -> Hook:
    """Return the hook of a list, which leaves scalars alone that are what they should be."""
    plain = element if hook is structure_scalar else None

    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is list:
            return [item if item.__class__ is plain else hook(item, element) for item in value]
        raise Mismatch("list", json_name(value))

    return structure


def tuple_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a tuple with a type for each item."""
    members = [(hook_of(member, converter), member) for member in get_args(annotation)]

    def structure(value: Any, _: Any) -> Any:
        if len(value) != len(members):
            raise Mismatch(f"list of {len(members)}", f"list of {len(value)}")
        return tuple([hook(item, member) for (hook, member), item in zip(members, value, strict=True)])

    return only(list, _collecting(structure, members, annotation) if converter.detailed_validation else structure)


def _collecting(structure: Hook, members: list[tuple[Hook, Any]], annotation: Any) -> Hook:
    """Return the tuple's hook that names every bad item instead of the first."""

    def collect(value: Any, target: Any) -> Any:
        failures = []
        for index, ((hook, member), item) in enumerate(zip(members, value, strict=False)):
            try:
                hook(item, member)
            except Exception as error:  # noqa: BLE001 # hooks of users raise what they like
                failures.append(_at(index, error))
        if failures:
            raise IterableValidationError("", failures, annotation)
        return structure(value, target)

    return collect


def named_tuple_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a NamedTuple, which a JSON array makes by position and a JSON object by name."""
    by_name = namedtuple_dict_structure_factory(annotation, converter)
    names = annotation._fields

    def structure(value: Any, target: Any) -> Any:
        if value.__class__ is dict:
            return by_name(value, target)
        if value.__class__ is not list:
            raise Mismatch("list or object", json_name(value))
        if len(value) > len(names):
            raise Mismatch(f"list of {len(names)}", f"list of {len(value)}")
        try:
            return by_name(dict(zip(names, value, strict=False)), target)
        except ClassValidationError as error:
            noted, others = error.group_exceptions()
            failures = [_at(names.index(note.name), failure) for failure, note in noted]
            raise IterableValidationError("", failures + others, annotation) from None

    return structure


def mapping_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a dict, of an abstract mapping, or of a subclass of dict."""
    build = class_of(annotation)
    if issubclass(build, Counter):
        return only(dict, converter.gen_structure_counter(annotation))
    key, item = get_args(annotation) or _arguments_of_base(build)
    if build in (abc.Mapping, abc.MutableMapping):
        build = dict
    elif issubclass(build, defaultdict):
        build = partial(build, None if item is Any else item)
    hook: Hook
    if key in (Any, object, str) and item in (Any, object):
        hook = _as_it_is if build is dict else lambda value, _: build(value)
    elif key is str and not converter.detailed_validation:
        hook = _text_keyed(build, hook_of(item, converter), item)
    else:
        hook = mapping_structure_factory(_parametrised(dict, key, item), converter, build)
    return only(dict, hook)


def _text_keyed(build: Any, hook: Hook, item: Any) -> Hook:
    """Return a hook that need not look at keys, as JSON has no others than str."""
    if build is dict:
        return lambda value, _: {key: hook(member, item) for key, member in value.items()}
    return lambda value, _: build({key: hook(member, item) for key, member in value.items()})


def _arguments_of_base(cls: type) -> tuple[Any, Any]:
    """Return what `class Headers(dict[str, str])` says about keys and values."""
    for base in getattr(cls, "__orig_bases__", ()):
        match get_args(base):
            case (key, item):
                return key, item
    return Any, Any


def hook_of(annotation: Any, converter: Converter) -> Hook:
    """Return the type's hook; within a cycle of types one that looks it up when it is called."""
    try:
        return converter.get_structure_hook(annotation)
    except RecursionError:
        return converter.structure


@contextmanager
def in_work(cls: Any) -> Iterator[None]:
    """Mark that the hook of a class is being made. Raises RecursionError if it already is, as cattrs does."""
    classes = _in_work.__dict__.setdefault("classes", set())
    if cls in classes:
        raise RecursionError
    classes.add(cls)
    try:
        yield
    finally:
        classes.remove(cls)


def _parametrised(generic: Any, *arguments: Any) -> Any:
    """Return `generic[arguments]`, which type checkers take for an annotation when it is written so."""
    return generic[arguments]


def _at(index: int, error: Exception) -> Exception:
    """Note the place of a failed item, as cattrs does."""
    error.__notes__ = [IterableValidationNote("", index, None)]
    return error
