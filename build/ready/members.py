"""The source text of what attrs gives a class: slots, constructor and, with converters, how attributes are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import NOTHING, Factory

from aws_lambda_runtime.events._wire import Payload
from ready.reading import default_text

if TYPE_CHECKING:
    from attrs import Attribute


def members(cls: Any, used: set[Any]) -> list[str]:
    """Return the lines, adding the classes that they name to *used*."""
    own: tuple[Attribute[Any], ...] = cls.__attrs_attrs__
    taken = [attribute for attribute in own if attribute.init]
    hidden = tuple(attribute.name for attribute in taken if not attribute.repr)
    lines = [f"__slots__ = {cls.__dict__['__slots__']!r}", f"_ready_hidden = {hidden!r}"]
    lines += ["__attrs_attrs__ = FIELDS", "__annotations__ = Annotations()"]
    converters: dict[str, Any] = {attribute.name: attribute.converter for attribute in taken if attribute.converter}
    used.update(converters.values())
    converted = {name: convert.__name__ for name, convert in converters.items()}
    lines += _constructor(cls, taken, converted, used)
    if converted:
        lines.append("def __setattr__(self, name, value):")
        lines += [f"    if name == {name!r}: value = {convert}(value)" for name, convert in converted.items()]
        lines.append("    assign(self, name, value)")
    return lines


def _constructor(cls: Any, taken: list[Attribute[Any]], converted: dict[str, str], used: set[Any]) -> list[str]:
    parameters = [_parameter(attribute) for attribute in taken]
    body = ["self.raw = HandMade()"] if issubclass(cls, Payload) else []
    for attribute in taken:
        value = attribute.alias or attribute.name
        if isinstance(attribute.default, Factory):  # type: ignore[arg-type]
            value = f"{default_text(attribute, used)} if {value} is NOTHING else {value}"
        if attribute.name in converted:
            value = f"{converted[attribute.name]}({value})"
        body.append(f"assign(self, {attribute.name!r}, {value})" if converted else f"self.{attribute.name} = {value}")
    signature = ", ".join(["self", "*", *parameters] if parameters else ["self"])
    return [f"def __init__({signature}):", *[f"    {line}" for line in body or ["pass"]]]


def _parameter(attribute: Attribute[Any]) -> str:
    name = attribute.alias or attribute.name
    if attribute.default is NOTHING:
        return name
    if isinstance(attribute.default, Factory):  # type: ignore[arg-type]
        return f"{name}=NOTHING"
    return f"{name}={attribute.default!r}"
