"""The event and response classes: AWS's spelling, null where it means absent, and the payload kept."""

from __future__ import annotations

from threading import local
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from attrs import NOTHING, Attribute, Factory, has
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from aws_lambda_runtime.converter._classes import resolve
from aws_lambda_runtime.converter._containers import hook_of, only
from aws_lambda_runtime.converter._names import class_of
from aws_lambda_runtime.converter._wire_source import Field, compile_hook
from aws_lambda_runtime.events._wire import HandMade, Payload, WireObject, attributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook


_NO_MAP = (None, "", "None")
_in_work = local()


class MissingKeyError(KeyError):
    """A JSON object lacks a key that tells its shape."""


def is_wire_object(annotation: Any) -> bool:
    """Return whether the annotation is an event or response class, or a generic one with its arguments."""
    cls = class_of(annotation)
    return isinstance(cls, type) and issubclass(cls, WireObject) and has(cls)


def wire_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the structuring hook of a class of AWS's: a generated one, or cattrs' that collects problems."""
    cls: Any = class_of(annotation)
    resolve(cls)
    parameters: tuple[Any, ...] = getattr(cls, "__parameters__", ())
    if parameters and annotation is cls:
        # Without its argument a generic event leaves what is inside as the JSON that it is.
        annotation = cls[tuple([Any for _ in parameters])]
    if converter.detailed_validation:
        return only(dict, _collecting(annotation, cls, converter))
    classes = _in_work.__dict__.setdefault("classes", set())
    if annotation in classes:
        raise RecursionError
    classes.add(annotation)
    try:
        bound = dict(zip(parameters, get_args(annotation), strict=False))
        taken = [_field(key, attribute, bound, converter) for key, attribute in attributes(cls).items()]
    finally:
        classes.remove(annotation)
    return compile_hook(cls, taken)


def _field(key: str, attribute: Attribute[Any], bound: dict[Any, Any], converter: Converter) -> Field:
    annotation: Any = attribute.type
    if isinstance(annotation, TypeVar):
        annotation = bound[annotation]
    elif parameters := getattr(annotation, "__parameters__", ()):
        annotation = annotation[tuple([bound[parameter] for parameter in parameters])]
    default = NOTHING if is_required(attribute) else attribute.default
    return Field(
        attribute.name,
        attribute.alias or attribute.name,
        key,
        annotation,
        hook_of(annotation, converter),
        default,
        null_forms(attribute),
    )


def _collecting(annotation: Any, cls: type[WireObject], converter: Converter) -> Hook:
    taken = attributes(cls)
    renamed: dict[str, Any] = {attribute.name: override(rename=key) for key, attribute in taken.items()}
    build = make_dict_structure_fn(annotation, converter, **renamed)
    required = [key for key, attribute in taken.items() if is_required(attribute)]
    nulls = {key: null_forms(attribute) for key, attribute in taken.items()}

    def structure(value: Any, target: Any) -> Any:
        for key in required:
            if key not in value:
                raise MissingKeyError(key)
        made = build({key: item for key, item in value.items() if item not in nulls.get(key, ())}, target)
        if isinstance(made, Payload):
            made.raw = value
        return made

    return structure


def wire_result_hook(annotation: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return the unstructuring hook: a payload as it came with what was changed, anything else as far as it was set."""
    cls: type[WireObject] = class_of(annotation)
    taken = attributes(cls)
    renamed: dict[str, Any] = {attribute.name: override(rename=key) for key, attribute in taken.items()}
    write = make_dict_unstructure_fn(annotation, converter, **renamed)
    unset = {key: converter.unstructure(default_of(attribute.default)) for key, attribute in taken.items()}
    kept = {key for key, attribute in taken.items() if attribute.metadata.get("keep")}
    nulls = {key: null_forms(attribute) or (None,) for key, attribute in taken.items()}

    def unstructure(made: Any) -> dict[str, Any]:
        written = write(made)
        raw = getattr(made, "raw", None)
        if raw is None or isinstance(raw, HandMade):
            return {key: item for key, item in written.items() if item != unset[key] or key in kept}
        result = {}
        for key, item in raw.items():
            now = written.pop(key, item)
            if key in nulls and item in nulls[key] and now == unset[key]:
                result[key] = item
            elif now is not None or key not in unset:
                result[key] = now
        return result | {key: item for key, item in written.items() if item != unset[key]}

    return unstructure


def is_required(attribute: Attribute[Any]) -> bool:
    """Return whether the attribute tells the shape of its class, though the constructor knows a default."""
    return attribute.default is NOTHING or bool(attribute.metadata.get("required"))


def null_forms(attribute: Attribute[Any]) -> tuple[Any, ...]:
    """Return what stands on the wire for a field's default, beside its absence: some services put text for no map."""
    if is_required(attribute) or attribute.default is None:
        return ()
    return _NO_MAP if isinstance(default_of(attribute.default), dict) else (None,)


def default_of(default: Any) -> Any:
    """Return the value that the default of an attribute stands for; one that depends on the object stays as it is."""
    return default.factory() if isinstance(default, Factory) and not default.takes_self else default  # type: ignore[arg-type]
