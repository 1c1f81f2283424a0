"""Properties as they arrive: CloudFormation makes text of every number and boolean, and here they are read again.

Only in custom resources, by a converter of their own: elsewhere text is never taken for a number.
"""

from __future__ import annotations

from aws_lambda_runtime import converter as of_events
from aws_lambda_runtime._codec import decode
from aws_lambda_runtime.converter._scalars import structure_scalar
from aws_lambda_runtime.errors import UnmarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cattrs import Converter


def structurer(converter: Converter, annotation: Any) -> Callable[[object], Any]:
    """Return what makes a request of the annotated type, where an int, float or bool may stand as text."""
    own = converter.copy()
    for scalar in (int, float, bool):
        own.register_structure_hook(scalar, _structure)
    return of_events.structurer(own, annotation)


def _structure(value: Any, target: Any) -> Any:
    return structure_scalar(_read(value) if value.__class__ is str else value, target)


def _read(text: str) -> object:
    """Return what the text says as JSON; `True`, as a parameter of a stack may have it, is `true` too."""
    try:
        found = decode(text.lower().encode("utf-8", "surrogatepass"))
    except UnmarshalError:
        return text
    return found if isinstance(found, int | float) else text
