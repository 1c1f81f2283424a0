"""The form of all advice: code, cause, cure."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Advice(str):
    """The text of one finding, and its parts: `code`, `message` (the cause), `hint` (the cure), `path`, `docs`.

    `path` is the file, or the place within an event or a result, that it is about; None where it is about neither.
    Parts name files, types and places, never values. `docs` is where in the project the code is described.
    """

    __slots__ = ("code", "docs", "hint", "message", "path")

    code: str
    message: str
    hint: str
    path: str | None
    docs: str

    def __new__(cls, code: str, message: str, hint: str, path: str | None = None) -> Self:
        """Put the parts together."""
        docs = f"docs/errors.md#{code.lower()}"
        advice = super().__new__(cls, f"diagnosis {code}: {message}\ncure: {hint} ({docs})")
        advice.code, advice.message, advice.hint, advice.path, advice.docs = code, message, hint, path, docs
        return advice

    def fields(self) -> dict[str, str | None]:
        """Return the parts by name, for logs in JSON."""
        return {name: getattr(self, name) for name in ("code", "message", "path", "hint", "docs")}
