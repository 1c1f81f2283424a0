"""The runtime's own exceptions, one class for each way to fail.

A leaf: it imports nothing. `error_type` is the name that AWS's Python runtime gives the same failure, so that alarms
and log queries written for it keep working.
"""


class RuntimeFault(Exception):
    """Base of every failure that is reported under a name of the runtime, not of the user's exception."""

    error_type = "Runtime.Unknown"


class MalformedHandlerName(RuntimeFault, ValueError):
    """`_HANDLER` has no module, or no name within the module."""

    error_type = "Runtime.MalformedHandlerName"


class BuiltInModuleConflict(RuntimeFault, ImportError):
    """`_HANDLER` names a module that is compiled into the interpreter."""

    error_type = "Runtime.BuiltInModuleConflict"


class ImportModuleError(RuntimeFault, ImportError):
    """The handler's module, or one that it imports, cannot be imported."""

    error_type = "Runtime.ImportModuleError"


class UserCodeSyntaxError(RuntimeFault, SyntaxError):
    """The handler's module is not valid Python for this interpreter."""

    error_type = "Runtime.UserCodeSyntaxError"


class HandlerNotFound(RuntimeFault, AttributeError):
    """The module is there, but it has no such handler."""

    error_type = "Runtime.HandlerNotFound"


class LifespanFailed(RuntimeFault, RuntimeError):
    """A web application says that it cannot start, or end, as its lifespan has to."""

    error_type = "Runtime.LifespanFailed"


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


class LambdaContextUnmarshalError(RuntimeFault, ValueError):
    """The client context or the Cognito identity of an invocation is not a JSON object."""

    error_type = "Runtime.LambdaContextUnmarshalError"


class RuntimeApiError(RuntimeFault, ConnectionError):
    """The Runtime API cannot be reached, or answered in a way that leaves nothing to do but exit."""

    error_type = "Runtime.RuntimeApiError"


class ResponseSizeTooLarge(RuntimeFault, ValueError):
    """The handler's result is larger than a buffered response may be; `path` is that of its largest branch."""

    error_type = "Function.ResponseSizeTooLarge"

    def __init__(self, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path


class EnvironmentShutdown(RuntimeFault):
    """The environment was ended while a response was streamed."""

    error_type = "Runtime.EnvironmentShutdown"


class HandlerCancelled(RuntimeFault):
    """An async handler was still running shortly before the deadline of its invocation, and was cancelled."""

    error_type = "Runtime.HandlerCancelled"
