"""Which part of a result makes it too large."""

from __future__ import annotations

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime._plain import to_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST = 20


def largest_branch(result: object, unstructure: Callable[[object], object]) -> tuple[str, int]:
    """Return the path of the part that holds most of a result, as in "$.items", and its size as JSON in bytes.

    It is the deepest that is larger than all that lies around it.
    """
    path, value = "$", to_plain(result, unstructure)
    size = _size(value)
    for _ in range(_DEEPEST):
        sizes = [(_size(item), step, item) for step, item in _parts(value)]
        if not sizes:
            break
        largest, step, item = max(sizes, key=lambda entry: entry[0])
        if largest * 2 <= size:
            break
        path, value, size = f"{path}{step}", item, largest
    return path, size


def _parts(value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [(f".{key}", item) for key, item in value.items()]
    if isinstance(value, list):
        return [(f"[{index}]", item) for index, item in enumerate(value)]
    return []


def _size(value: object) -> int:
    return len(encode(value, lambda other: other))
