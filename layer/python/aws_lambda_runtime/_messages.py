"""What the stages hand to each other. A leaf: it imports nothing.

The classes have no `__slots__`: a class takes longer to make with them, and so does each of its objects.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Outcome: TypeAlias = "Reply | Failure | Streamed"


class Invocation:
    """One event as the Runtime API delivered it: the body unparsed, headers as text, None where absent or empty."""

    def __init__(  # noqa: PLR0913, PLR0917 - one parameter for each header of the protocol
        self,
        request_id: str,
        body: bytes | bytearray,
        content_type: str | None = None,
        deadline_ms: int = 0,
        invoked_function_arn: str | None = None,
        trace_id: str | None = None,
        client_context: str | None = None,
        cognito_identity: str | None = None,
        tenant_id: str | None = None,
        invocation_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.body = body
        self.content_type = content_type
        self.deadline_ms = deadline_ms
        self.invoked_function_arn = invoked_function_arn
        self.trace_id = trace_id
        self.client_context = client_context
        self.cognito_identity = cognito_identity
        self.tenant_id = tenant_id
        self.invocation_id = invocation_id


class Reply:
    """The bytes that a handler's result became."""

    exit_code: int | None = None

    def __init__(self, body: bytes, content_type: str = "application/json") -> None:
        self.body = body
        self.content_type = content_type


class Failure:
    """An error document, the error type for the platform's own metrics, and the cause as AWS X-Ray shows it.

    `exit_code` is set where the process has to end once the failure is delivered (`sys.exit` in a handler).
    """

    def __init__(self, body: bytes, error_type: str, exit_code: int | None = None, cause: str | None = None) -> None:
        self.body = body
        self.error_type = error_type
        self.exit_code = exit_code
        self.cause = cause


class Streamed:
    """An answer that has been given already, as a stream."""

    def __init__(self, exit_code: int | None = None) -> None:
        self.exit_code = exit_code


class Unsettled:
    """Base of the runtime's own kinds of results that are no values, but work still to do for the answer."""

    __slots__ = ()
