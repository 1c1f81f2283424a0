"""Whatever a user logs, as JSON: fast where it is JSON already, and as near to it as can be where it is not."""

from __future__ import annotations

from _json import encode_basestring, make_encoder

_DEEPEST = 20
_MOST_BITS = 10_000  # of an integer; Python refuses to write the digits of much larger ones
_LARGEST_FLOAT = 1.7976931348623157e308


def to_json(value: object) -> str:
    """Return JSON on one line. Objects that JSON does not know are written as their text."""
    try:
        return "".join(_encode(value, str))
    except Exception:  # noqa: BLE001 - odd keys, NaN, cycles, a __str__ that fails, ...
        return "".join(_encode(_plain(value, _DEEPEST), as_text))


def _encode(value: object, default: object) -> tuple[str, ...]:
    # The order is that of `json.JSONEncoder`: cycles are looked for, no ASCII escapes, no NaN.
    encoder = make_encoder({}, default, encode_basestring, None, ": ", ", ", False, False, False)  # type: ignore[arg-type]  # noqa: FBT003
    parts: tuple[str, ...] = encoder(value, 0)
    return parts


def _plain(value: object, depth: int) -> object:
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return int(value) if value.bit_length() < _MOST_BITS else hex(value)
    if isinstance(value, float):
        return float(value) if abs(value) <= _LARGEST_FLOAT else repr(float(value))
    if depth and isinstance(value, dict):
        return {as_text(key): _plain(item, depth - 1) for key, item in value.items()}
    if depth and isinstance(value, (list, tuple)):
        return [_plain(item, depth - 1) for item in value]
    return as_text(value)


def as_text(value: object) -> str:
    """Return the text of an object, or what it is where it does not tell."""
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - it is the user's __str__
        return f"<unprintable {type(value).__name__} object>"
