"""The user's classes from JSON objects: attrs classes, dataclasses, TypedDicts."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, ForwardRef, Literal, NotRequired, Required, get_args, get_origin, get_type_hints

from aws_lambda_runtime.converter._containers import hook_of, in_work, only
from aws_lambda_runtime.converter._names import class_of

if TYPE_CHECKING:
    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook


def is_class(annotation: Any) -> bool:
    """Return whether the type is an attrs class or a dataclass, or a generic one with its arguments."""
    cls = class_of(annotation)
    return hasattr(cls, "__attrs_attrs__") or hasattr(cls, "__dataclass_fields__")


def class_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of an attrs class or dataclass: cattrs' where there are rules that only cattrs knows."""
    resolve(class_of(annotation))
    if not converter.detailed_validation and not _has_rules(converter) and (hook := _fast_hook(annotation, converter)):
        return hook
    build = converter.gen_structure_attrs_fromdict(annotation)
    hook = only(dict, build)
    hook.overrides = build.overrides  # type: ignore[attr-defined] # cattrs leaves them there, with other spellings
    return hook


def _fast_hook(annotation: Any, converter: Converter) -> Hook | None:
    """Return the run path's own hook, with what only users' classes need; None for a class that is left to cattrs."""
    from aws_lambda_runtime.converter._class_source import compile_class
    from aws_lambda_runtime.converter._constructors import arguments

    cls = class_of(annotation)
    if (taken := arguments(cls, _fields(cls))) is None:
        return None
    with in_work(cls):
        return compile_class(cls, [(each, hook_of(each[0].type, converter)) for each in taken])


def _has_rules(converter: Converter) -> bool:
    """Return whether somebody has set what only cattrs looks at: on a copy, as ours is made without."""
    return bool(converter.forbid_extra_keys or converter.type_overrides or getattr(converter, "use_alias", False))


def is_typed_dict(annotation: Any) -> bool:
    """Return whether the type is a TypedDict, of whichever library."""
    cls = class_of(annotation)
    return hasattr(cls, "__required_keys__") and hasattr(cls, "__total__")


def typed_dict_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the hook of a TypedDict; keys that it does not name are kept."""
    _mark_required(class_of(annotation))
    return only(dict, converter.gen_structure_typeddict(annotation))


def _mark_required(cls: Any) -> None:
    """Make a TypedDict know the keys that it marks, which it does not see where annotations are text."""
    marks = {key: get_origin(hint) for key, hint in get_type_hints(cls, include_extras=True).items()}
    required = {key for key, mark in marks.items() if mark is Required}
    optional = {key for key, mark in marks.items() if mark is NotRequired}
    cls.__required_keys__ = (cls.__required_keys__ | required) - optional
    cls.__optional_keys__ = (cls.__optional_keys__ | optional) - required


def resolve(cls: Any) -> None:
    """Put types where the class has their names, also within others: `list["Node"]`."""
    own = _fields(cls)
    if any(_is_named(attribute.type) for attribute in own):
        hints = get_type_hints(cls, include_extras=True)
        for attribute in own:
            # Attributes of attrs refuse plain assignment; `attrs.resolve_types` gets around it in the same way.
            object.__setattr__(attribute, "type", hints.get(attribute.name, attribute.type))


def _fields(cls: Any) -> tuple[Any, ...]:
    """Return the fields of an attrs class or dataclass, as its library describes them."""
    return cls.__attrs_attrs__ if hasattr(cls, "__attrs_attrs__") else fields(cls)


def _is_named(annotation: Any) -> bool:
    if type(annotation) is type or get_origin(annotation) is Literal:
        return False
    return isinstance(annotation, str | ForwardRef) or any(map(_is_named, get_args(annotation)))
