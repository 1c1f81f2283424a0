"""DynamoDB's attribute values, `{"N": "12.5"}`, and what they stand for in Python."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object  # which reads the same, and `typing` is not imported at start

_NAMES = frozenset(("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"))


class AttributeValue(dict[str, Any]):
    """One value of an item in DynamoDB's own form: an object with one key, which names the type; `value` reads it.

    AWS: "AttributeValue (Amazon DynamoDB Streams API Reference)".
    """

    __slots__ = ()

    @property
    def value(self) -> Any:
        """What it stands for: str, Decimal, bytes, bool, None, list, dict, or a set; ValueError if it is none.

        Numbers are Decimal, as a float cannot hold their 38 digits.
        """
        return python_of(self)

    @classmethod
    def of(cls, value: object) -> AttributeValue:  # noqa: PLR0911 # a type, a line
        """Return the form of a Python value; TypeError if DynamoDB has none for its type.

        Takes str, int, float, Decimal, bytes, bool, None, lists, tuples, mappings, and sets of text, numbers or bytes.
        """
        match value:
            case None:
                return cls({"NULL": True})
            case bool():
                return cls({"BOOL": value})
            case str():
                return cls({"S": value})
            case bytes() | bytearray():
                return cls({"B": _base64(value)})
            case list() | tuple():
                return cls({"L": [dict(cls.of(item)) for item in value]})
            case dict():
                return cls({"M": {key: dict(cls.of(item)) for key, item in value.items()}})
            case set() | frozenset():
                return cls(_set(value))
        return cls({"N": _digits(value)})


def python_of(value: Any) -> Any:  # noqa: PLR0911 # a type, a line
    """Return what an attribute value stands for in Python."""
    kind, item = _opened(value)
    match kind:
        case "S" | "BOOL":
            return item
        case "N":
            return _number(item)
        case "NULL":
            return None
        case "B":
            return _bytes(item)
        case "L":
            return [python_of(inner) for inner in item]
        case "M":
            return {key: python_of(inner) for key, inner in item.items()}
        case "SS":
            return set(item)
        case "NS":
            return set(map(_number, item))
    return set(map(_bytes, item))


def python_of_image(image: dict[str, Any]) -> dict[str, Any]:
    """Return an item, or its key, in Python."""
    return {name: python_of(value) for name, value in image.items()}


def json_of_image(image: dict[str, Any]) -> dict[str, Any]:
    """Return an item as JSON would have it: binary as base64, sets as lists, numbers as int or Decimal."""
    return {name: _json_of(value) for name, value in image.items()}


def _json_of(value: Any) -> Any:
    kind, item = _opened(value)
    match kind:
        case "N":
            return _json_number(item)
        case "NULL":
            return None
        case "L":
            return [_json_of(inner) for inner in item]
        case "M":
            return json_of_image(item)
        case "NS":
            return [_json_number(inner) for inner in item]
    return item


_SHAPES: dict[str, type] = {"S": str, "N": str, "B": str, "BOOL": bool, "NULL": bool, "M": dict}


def _opened(value: Any) -> tuple[str, Any]:
    """Return the type and the content of an attribute value."""
    if not isinstance(value, dict) or len(value) != 1 or not value.keys() <= _NAMES:
        raise ValueError(f"an attribute value is an object with one key of {', '.join(sorted(_NAMES))}")
    ((kind, item),) = value.items()
    if not isinstance(item, _SHAPES.get(kind, list)):
        raise ValueError(f"an attribute value of type {kind} holds something else")  # noqa: TRY004 # content, not a type
    return kind, item


def _number(digits: str) -> Any:
    from decimal import Decimal, InvalidOperation

    try:
        return Decimal(digits)
    except (InvalidOperation, TypeError):
        raise ValueError("an attribute value of type N is no number") from None


def _json_number(digits: str) -> Any:
    number = _number(digits)
    return int(digits) if digits.removeprefix("-").isdecimal() else number


def _bytes(text: str) -> bytes:
    from aws_lambda_runtime.events._values import bytes_of_base64

    return bytes_of_base64(text, "an attribute value of type B")


def _base64(value: bytes | bytearray) -> str:
    from binascii import b2a_base64

    return b2a_base64(value, newline=False).decode()


def _digits(value: object) -> str:
    from decimal import Decimal

    if not isinstance(value, int | float | Decimal):
        raise TypeError(f"DynamoDB has no attribute value for {type(value).__name__}")
    return str(value)


def _set(value: set[Any] | frozenset[Any]) -> dict[str, list[str]]:
    if all(isinstance(item, str) for item in value):
        return {"SS": sorted(value)}
    if all(isinstance(item, bytes) for item in value):
        return {"BS": sorted(map(_base64, value))}
    return {"NS": sorted(map(_digits, value))}
