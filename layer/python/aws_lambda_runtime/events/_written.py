"""What is written of an event or a response, given all of its fields as JSON: what came with what was changed since.

`unset` has what is written for each field's default, and for a field without one what nothing is equal to.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

_NULL = (None,)


class HandMade(dict[str, object]):
    """What stands for the payload of an object that was not made from one: always empty."""


def set_fields(written: "dict[str, Any]", unset: "Mapping[str, Any]", kept: "Collection[str]") -> "dict[str, Any]":
    """Return the fields that were set, and those that are always written."""
    return {key: item for key, item in written.items() if item != unset[key] or key in kept}


def merged(  # noqa: PLR0913, PLR0917 - what a class knows of its fields
    raw: "dict[str, Any]",
    written: "dict[str, Any]",
    unset: "Mapping[str, Any]",
    kept: "Collection[str]",
    nulls: "Mapping[str, tuple[Any, ...]]",
    others: "Iterable[tuple[str, str]]",
) -> "dict[str, Any]":
    """Return the payload in its own order and with its nulls, with what was changed since.

    `nulls` has the forms of null of fields that know more than one, `others` the second keys of fields.
    """
    if isinstance(raw, HandMade):
        return set_fields(written, unset, kept)
    for key, other in others:
        if other in raw and key not in raw and key in written:
            written[other] = written.pop(key)
    result = {}
    for key, item in raw.items():
        now = written.pop(key, item)
        if key in unset and item in nulls.get(key, _NULL) and now == unset[key]:
            result[key] = item
        elif now is not None or item is None or key not in unset:
            result[key] = now
    return result | {key: item for key, item in written.items() if item != unset[key]}
