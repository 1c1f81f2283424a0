"""JSON within a string of the event, read when it is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Generic, TypeVar

    T = TypeVar("T")
else:
    T = "T"

    class Generic:
        """Stand for `typing.Generic`, for which alone `typing` would be imported at start."""

        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))


class JsonText(str, Generic[T]):
    """The JSON text of a `T`: a str as it came, whose `value` is what it stands for."""

    __slots__ = ("_type",)

    if TYPE_CHECKING:
        _type: Any

    @property
    def value(self) -> T:
        """What the text stands for; made anew at each access.

        Raises ValueError if the text is not JSON, and EventMismatch, which is one, if it does not fit the type. A text
        that was made by hand gives plain JSON.
        """
        from aws_lambda_runtime.events._values import json_of

        plain: T = json_of(self, "the text")
        if not hasattr(self, "_type"):
            return plain
        from aws_lambda_runtime import runtime

        structure = runtime.structurer(self._type) if isinstance(self._type, type) else None
        if structure is None:
            from aws_lambda_runtime.converter import structurer

            structure = structurer(runtime.converter, self._type)
        made: T = structure(plain)  # type: ignore[assignment] # what it makes
        return made

    @classmethod
    def of(cls, text: str, inner: Any) -> JsonText[T]:
        """Return the text of a type."""
        made: JsonText[T] = cls(text)
        made._type = inner
        return made
