"""JSON as AWS's Python runtime reads and writes it, by the codec of the layer's launcher, written for this.

On any other Python the interpreter's own takes its place. Both give the same values, bytes and errors.
"""

from __future__ import annotations

from aws_lambda_runtime.errors import UnmarshalError

try:
    from _lambda_json import read, write  # type: ignore[import-not-found]  # build/codec/, a part of the launcher
except ImportError:
    from aws_lambda_runtime._standard_codec import read, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def decode(body: bytes | bytearray) -> object:
    """Parse one JSON text. Raises `UnmarshalError`, whose message has positions but no content."""
    try:
        value: object = read(body)
    except RecursionError as error:
        message = f"Unable to unmarshal input: {error}"
        raise UnmarshalError(message) from None
    if value is NotImplemented:
        # What the launcher's codec does not take is rare, or no JSON, and then the other one says why.
        from aws_lambda_runtime import _standard_codec

        value = _standard_codec.read(body)
    return value


def encode_plain(value: object, *, strict: bool = False) -> bytes | None:
    """Write a value of JSON's own types, as nearly all results are, as JSON in UTF-8; None for any other.

    Numbers that JSON does not have are written as NaN and Infinity, as by the managed runtime; `strict` refuses them.
    """
    body: bytes | None = write(value, strict)
    return body


def encode(value: object, unstructure: Callable[[object], object], *, strict: bool = False) -> bytes:
    """Write any value as JSON in UTF-8; `unstructure` is asked for objects that JSON does not know.

    Raises `MarshalError`, which names the place of the value that cannot be written.
    """
    body = encode_plain(value, strict=strict)
    if body is None:
        from aws_lambda_runtime._standard_codec import write_any

        body = write_any(value, unstructure, strict=strict)
    return body
