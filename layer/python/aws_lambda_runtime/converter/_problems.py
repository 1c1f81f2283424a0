"""What cattrs collects, as lines: the JSON path of each problem in AWS's spelling, and what is wrong there.

Types are named, values never, unless the user's own code writes them into the message of an exception.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from attrs import fields_dict
from cattrs.errors import ClassValidationError, IterableValidationError, IterableValidationNote

from aws_lambda_runtime.converter._names import is_wire_object, step, type_name
from aws_lambda_runtime.converter._unions import UnionMismatch
from aws_lambda_runtime.converter._wire_objects import MissingKeyError
from aws_lambda_runtime.errors import Mismatch
from aws_lambda_runtime.events._wire import wire_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from cattrs import Converter

_LIMIT = 20


def problems(error: Exception, converter: Converter) -> tuple[str, ...]:
    """Return a line for each problem, at most twenty and how many more there are."""
    found = tuple(_lines(error, "$", converter))
    if len(found) <= _LIMIT:
        return found
    return (*found[:_LIMIT], f"and {len(found) - _LIMIT} more")


def _lines(error: Exception, path: str, converter: Converter) -> Iterator[str]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            key = note.index if isinstance(note, IterableValidationNote) else _key(error.cl, note.name, converter)
            yield from _lines(inner, f"{path}{step(key)}", converter)
        for inner in others:
            yield from _lines(inner, path, converter)
    elif isinstance(error, UnionMismatch):
        yield f"{path}: {error}"
        for member, inner in error.failures:
            yield from [f"{line} (as {type_name(member)})" for line in _lines(inner, path, converter)]
    elif isinstance(error, MissingKeyError):
        yield f"{path}{step(error.args[0])}: missing"
    elif isinstance(error, KeyError) and _raised_by_cattrs(error):
        yield f"{path}: missing"
    elif isinstance(error, Mismatch):
        yield f"{path}: {error}"
    else:
        yield f"{path}: {_reason(error)}"


def _key(cls: Any, name: str, converter: Converter) -> str:
    """Return the key that an attribute is read from."""
    if is_wire_object(cls):
        return wire_name(cls, fields_dict(cls)[name])
    try:
        overrides = getattr(converter.get_structure_hook(cls), "overrides", {})
    except Exception:  # noqa: BLE001 # a generic class has no hook without its arguments
        return name
    return name if name not in overrides else overrides[name].rename or name


def _last(traceback: TracebackType | None) -> TracebackType | None:
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback


def _raised_by_cattrs(error: Exception) -> bool:
    """Return whether a KeyError comes from a generated function, which reads a key that must be there."""
    last = _last(error.__traceback__)
    return last is not None and last.tb_frame.f_code.co_filename.startswith("<cattrs generated")


def _reason(error: Exception) -> str:
    """Return the exception's class, and its text if the user wrote it."""
    return f"{type(error).__name__}: {error}" if _is_users_text(error) else f"refused with {type(error).__name__}"


def _is_users_text(error: Exception) -> bool:
    """Return whether a `raise` or `assert` made the error outside the standard library, attrs and cattrs.

    Texts of the interpreter (`int("x")`), the library and of validators may quote the payload.
    """
    last = _last(error.__traceback__)
    if last is None:
        return False
    from opcode import opmap

    module = str(last.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
    raises = last.tb_frame.f_code.co_code[last.tb_lasti] == opmap["RAISE_VARARGS"]
    return raises and module not in sys.stdlib_module_names | {"attr", "attrs", "cattr", "cattrs"}
