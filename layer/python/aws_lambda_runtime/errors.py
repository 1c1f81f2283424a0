"""The runtime's own exceptions, one class for each way to fail.

`error_type` is the name that AWS's Python runtime gives the same failure, so that alarms and log queries written for it
keep working. Every start makes the classes that stand here; the others, in `_rare_errors.py`, are made when one of them
is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._rare_errors import (
        BuiltInModuleConflict,
        EnvironmentShutdown,
        HandlerCancelled,
        HandlerNotFound,
        ImportModuleError,
        LambdaContextUnmarshalError,
        LifespanFailed,
        MalformedHandlerName,
        ResponseSizeTooLarge,
        UserCodeSyntaxError,
    )

__all__ = [
    "BuiltInModuleConflict",
    "EnvironmentShutdown",
    "EventMismatch",
    "HandlerCancelled",
    "HandlerNotFound",
    "ImportModuleError",
    "LambdaContextUnmarshalError",
    "LifespanFailed",
    "MalformedHandlerName",
    "MarshalError",
    "Mismatch",
    "ResponseSizeTooLarge",
    "RuntimeApiError",
    "RuntimeFault",
    "UnmarshalError",
    "UserCodeSyntaxError",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from aws_lambda_runtime import _rare_errors

    value: object = getattr(_rare_errors, name)
    globals()[name] = value
    return value


class RuntimeFault(Exception):
    """Base of every failure that is reported under a name of the runtime, not of the user's exception."""

    error_type = "Runtime.Unknown"


class UnmarshalError(RuntimeFault, ValueError):
    """The event is not JSON, or does not fit the type that the handler asks for."""

    error_type = "Runtime.UnmarshalError"


class Mismatch(Exception):
    """One value of an event is not of the type that its place asks for.

    Both texts name types, never values: `expected` as in "str", `got` as in "int" or "null".
    """

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected = expected
        self.got = got


class EventMismatch(UnmarshalError):
    """The event is JSON, but some of its values do not fit the handler's annotation.

    `problems` holds a line a problem, "$.Records[0].body: expected str, got int".
    """

    def __init__(self, expected: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"the event is not a valid {expected}: " + "; ".join(problems))
        self.problems = problems


class MarshalError(RuntimeFault, TypeError):
    """The handler's result cannot be written as JSON.

    `path` is the place of what stands in the way, as in "$.items[3].when"; None where it has none.
    """

    error_type = "Runtime.MarshalError"

    def __init__(self, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path


class RuntimeApiError(RuntimeFault, ConnectionError):
    """The Runtime API cannot be reached, or answered in a way that leaves nothing to do but exit."""

    error_type = "Runtime.RuntimeApiError"
