"""From JSON to typed events and from results back to JSON; with its parts the only importer of cattrs.

Nothing is coerced silently: a value that is not of the type its place asks for is an error that names its JSON path.
Unknown keys are never an error. Whoever needs other rules registers hooks on the converter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cattrs.errors import StructureHandlerNotFoundError

from aws_lambda_runtime.converter._factories import StrictConverter, add_hooks
from aws_lambda_runtime.converter._names import type_name
from aws_lambda_runtime.converter._results import LISTED
from aws_lambda_runtime.errors import EventMismatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

__all__ = ["make_converter", "structurer"]


def make_converter() -> Converter:
    """Return a converter that is strict, fast, and knows the event classes.

    - JSON types are not converted into each other; only an int may stand for a float, and stays an int.
    - A str becomes bytes (base64), Decimal, datetime, date, time (ISO 8601), UUID or Enum where that is asked for; a
      number becomes Decimal or Enum.
    - Event classes take AWS's spelling, keep the payload in `.raw`, and give it back unchanged.
    - Results: bytes become base64, times ISO 8601, UUID text, Enum its value, sets and tuples lists; Decimal stays.
    """
    converter = StrictConverter(detailed_validation=False, unstruct_collection_overrides=LISTED)
    add_hooks(converter)
    return converter


def structurer(converter: Converter, annotation: Any) -> Callable[[object], Any]:
    """Return a function that turns a JSON value into the annotation's type, or raises EventMismatch.

    All hooks are made now. A value that does not fit is structured a second time, by a converter that collects every
    problem; its hooks are made when that first happens.
    """
    hook = _hook(converter, annotation)
    explain: Callable[[object], Any] | None = None

    def structure(value: object) -> Any:
        nonlocal explain
        try:
            return hook(value, annotation)
        except Exception:  # noqa: BLE001 # whatever it is, the second run says it better
            explain = explain or _explainer(converter, annotation)
        return explain(value)

    return structure


def _hook(converter: Converter, annotation: Any) -> Callable[[object, Any], Any]:
    try:
        return converter.get_structure_hook(annotation)
    except StructureHandlerNotFoundError as error:
        raise TypeError(
            f"events cannot be turned into {type_name(annotation)}: nothing says how to make {type_name(error.type_)} "
            "from JSON; register that with runtime.register_event"
        ) from None


def _explainer(converter: Converter, annotation: Any) -> Callable[[object], Any]:
    detailed = converter.copy(detailed_validation=True)
    hook = _hook(detailed, annotation)

    def explain(value: object) -> Any:
        try:
            return hook(value, annotation)
        except Exception as error:  # noqa: BLE001 # hooks of users raise what they like
            from aws_lambda_runtime.converter._problems import problems

            found = problems(error, detailed)
        raise EventMismatch(type_name(annotation), found)

    return explain
