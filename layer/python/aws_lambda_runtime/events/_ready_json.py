"""What the readers and writers of ready classes call, for what they do not do themselves: see `_ready`.

A reader raises ValueError, or whatever else Python does, for a payload that does not fit: the converter then says what
is wrong with it, and where. A writer does the same for an object that only the converter can write.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

new = object.__new__


def refuse(_: object) -> "NoReturn":
    """Leave a value that does not fit to the converter."""
    raise ValueError


def bytes_of(value: object) -> bytes:
    """Return the bytes of base64 text."""
    from aws_lambda_runtime.events._values import bytes_of_base64

    return bytes_of_base64(value, "") if type(value) is str else refuse(value)


def chosen(cls: "Any", item: object) -> object:
    """Return what stands for the payload within a generic event whose argument each payload tells."""
    if cls is None:
        return item
    read = cls._ready_read
    try:
        return read(item)
    except Exception:  # noqa: BLE001 # what does not fit stays the JSON that came
        return item


def tried(item: object, *readers: "Callable[[object], object]") -> object:
    """Return what the first reader makes that can read an object, or else the object."""
    for read in readers:
        try:
            return read(item)
        except Exception:  # noqa: BLE001, S112 # the next may read it
            continue
    return item if type(item) is dict else refuse(item)


def written(value: "Any") -> object:
    """Return what is written for an object of some class of events, or for a plain value."""
    return value.__class__._ready_write(value) if "_ready_write" in value.__class__.__dict__ else value


def base64_of(value: bytes) -> str:
    """Return the base64 text of bytes."""
    from binascii import b2a_base64

    return b2a_base64(value, newline=False).decode()


def travelling(how: str, value: "Any", came: object) -> object:
    """Return what travels for the value of a field that carries an argument, in an event that was given none."""
    if value is None or value.__class__ is str:
        return value
    if value == came:
        return came
    if how == "image":
        return {key: _attribute_value(item) for key, item in value.items()}
    if how != "object":
        raise ValueError
    plain = written(value)
    return plain if came is None or plain is value or value.__class__._ready_read(came) != value else came


def _attribute_value(item: object) -> "dict[str, Any]":
    from aws_lambda_runtime.events._attribute_value import AttributeValue

    if isinstance(item, AttributeValue):
        return dict(item)
    raise ValueError
