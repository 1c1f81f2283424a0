"""One function of the user's, and how it wants its request."""

from __future__ import annotations

from aws_lambda_runtime._registry import _import_converter, runtime
from aws_lambda_runtime._signature import call_gives, count_arguments, event_annotation, is_typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from aws_lambda_runtime.context import Context


class Step:
    """A function for one kind of request. Raises `TypeError` if it cannot be called with one."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.name = getattr(function, "__qualname__", type(function).__qualname__)
        if call_gives(function) == "coroutine":
            raise TypeError(f"{self.name} is async, and a custom resource has one request at a time: write def")
        try:
            self._annotation = event_annotation(function)
        except NameError as error:
            raise TypeError(
                f"the annotation of the first parameter of {self.name} cannot be looked up ({error}): import and "
                "define what it names at run time, and above the function"
            ) from None
        self._function = function
        self._arguments = count_arguments(function)
        self._structure: Callable[[Any], object] | None = None
        if is_typed(self._annotation):
            _import_converter()  # now, while the function starts

    def run(self, event: object, context: Context) -> object:
        """Call the function with its request; it raises what it likes, or `EventMismatch` if that does not fit."""
        self._structure = self._structure or self._structurer()
        return self._function(*(self._structure(event), context)[: self._arguments])

    def _structurer(self) -> Callable[[Any], object]:
        if not is_typed(self._annotation):
            return runtime.structurer(self._annotation) or (lambda event: event)
        from aws_lambda_runtime.custom_resource._properties import structurer

        return structurer(runtime.converter, self._annotation)
