"""Readers for what AWS writes as text or number: times and base64. Each raises on bad content, naming its field.

They run when a property is read, never while an event is structured, and import what they need then.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def time_of_milliseconds(value: int | str, field: str) -> "datetime":
    """Return the moment that lies so many milliseconds, a number or its digits, after 1970 in UTC."""
    from datetime import UTC, datetime, timedelta

    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(value))
    except (ValueError, OverflowError):
        raise ValueError(f"{field} is not a number of milliseconds since 1970") from None


def time_of_certificate(value: str, field: str) -> "datetime":
    """Return the moment of a certificate's text, `Aug  5 09:36:04 2021 GMT`."""
    from datetime import UTC, datetime

    try:
        return datetime.strptime(value, "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"{field} is not a time such as 'Aug  5 09:36:04 2021 GMT'") from None


def bytes_of_base64(value: str, field: str) -> bytes:
    """Return the bytes that base64 text stands for."""
    from binascii import Error, a2b_base64

    try:
        return a2b_base64(value, strict_mode=True)
    except (Error, ValueError):
        raise ValueError(f"{field} is not valid base64") from None
