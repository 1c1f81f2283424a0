"""The exceptions that few functions ever see, or none that serves its invocations: a part of `errors`.

A class takes 90,000 instructions to make, and no start pays for these.
"""

from __future__ import annotations

from aws_lambda_runtime.errors import RuntimeFault

__name__ = "aws_lambda_runtime.errors"  # where its classes are found, and what they say of themselves


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


class LambdaContextUnmarshalError(RuntimeFault, ValueError):
    """The client context or the Cognito identity of an invocation is not a JSON object."""

    error_type = "Runtime.LambdaContextUnmarshalError"


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
