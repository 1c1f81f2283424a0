"""JSON by the interpreter's own C codec: for all that the launcher's codec does not take, and where there is none.

The `json` package would bring regular expressions and twenty more modules; the two C functions behind it need none of
them.
"""

from __future__ import annotations

import marshal
import sys
from _json import encode_basestring, make_encoder, make_scanner

from aws_lambda_runtime.errors import MarshalError, UnmarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

_SPACE = " \t\n\r"
_BYTE_ORDER_MARK = "\ufeff"


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is not JSON"
    raise ValueError(message)


class _Reading:
    """What the scanner looks up in `json.JSONDecoder`."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = staticmethod(_refuse_constant)


_scan = make_scanner(_Reading)  # type: ignore[arg-type]  # the C code takes anything with these attributes


def read(body: bytes | bytearray) -> object:
    """Parse one JSON text. Raises `UnmarshalError`, whose message has positions but no content."""
    try:
        text = body.decode().removeprefix(_BYTE_ORDER_MARK).strip(_SPACE)
        value, end = _scan(text, 0)
    except StopIteration as stop:
        message = f"Unable to unmarshal input: Expecting value: char {stop.value}"
        raise UnmarshalError(message) from None
    except (ValueError, RecursionError) as error:
        message = f"Unable to unmarshal input: {error}"
        raise UnmarshalError(message) from None
    except SystemError:
        # CPython 3.11 has a bad text's exception only if the `json` package is loaded, and without it says nothing.
        if "json.decoder" in sys.modules:
            raise
        import json.decoder  # noqa: F401 - for the exception

        return read(body)
    if end != len(text):
        message = f"Unable to unmarshal input: Extra data: char {end}"
        raise UnmarshalError(message)
    return value


def _refuse_object(value: object) -> NoReturn:
    raise TypeError(type(value).__name__)


def _encoder(write_string: Callable[[str], str], *, strict: bool) -> Callable[[object, int], tuple[str, ...]]:
    # The order is that of `json.JSONEncoder`; separators and NaN as the managed runtime has them.
    return make_encoder(None, _refuse_object, write_string, None, ": ", ", ", False, False, not strict)  # noqa: FBT003


_encode_plain = _encoder(encode_basestring, strict=False)
_encode_strictly = _encoder(encode_basestring, strict=True)


def write(value: object, strict: bool, /) -> bytes | None:  # noqa: FBT001 - as the launcher's codec, which knows no keywords
    """Write a value of JSON's own types as JSON in UTF-8; None for any other."""
    try:
        # Marshalling passes over a value in C and stops at any type but the plain ones. It costs a sixth of the
        # encoding, and a named tuple, which the encoder would write as an array, can be told in no cheaper way.
        marshal.dumps(value)  # type: ignore[arg-type]  # what it does not take is the question
        text = "".join((_encode_strictly if strict else _encode_plain)(value, 0))
    except (ValueError, TypeError, RecursionError):
        return None
    return _to_utf_8(text)


def write_any(value: object, unstructure: Callable[[object], object], *, strict: bool) -> bytes:
    """Write any value; see `encode`."""
    from aws_lambda_runtime._plain import Number, to_plain

    def write_string(text: str) -> str:
        return str(text) if type(text) is Number else encode_basestring(text)

    try:
        text = "".join(_encoder(write_string, strict=strict)(to_plain(value, unstructure, strict=strict), 0))
    except (ValueError, TypeError, RecursionError) as error:
        if isinstance(error, MarshalError):
            raise
        message = f"Unable to marshal response: {error}"
        raise MarshalError(message) from None
    return _to_utf_8(text)


def _to_utf_8(text: str) -> bytes:
    # A lone surrogate becomes its \udXXX escape, which is just how JSON writes it.
    return text.encode("utf-8", "backslashreplace")
