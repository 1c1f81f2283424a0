"""Print what can be seen of every class of events: run in the loop, whose classes are ready, and on their sources.

Standard input has samples and damaged samples by the name of their class. This is a program, no module of tests: both
interpreters are the layer's.
"""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import re
import sys

from aws_lambda_runtime import events
from aws_lambda_runtime._registry import Runtime
from aws_lambda_runtime.errors import EventMismatch

TYPE_CHECKING = False  # `typing` shall not be imported before a class is asked for its fields
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-f]+")
OF_READY = {
    "Ready",
    "__class_getitem__",
    "_ready_hidden",
    "_ready_names",
    "_ready_read",
    "_ready_write",
    "__no_type_check__",
    "__replace__",
    "__setstate__",
    "__annotate_func__",
    "__annotations__",
    "__annotations_cache__",
}
runtime = Runtime()


def classes() -> dict[str, type]:
    """Give every class of events, public or not, by its name."""
    for name in events.__all__:
        getattr(events, name)
    found = {}
    for name, module in sorted(sys.modules.items()):
        for cls in vars(module).values() if name.startswith("aws_lambda_runtime.events.") else ():
            if isinstance(cls, type) and cls.__module__ == name and name != "aws_lambda_runtime.events._ready":
                found[f"{name}.{cls.__name__}"] = cls
    return found


def seen(function: Callable[..., Any], *arguments: Any) -> str:
    """Give what a call gives, or what it raises."""
    try:
        return ADDRESS.sub("", repr(function(*arguments)))
    except Exception as error:  # noqa: BLE001 # it is what is looked at
        return f"{type(error).__name__}: {error}"


def structure(cls: Any, payload: Any) -> Any:
    """Make an event: by the ready reader where there is one."""
    ready = vars(cls).get("_ready_read")
    make: Any = ready.__func__ if ready else runtime.structurer(cls)
    return make(payload)


def write(value: Any) -> str:
    """Write an event: by the ready writer where there is one."""
    ready = vars(type(value)).get("_ready_write")
    return json.dumps(ready.__func__(value) if ready else runtime.unstructure(value))


def by_hand(value: Any) -> Any:
    """Make the same object by its constructor."""
    names = inspect.signature(type(value)).parameters
    return type(value)(**{name: getattr(value, name) for name in names})


def objects(value: Any) -> Iterator[Any]:
    """Give an event and all objects of events within it."""
    if hasattr(type(value), "_wire_case"):
        yield value
        for name in inspect.signature(type(value)).parameters:
            yield from objects(getattr(value, name))
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from objects(item)


def conduct(value: Any) -> dict[str, Any]:
    """Tell how an object behaves."""
    twin = by_hand(value)
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 # its own
    return {
        "class": type(value).__qualname__,
        "repr": repr(value),
        "equal": [value == twin, twin == value, value == copy.copy(value), value == 1, value != twin],
        "hash": seen(hash, value),
        "written": seen(write, value),
        "by hand": seen(write, twin),
        "pickled": [again == value, getattr(again, "raw", None) == getattr(value, "raw", None)],
        "copied": copy.deepcopy(value) == value,
        "state": seen(value.__getstate__),
        "set": seen(setattr, twin, "headers", {"A": "b"}) + seen(getattr, twin, "headers", None),
        "unknown": seen(setattr, twin, "no_such_field", 1),
        "strange": seen(type(value), 1),
    }


def shape(cls: Any) -> dict[str, Any]:
    """Tell what attrs, `typing` and `inspect` see of a class."""
    import typing

    import attrs

    told = {
        "hints": seen(typing.get_type_hints, cls),
        "annotations": ADDRESS.sub("", repr(dict(inspect.get_annotations(cls)))),
        "has": attrs.has(cls),
        "fields": seen(attrs.fields, cls),
        "signature": seen(inspect.signature, cls),
        "bases": [base.__name__ for base in cls.__mro__ if base.__name__ not in OF_READY],
        "original bases": seen(getattr, cls, "__orig_bases__", None),
        "parameters": repr(getattr(cls, "__parameters__", None)),
        "generic": seen(lambda: cls[int]),
        "doc": cls.__doc__,
        "slots": repr(cls.__dict__.get("__slots__")),
        "names": [name for name in dir(cls) if name not in OF_READY],
    }
    if attrs.has(cls):
        extended = attrs.make_class("Extended", {"more": attrs.field(default=1, kw_only=True)}, bases=(cls,))
        told["extended"] = [field.name for field in attrs.fields(extended)]
    return told


def damaged(payloads: list[tuple[str, Any]]) -> Iterator[str]:
    """Tell what becomes of damaged payloads."""
    makers: dict[str, Any] = {name: runtime.structurer(getattr(events, name)) for name, _ in payloads}
    for name, payload in payloads:
        make = makers[name]
        try:
            yield repr(make(payload))
        except EventMismatch as error:
            yield str(error)


corpus = json.load(sys.stdin)
facts: dict[str, Any] = {"samples": {}, "shapes": {}}
for number, (name, payload) in enumerate(corpus["samples"]):
    event = structure(getattr(events, name), payload)
    facts["samples"][f"{number} {name}"] = [conduct(value) for value in objects(event)]
loaded = sorted({"attr", "cattrs", "typing"} & set(sys.modules))
facts["damaged"] = list(damaged(corpus["damaged"]))
facts["shapes"] = {name: shape(cls) for name, cls in classes().items()}
json.dump({"facts": facts, "loaded": loaded}, sys.stdout)
