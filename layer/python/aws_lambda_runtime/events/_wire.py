"""The pattern of all event classes: an attrs class a JSON object, snake_case here and AWS's spelling on the wire.

Owns names, and the payload that an event keeps; knows neither cattrs nor any source. What a field's default means:

- none, or `wire(required=True)`: the field tells this shape from others, and a payload without it is refused;
- one that is not None: AWS always sends the field, or its absence means just that; null and absent give the default;
- None: AWS leaves the field out, or sends null, in ordinary use.
"""

from typing import Any

from attrs import Attribute, define, field

from aws_lambda_runtime.events._written import HandMade


def camel_case(name: str) -> str:
    """Spell `event_source` as `eventSource`, and `lambda_`, whose underscore only avoids a keyword, as `lambda`."""
    first, *others = name.rstrip("_").split("_")
    return first + "".join([word.capitalize() for word in others])


def pascal_case(name: str) -> str:
    """Spell `sender_id` as `SenderId`."""
    return "".join([word.capitalize() for word in name.rstrip("_").split("_")])


def wire(
    name: str | None = None, *, also: tuple[str, ...] = (), required: bool = False, keep: bool = False
) -> dict[str, Any]:
    """Return the metadata of a field that the class's rule does not describe.

    `name` is its spelling on the wire; spellings in `also` are read too, and written back where they came. `required`
    refuses a payload without it, although the constructor knows a default. `keep` writes it although it equals its
    default.
    """
    return {"wire": name, "also": also, "required": required, "keep": keep}


class WireObject:
    """Base of every class that stands for a JSON object of AWS's."""

    # The bases without fields are plain classes: attrs takes more than half a millisecond for each that it makes.
    __slots__ = ()
    _wire_case = staticmethod(camel_case)
    # What the type parameter of a generic class stands for where none is given.
    _unparametrised: Any = Any


@define(kw_only=True)
class Payload(WireObject):
    """Base of what AWS sends: unknown keys are no error, and nothing of the payload is lost.

    A copy or a pickle keeps the payload; `attrs.evolve` makes a new object by hand, which has none.
    """

    raw: dict[str, Any] = field(init=False, eq=False, repr=False, factory=HandMade)
    """The very JSON object that this was made from, with the keys that no attribute stands for; {} if made by hand."""


class Event(Payload):
    """Base of what a handler is called with."""

    __slots__ = ()

    @classmethod
    def matches(cls, payload: object) -> bool:
        """Return whether the payload has this event's shape, by which the members of a union are told apart.

        For the classes of this package it is what `detect` says; a class of your own takes any JSON object, or says
        here which.
        """
        if not cls.__module__.startswith("aws_lambda_runtime.events."):
            return isinstance(payload, dict)
        from aws_lambda_runtime.events._detect import detect_name

        return detect_name(payload) == cls.__name__


class Response(WireObject):
    """Base of what a handler returns: written with AWS's names and without the fields that were not set."""

    __slots__ = ()


def attributes(cls: type[WireObject]) -> "dict[str, Attribute[Any]]":
    """Return the attributes that the constructor takes, by their keys in the class's JSON object."""
    own: tuple[Attribute[Any], ...] = getattr(cls, "__attrs_attrs__", ())
    return {wire_name(cls, attribute): attribute for attribute in own if attribute.init}


def spellings(cls: type[WireObject], attribute: "Attribute[Any]") -> tuple[str, ...]:
    """Return the keys that the attribute is read from, first the one of its own."""
    return (wire_name(cls, attribute), *attribute.metadata.get("also", ()))


def wire_name(cls: type[WireObject], attribute: "Attribute[Any]") -> str:
    """Return the key of the attribute in the class's JSON object."""
    name: str | None = attribute.metadata.get("wire")
    return name or cls._wire_case(attribute.name)
