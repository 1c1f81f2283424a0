"""Results that hold more than JSON's own types: made plain, or refused with the place of what stands in the way.

Loaded when the first such result appears. Named tuples, decimals and bytes come out as from the managed runtime.
"""

from __future__ import annotations

from sys import modules

from aws_lambda_runtime.errors import MarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

_KEYS = (str, int, float, type(None))


class Number(str):
    """The text of a number, written without quotes, so that `Decimal("1.10")` keeps its zero."""

    __slots__ = ()


def to_plain(value: object, unstructure: Callable[[object], object]) -> object:
    """Return `value` with everything in it made of JSON's own types; strings that are to stand bare are `Number`.

    Raises `MarshalError` naming the first value that has no such form, as in `$.items[3].when`.
    """
    return _Walk(unstructure).convert(value, "$")


class _Walk:
    def __init__(self, unstructure: Callable[[object], object]) -> None:
        self._unstructure = unstructure
        self._open: set[int] = set()

    def convert(self, value: object, path: str) -> object:
        if value is None or isinstance(value, (str, int, float)):
            return value
        if isinstance(value, bytes):
            return _decoded(value, path)
        if (decimal := modules.get("decimal")) is not None and isinstance(value, decimal.Decimal):
            return _number(value)
        return self._convert_container(value, path)

    def _convert_container(self, value: object, path: str) -> object:
        if id(value) in self._open:
            message = f"Unable to marshal response: Circular reference detected at {path}"
            raise MarshalError(message)
        self._open.add(id(value))
        try:
            if isinstance(value, dict):
                return self._convert_items(value, path)
            if isinstance(value, (list, tuple)) and not hasattr(value, "_asdict"):
                return [self.convert(item, f"{path}[{index}]") for index, item in enumerate(value)]
            if callable(as_dict := getattr(value, "_asdict", None)):
                return self.convert(as_dict(), path)
            return self.convert(self._unstructured(value, path), path)
        finally:
            self._open.discard(id(value))

    def _convert_items(self, mapping: dict[object, object], path: str) -> dict[object, object]:
        plain: dict[object, object] = {}
        for key, item in mapping.items():
            if isinstance(key, bytes):
                key = _decoded(key, path)  # noqa: PLW2901 - the same key, as text
            elif not isinstance(key, _KEYS):
                message = (
                    "Unable to marshal response: keys must be str, int, float, bool or None, "
                    f"not {type(key).__name__} at {path}"
                )
                raise MarshalError(message)
            plain[key] = self.convert(item, f"{path}.{key}")
        return plain

    def _unstructured(self, value: object, path: str) -> object:
        plain = self._unstructure(value)
        if plain is value:
            message = (
                f"Unable to marshal response: Object of type {type(value).__name__} is not JSON serializable "
                f"at {path}; "
                "return JSON's own types, attrs classes or dataclasses, "
                "or register a hook: runtime.converter.register_unstructure_hook(type, function)"
            )
            raise MarshalError(message)
        return plain


def _decoded(value: bytes, path: str) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        message = (
            f"Unable to marshal response: bytes at {path} are not UTF-8; "
            "encode them as base64 text, or return bytes as the whole result"
        )
        raise MarshalError(message) from None


def _number(value: Decimal) -> Number:
    return Number("NaN" if value.is_nan() else value)
