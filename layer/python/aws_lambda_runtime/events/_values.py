"""Readers for what AWS packs into text or numbers. Each raises ValueError on bad content, naming its field.

They run when a property is read, never while an event is structured, and import what they need then.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GZIP = b"\x1f\x8b"
# The first two bytes of zlib's own format are a multiple of 31, and say deflate with a window of 32 KB.
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def bytes_of_base64(value: str, field: str) -> bytes:
    """Return the bytes that base64 text stands for."""
    from binascii import Error, a2b_base64

    try:
        return a2b_base64(value, strict_mode=True)
    except (Error, ValueError):
        raise ValueError(f"{field} is not valid base64") from None


def decompressed(value: bytes, field: str) -> bytes:
    """Return bytes without their compression: gzip and zlib are told by their first bytes, all else stays as it is."""
    if not value.startswith((_GZIP, *_ZLIB)):
        return value
    import zlib

    try:
        return zlib.decompress(value, wbits=32 + zlib.MAX_WBITS)
    except zlib.error:
        raise ValueError(f"{field} is compressed and cannot be decompressed") from None


def json_of(value: str | bytes, field: str) -> "Any":
    """Return what JSON text stands for."""
    from aws_lambda_runtime._codec import decode
    from aws_lambda_runtime.errors import UnmarshalError

    try:
        return decode(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)
    except UnmarshalError:
        raise ValueError(f"{field} is not JSON") from None


def text_of_form(value: str) -> str:
    """Return the text that was encoded as in a web form: `+` is a blank, `%C3%BC` is `ü`."""
    from urllib.parse import unquote_plus

    return unquote_plus(value)


def bytes_of_signed(value: object, field: str) -> bytes:
    """Return the bytes that a list of numbers from -128 to 127 stands for, as Java writes them."""
    try:
        return bytes([number & 0xFF for number in value])  # type: ignore[attr-defined] # whatever it is, it is told
    except TypeError:
        raise ValueError(f"{field} is not a list of bytes") from None


def text_of(payload: "dict[str, Any]", key: str, value: object) -> str:
    """Return the text that a carrying field was made from, or the text that it is."""
    text = value if isinstance(value, str) else payload.get(key)
    if not isinstance(text, str):
        raise TypeError(f"{key} was not made from text")
    return text
