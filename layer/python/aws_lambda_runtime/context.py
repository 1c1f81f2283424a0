"""The second argument of a handler, with every attribute of the managed runtime's `LambdaContext`."""

from __future__ import annotations

from time import time

from aws_lambda_runtime import errors
from aws_lambda_runtime._codec import decode
from aws_lambda_runtime._messages import Invocation
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime.errors import UnmarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_W3C = ("traceparent", "tracestate", "baggage")


class Client:
    """The application that called through the AWS Mobile SDK; fields that it did not send are None."""

    __slots__ = ("app_package_name", "app_title", "app_version_code", "app_version_name", "installation_id")

    def __init__(self, sent: dict[str, object]) -> None:
        for name in self.__slots__:
            setattr(self, name, sent.get(name))


class ClientContext:
    """What the caller sent as client context (AWS: "Using the Lambda context object to retrieve ... information").

    `custom` and `env` are plain dicts, `client` is a `Client`; None where the caller left one out.
    """

    def __init__(self, sent: dict[str, object]) -> None:
        client = sent.get("client")
        self.client = Client(client) if isinstance(client, dict) else None
        self.custom = sent.get("custom")
        self.env = sent.get("env")


class CognitoIdentity:
    """The Amazon Cognito identity that authorised the request; both ids are None without one."""

    def __init__(self, sent: dict[str, object] | None) -> None:
        self.cognito_identity_id = sent.get("cognitoIdentityId") if sent else None
        self.cognito_identity_pool_id = sent.get("cognitoIdentityPoolId") if sent else None


class Context:
    """Facts about the function and this invocation (AWS: "Using the Lambda context object ...").

    Attributes are those of the managed runtime, `memory_limit_in_mb` being text as there; `trace_id` and `deadline` are
    added. Handlers and libraries may set further attributes on it.
    """

    def __init__(self, invocation: Invocation, settings: Settings) -> None:
        self.aws_request_id = invocation.request_id
        self.invoked_function_arn = invocation.invoked_function_arn
        self.tenant_id = invocation.tenant_id
        self.trace_id = invocation.trace_id
        self.function_name = settings.function_name
        self.function_version = settings.function_version
        self.memory_limit_in_mb = settings.memory_limit_in_mb
        self.log_group_name = settings.log_group_name
        self.log_stream_name = settings.log_stream_name
        self._epoch_deadline_time_in_ms = invocation.deadline_ms
        sent = invocation.client_context
        client = None if sent is None else _object(sent, "Client Context")
        self._w3c = None if client is None else client.pop("w3c", None)
        self.client_context = None if client is None else ClientContext(client)
        sent = invocation.cognito_identity
        self.identity = CognitoIdentity(None if sent is None else _object(sent, "Cognito Identity"))

    @classmethod
    def fake(  # noqa: PLR0913 - every fact may be given, none has to be
        cls,
        *,
        function_name: str = "function",
        function_version: str = "$LATEST",
        memory_limit_in_mb: str = "128",
        aws_request_id: str = "00000000-0000-4000-8000-000000000000",
        remaining_time_in_millis: int = 3000,
        tenant_id: str | None = None,
        trace_id: str | None = None,
    ) -> Context:
        """Return a context for a test of a handler, without a platform behind it."""
        settings = Settings(
            function_name=function_name,
            function_version=function_version,
            memory_limit_in_mb=memory_limit_in_mb,
            log_group_name=f"/aws/lambda/{function_name}",
            log_stream_name=f"2030/01/01/[{function_version}]00000000000000000000000000000000",
        )
        invocation = Invocation(
            request_id=aws_request_id,
            body=b"null",
            deadline_ms=int(time() * 1000) + remaining_time_in_millis,
            invoked_function_arn=f"arn:aws:lambda:us-east-1:123456789012:function:{function_name}",
            tenant_id=tenant_id,
            trace_id=trace_id,
        )
        return cls(invocation, settings)

    def get_remaining_time_in_millis(self) -> int:
        """Return the milliseconds left before the platform ends the invocation, never less than 0."""
        return max(int(self._epoch_deadline_time_in_ms - time() * 1000), 0)

    @property
    def deadline(self) -> datetime:
        """The moment at which the platform ends the invocation, in UTC."""
        from datetime import UTC, datetime

        return datetime.fromtimestamp(self._epoch_deadline_time_in_ms / 1000, UTC)

    def log(self, message: object) -> None:
        """Write the text of `message` to the function's log as it is; no line end is added."""
        from aws_lambda_runtime._logs import write_raw

        write_raw(str(message))

    def w3c(self) -> dict[str, str]:
        """Return the W3C trace context that came with the client context: traceparent, tracestate, baggage, as sent."""
        sent = self._w3c if isinstance(self._w3c, dict) else {}
        return {name: sent[name] for name in _W3C if isinstance(sent.get(name), str)}

    def __repr__(self) -> str:
        """Return the managed runtime's form, which people search their logs for."""
        names = (
            "aws_request_id",
            "log_group_name",
            "log_stream_name",
            "function_name",
            "memory_limit_in_mb",
            "function_version",
            "invoked_function_arn",
            "client_context",
            "identity",
            "tenant_id",
        )
        return f"LambdaContext([{','.join(f'{name}={getattr(self, name)}' for name in names)}])"


def _object(text: str, name: str) -> dict[str, object] | None:
    """Parse the JSON object in a header; JSON's null counts as absent."""
    try:
        value = decode(text.encode())
    except UnmarshalError as error:
        message = f"Unable to parse {name} JSON: {str(error).removeprefix('Unable to unmarshal input: ')}"
        raise errors.LambdaContextUnmarshalError(message) from None
    if value is not None and not isinstance(value, dict):
        message = f"Unable to parse {name} JSON: expected an object, got {type(value).__name__}"
        raise errors.LambdaContextUnmarshalError(message)
    return value
