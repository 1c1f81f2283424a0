"""Readers for the times that AWS writes, each giving an aware datetime; ValueError on other content, naming its field.

They run when a property is read, never while an event is structured, and import what they need then.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def time_of_seconds(value: float | str, field: str) -> "datetime":
    """Return the moment that lies so many seconds, with or without a fraction, after 1970 in UTC."""
    return _after_1970(value, "seconds", field)


def time_of_milliseconds(value: float | str, field: str) -> "datetime":
    """Return the moment that lies so many milliseconds, a number or its digits, after 1970 in UTC."""
    return _after_1970(value, "milliseconds", field)


def time_of_microseconds(value: float | str, field: str) -> "datetime":
    """Return the moment that lies so many microseconds, a number or its digits, after 1970 in UTC."""
    return _after_1970(value, "microseconds", field)


def time_of_iso(value: str, field: str) -> "datetime":
    """Return the moment of ISO 8601 text: `2024-03-12T19:03:58.000Z`, also `+0000`; without a zone it is UTC."""
    from datetime import UTC, datetime

    try:
        # Some pages of AWS's write a blank after each colon.
        found = datetime.fromisoformat(value.replace(": ", ":"))
    except ValueError:
        raise ValueError(f"{field} is not a time such as '2024-03-12T19:03:58Z'") from None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def time_of_log(value: str, field: str) -> "datetime":
    """Return the moment of a log's text, `12/Mar/2024:19:03:58 +0000`."""
    return _parsed(value.replace(" ", ""), ("%d/%b/%Y:%H:%M:%S%z",), field, "12/Mar/2024:19:03:58 +0000")


def time_of_certificate(value: str, field: str) -> "datetime":
    """Return the moment of a certificate's text, `Aug  5 09:36:04 2021 GMT`."""
    return _parsed(value, ("%b %d %H:%M:%S %Y GMT",), field, "Aug  5 09:36:04 2021 GMT")


def time_of_locale(value: str, field: str) -> "datetime":
    """Return the moment of American text, taken for UTC: `Sep 1, 2017 4:12:29 PM`, also with a comma more."""
    forms = ("%b %d, %Y %I:%M:%S %p", "%b %d, %Y, %I:%M:%S %p")
    return _parsed(value.replace("\u202f", " "), forms, field, "Sep 1, 2017 4:12:29 PM")


def time_of_java(value: str, field: str) -> "datetime":
    """Return the moment of text that Java writes by default, `Wed Mar 10 23:41:52 UTC 2021`."""
    return _parsed(value, ("%a %b %d %H:%M:%S UTC %Y",), field, "Wed Mar 10 23:41:52 UTC 2021")


def _after_1970(value: float | str, unit: str, field: str) -> "datetime":
    from datetime import UTC, datetime, timedelta

    try:
        number = float(value) if isinstance(value, str) and "." in value else value
        # A float cannot hold today's microseconds exactly, an int can.
        distance = timedelta(**{unit: number if isinstance(number, float) else int(number)})
        return datetime(1970, 1, 1, tzinfo=UTC) + distance
    except (ValueError, OverflowError):
        raise ValueError(f"{field} is not a number of {unit} since 1970") from None


def _parsed(value: str, forms: tuple[str, ...], field: str, example: str) -> "datetime":
    from datetime import UTC, datetime

    for form in forms:
        try:
            found = datetime.strptime(value, form)  # noqa: DTZ007 # what has no zone is UTC
        except ValueError:
            continue
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    raise ValueError(f"{field} is not a time such as {example!r}")
