"""Payloads within payloads: the argument of a generic event, read from text, base64 or DynamoDB's maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from aws_lambda_runtime._codec import decode, encode
from aws_lambda_runtime.converter._names import class_of, json_name
from aws_lambda_runtime.errors import Mismatch, UnmarshalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    from aws_lambda_runtime.converter._scalars import Hook


def carried_hook(how: str, hook: Hook, annotation: Any) -> Hook:
    """Return the hook of a field that carries the type in one of the ways of `_generic.carrying`."""
    if annotation is bytes and how == "base64":
        return hook
    read = _READERS[how]

    def structure(value: Any, target: Any) -> Any:
        return hook(value if value is None else read(value), target)

    return structure


def carried_result(how: str, value: Any, written: Any, came: Any, converter: Converter) -> Any:
    """Return what travels for a value, as it came if it still stands for the same."""
    if came is None:
        return written if value is None or _travels_as_is(value) else _WRITERS[how](written)
    if value == came or _is_same(how, value, written, came, converter):
        return came
    return written if _travels_as_is(value) else _WRITERS[how](written)


def is_json_text(annotation: Any) -> bool:
    """Return whether the type is `JsonText`, with or without its argument, whose module few events need."""
    cls = class_of(annotation)
    return getattr(cls, "__name__", "") == "JsonText" and cls.__module__ == "aws_lambda_runtime.events._json_text"


def json_text_hook(annotation: Any) -> Hook:
    """Return the hook of text that is read as JSON when it is asked for."""
    cls, inner = class_of(annotation), (get_args(annotation) or (Any,))[0]

    def structure(value: Any, _: Any) -> Any:
        if value.__class__ is str:
            return cls.of(value, inner)
        raise Mismatch("str", json_name(value))

    return structure


def _travels_as_is(value: Any) -> bool:
    """Return whether the value is what an event without an argument has there: text, or a map of attribute values."""
    if isinstance(value, dict) and value:
        from aws_lambda_runtime.events._attribute_value import AttributeValue

        return all(isinstance(item, AttributeValue) for item in value.values())
    return value is None or isinstance(value, str)


def _is_same(how: str, value: Any, written: Any, came: Any, converter: Converter) -> bool:
    try:
        if isinstance(value, bytes) and how == "base64":
            return bool(came == written)
        original = _READERS[how](came)
        return bool(original == written or converter.structure(original, type(value)) == value)
    except Exception:  # noqa: BLE001 # hooks of users raise what they like: then it is not the same
        return False


def _as_it_is(value: Any) -> Any:
    return value


def _from_json(value: Any) -> Any:
    if value.__class__ is not str:
        raise Mismatch("JSON text as str", json_name(value))
    return _parsed(value.encode("utf-8", "surrogatepass"), "JSON text")


def _from_base64(value: Any) -> Any:
    from aws_lambda_runtime.events._values import bytes_of_base64, decompressed

    if value.__class__ is not str:
        raise Mismatch("base64 str", json_name(value))
    try:
        return _parsed(decompressed(bytes_of_base64(value, ""), ""), "JSON text in base64")
    except ValueError:
        raise Mismatch("JSON text in base64", "another str") from None


def _parsed(text: bytes, expected: str) -> Any:
    try:
        return decode(text)
    except UnmarshalError:
        raise Mismatch(expected, "another str") from None


def _from_image(value: Any) -> Any:
    from aws_lambda_runtime.events._attribute_value import json_of_image

    if value.__class__ is not dict:
        raise Mismatch("object", json_name(value))
    try:
        return json_of_image(value)
    except ValueError:
        raise Mismatch("map of attribute values", "another object") from None


def _to_json(value: Any) -> str:
    return encode(value, _as_it_is).decode()


def _to_base64(value: Any) -> str:
    from binascii import b2a_base64

    return b2a_base64(encode(value, _as_it_is), newline=False).decode()


def _to_image(value: Any) -> Any:
    from aws_lambda_runtime.events._attribute_value import AttributeValue

    return {key: dict(AttributeValue.of(item)) for key, item in value.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    "json": _from_json,
    "base64": _from_base64,
    "image": _from_image,
    "object": _as_it_is,
}
_WRITERS: dict[str, Callable[[Any], Any]] = {
    "json": _to_json,
    "base64": _to_base64,
    "image": _to_image,
    "object": _as_it_is,
}
