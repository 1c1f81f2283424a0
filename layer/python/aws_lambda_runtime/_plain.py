"""Results that hold more than JSON's own types: made plain, or refused with the place of what stands in the way.

Loaded when the first such result appears. Named tuples, decimals and bytes come out as from the managed runtime, which
refuses what else is taken here: sets, times, UUIDs, paths, enumerations, mappings and sequences of any kind.
"""

from __future__ import annotations

from _collections_abc import Mapping, Sequence, Set, ValuesView
from sys import modules

from aws_lambda_runtime._forms import in_order, text_form, value_form
from aws_lambda_runtime.errors import MarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal
    from typing import Any, NoReturn

_KEYS = (str, int, float, type(None))
_CONTAINERS = (Mapping, Sequence, Set, ValuesView)
_LIBRARIES = ("builtins", "collections")
_NO_NUMBERS = (float("inf"), float("-inf"))
_NOTHING = object()


class Number(str):
    """The text of a number, written without quotes, so that `Decimal("1.10")` keeps its zero."""

    __slots__ = ()


def to_plain(value: object, unstructure: Callable[[object], object], *, strict: bool = False) -> object:
    """Return `value` with everything in it made of JSON's own types; strings that are to stand bare are `Number`.

    Raises `MarshalError` naming the first value that has no such form, as in `$.items[3].when`; with `strict` this
    includes numbers that JSON does not have (NaN).
    """
    return _Walk(unstructure, strict=strict).convert(value, "$")


class _Walk:
    def __init__(self, unstructure: Callable[[object], object], *, strict: bool) -> None:
        self._unstructure = unstructure
        self._strict = strict
        self._decimal: type[Decimal] | tuple[()] = getattr(modules.get("decimal"), "Decimal", ())
        self._open: set[int] = set()

    def convert(self, value: object, path: str) -> object:
        if value is None or isinstance(value, (str, int)):
            return value
        if isinstance(value, float):
            if self._strict and (value != value or value in _NO_NUMBERS):  # noqa: PLR0124 - what only NaN is
                _refuse(f"{float.__repr__(value)} is not a number of JSON", path)
            return value
        if isinstance(value, (bytes, bytearray, memoryview)):
            return _decoded(value, path)
        if id(value) in self._open:
            _refuse("Circular reference detected", path)
        self._open.add(id(value))
        try:
            return self._convert_object(value, path)
        finally:
            self._open.discard(id(value))

    def _convert_object(self, value: Any, path: str) -> object:
        if isinstance(value, dict):
            return self._convert_items(value, path)
        if callable(as_dict := getattr(value, "_asdict", None)):
            return self.convert(as_dict(), path)
        if isinstance(value, (list, tuple)):
            return self._convert_members(value, path)
        if isinstance(value, (set, frozenset)):
            return [self.convert(member, f"{path}[*]") for member in in_order(value)]
        # Hooks of the user's come before all that is known here, but for containers that have nothing of their own.
        if type(value).__module__ not in _LIBRARIES or not isinstance(value, _CONTAINERS):
            plain = self._unstructure(value)
            if plain is not value:
                return self.convert(plain, path)
        plain = self._standard_form(value, path)
        if plain is _NOTHING:
            _refuse(f"Object of type {type(value).__name__} is not JSON serializable", path)
        return plain

    def _standard_form(self, value: Any, path: str) -> object:
        if isinstance(value, self._decimal):
            return self._number(value, path)
        cls = type(value)
        if (form := text_form(cls)) is not None:
            return form(value)
        if (stands_for := value_form(cls)) is not None:
            return self.convert(stands_for(value), path)
        if isinstance(value, Mapping):
            return self._convert_items(value, path)
        if isinstance(value, _CONTAINERS):
            return self._convert_members(value, path)
        return _NOTHING

    def _convert_members(self, members: Iterable[object], path: str) -> list[object]:
        return [self.convert(item, f"{path}[{index}]") for index, item in enumerate(members)]

    def _convert_items(self, mapping: Mapping[Any, object], path: str) -> dict[object, object]:
        return {self._key(key, path): self.convert(item, f"{path}.{key}") for key, item in mapping.items()}

    def _key(self, key: object, path: str) -> object:
        if isinstance(key, _KEYS):
            return self.convert(key, path)
        if isinstance(key, bytes):
            return _decoded(key, path)
        plain = self._standard_form(key, path)
        if not isinstance(plain, _KEYS):
            _refuse(f"keys must be str, int, float, bool or None, not {type(key).__name__}", path)
        # A key has quotes, also where the same value elsewhere has none.
        return str(plain) if isinstance(plain, Number) else plain

    def _number(self, value: Decimal, path: str) -> Number:
        if self._strict and not value.is_finite():
            _refuse(f"{value} is not a number of JSON", path)
        return Number("NaN" if value.is_nan() else value)


def _decoded(value: bytes | bytearray | memoryview, path: str) -> str:
    try:
        return bytes(value).decode()
    except UnicodeDecodeError:
        _refuse("bytes are not UTF-8", path)


def _refuse(what: str, path: str) -> NoReturn:
    message = f"Unable to marshal response: {what} at {path}"
    raise MarshalError(message, path) from None
