"""The event and response classes: AWS's spelling, null where it means absent, and the payload kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from attrs import NOTHING, Attribute, Factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from aws_lambda_runtime.converter._carried import carried_hook, carried_result
from aws_lambda_runtime.converter._classes import resolve
from aws_lambda_runtime.converter._containers import hook_of, in_work, only
from aws_lambda_runtime.converter._names import class_of
from aws_lambda_runtime.converter._wire_source import Field, compile_hook
from aws_lambda_runtime.events._wire import Payload, WireObject, attributes, spellings
from aws_lambda_runtime.events._written import HandMade, merged

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook


_NO_MAP = (None, "", "None")
_NO_PAYLOAD = HandMade()


class MissingKeyError(KeyError):
    """A JSON object lacks a key that tells its shape."""


def wire_hook(annotation: Any, converter: Converter) -> Hook:
    """Return the structuring hook of a class of AWS's: a generated one, or cattrs' that collects problems."""
    cls: Any = class_of(annotation)
    resolve(cls)
    parameters: tuple[Any, ...] = getattr(cls, "__parameters__", ())
    if parameters and annotation is cls:
        if hasattr(cls, "_argument_for"):
            return _choosing(cls, converter)
        annotation = cls[tuple([cls._unparametrised for _ in parameters])]
    bound = _arguments(annotation)
    if converter.detailed_validation:
        return only(dict, _collecting(annotation, bound, converter))
    with in_work(annotation):
        taken = [_field(cls, attribute, bound, converter) for attribute in attributes(cls).values()]
    return compile_hook(cls, taken)


def _choosing(cls: Any, converter: Converter) -> Hook:
    """Return the hook of a generic event without an argument, which is told by each payload.

    Nobody has asked for that argument, so a payload that does not fit it is no error: it stays the JSON that came.
    """

    def structure(value: Any, _: Any) -> Any:
        chosen = cls[cls._argument_for(value) or Any]
        try:
            return converter.get_structure_hook(chosen)(value, chosen)
        except Exception:  # noqa: BLE001 # whatever a hook raises; what else is wrong with the payload is raised below
            plain = cls[Any]
            return converter.get_structure_hook(plain)(value, plain)

    return only(dict, structure)


def _field(cls: type[WireObject], attribute: Attribute[Any], bound: dict[Any, Any], converter: Converter) -> Field:
    annotation = _bound_type(cls, attribute, bound)
    hook = hook_of(annotation, converter)
    required = is_required(attribute)
    if how := _carries(cls, attribute, bound):
        hook = carried_hook(how, hook, annotation)
        required = attribute.default is not None
    return Field(
        attribute.name,
        attribute.alias or attribute.name,
        spellings(cls, attribute),
        annotation,
        hook,
        NOTHING if required else attribute.default,
        null_forms(attribute),
    )


def _arguments(annotation: Any) -> dict[Any, Any]:
    """Return what stands for each type parameter, also for those of generic bases: `class Orders(SQSEvent[Order])`."""
    cls = class_of(annotation)
    bound = dict(zip(getattr(cls, "__parameters__", ()), get_args(annotation), strict=False))
    for within in cls.__mro__:
        for base in within.__dict__.get("__orig_bases__", ()):
            for parameter, argument in zip(getattr(class_of(base), "__parameters__", ()), get_args(base), strict=False):
                bound.setdefault(parameter, bound.get(argument, argument))
    for parameter, argument in bound.items():
        if isinstance(argument, TypeVar):
            bound[parameter] = cls._unparametrised
    return bound


def _bound_type(cls: type[WireObject], attribute: Attribute[Any], bound: dict[Any, Any]) -> Any:
    """Return the type of a field, in which arguments stand for the parameters of its class."""
    annotation: Any = attribute.type
    if isinstance(annotation, TypeVar):
        return bound.get(annotation, cls._unparametrised)
    if parameters := getattr(annotation, "__parameters__", ()):
        return annotation[tuple([bound.get(parameter, cls._unparametrised) for parameter in parameters])]
    return annotation


def _carries(cls: type[WireObject], attribute: Attribute[Any], bound: dict[Any, Any]) -> str | None:
    """Return how the field carries the class's argument, if there is one that is not what travels itself."""
    how: str | None = attribute.metadata.get("carries")
    return how if any(argument != cls._unparametrised for argument in bound.values()) else None


def _collecting(annotation: Any, bound: dict[Any, Any], converter: Converter) -> Hook:
    cls: type[WireObject] = class_of(annotation)
    own = attributes(cls)
    required = [key for key, attribute in own.items() if is_required(attribute)]
    required += [key for key, each in own.items() if _carries(cls, each, bound) and each.default is not None]
    renamed: dict[str, Any] = {
        attribute.name: override(rename=key, struct_hook=_bound_hook(cls, attribute, bound, converter))
        for key, attribute in own.items()
    }
    build = make_dict_structure_fn(annotation, converter, **renamed)
    nulls = {key: () if key in required else null_forms(attribute) for key, attribute in own.items()}
    others = {other: key for key, attribute in own.items() for other in spellings(cls, attribute)[1:]}

    def structure(value: Any, target: Any) -> Any:
        for key in required:
            if key not in value:
                raise MissingKeyError(key)
        given = {others[key]: item for key, item in value.items() if key in others} | value
        made = build({key: item for key, item in given.items() if item not in nulls.get(key, ())}, target)
        if isinstance(made, Payload):
            made.raw = value
        return made

    return structure


def _bound_hook(
    cls: type[WireObject], attribute: Attribute[Any], bound: dict[Any, Any], converter: Converter
) -> Hook | None:
    """Return the hook of a field whose type depends on arguments, None for others."""
    annotation = _bound_type(cls, attribute, bound)
    if annotation is attribute.type:
        return None
    hook = hook_of(annotation, converter)
    if how := _carries(cls, attribute, bound):
        hook = carried_hook(how, hook, annotation)
    return lambda value, _: hook(value, annotation)


def wire_result_hook(annotation: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return the unstructuring hook: a payload as it came with what was changed, anything else as far as it was set."""
    cls: type[WireObject] = class_of(annotation)
    own = attributes(cls)
    renamed: dict[str, Any] = {attribute.name: override(rename=key) for key, attribute in own.items()}
    write = make_dict_unstructure_fn(annotation, converter, **renamed)
    unset = {key: _unset(attribute, converter) for key, attribute in own.items()}
    kept = {key for key, attribute in own.items() if attribute.metadata.get("keep")}
    nulls = {key: forms for key, attribute in own.items() if (forms := null_forms(attribute))}
    carried = {key: attribute for key, attribute in own.items() if "carries" in attribute.metadata}
    others = [(key, other) for key, attribute in own.items() for other in spellings(cls, attribute)[1:]]
    for key, other in others:
        unset[other] = unset[key]
        nulls |= {other: nulls[key]} if key in nulls else {}

    def unstructure(made: Any) -> dict[str, Any]:
        written = write(made)
        raw = getattr(made, "raw", _NO_PAYLOAD)
        for key, attribute in carried.items():
            how, value = attribute.metadata["carries"], getattr(made, attribute.name)
            written[key] = carried_result(how, value, written[key], raw.get(key), converter)
        return merged(raw, written, unset, kept, nulls, others)

    return unstructure


def _unset(attribute: Attribute[Any], converter: Converter) -> Any:
    """Return what is written for the default of an attribute, for one without a default what nothing is equal to."""
    return NOTHING if attribute.default is NOTHING else converter.unstructure(default_of(attribute.default))


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
