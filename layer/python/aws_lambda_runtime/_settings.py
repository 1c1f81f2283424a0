"""The environment: read once, at start, into one record; written in one place only, the trace id.

It is read and written where `os.environ` itself keeps it. `os` would be the most expensive of all modules of the start,
and a handler that needs it imports it.
"""

import sys
from posix import environ, getcwd, putenv, unsetenv

_CANCEL_MARGIN_MS = 200
_TRACE_ID = b"_X_AMZN_TRACE_ID"
_TIMEOUT_DUMP_MS = 500
_DIGITS = 9
_TELEMETRY = "_LAMBDA_TELEMETRY_LOG_FD"


class Settings:
    """What Lambda and the user configured, None where it is not set (AWS: "Using Lambda environment variables")."""

    def __init__(  # noqa: PLR0913 - one parameter for each fact
        self,
        *,
        runtime_api: str = "",
        handler: str = "",
        task_root: str = "",
        python_path: tuple[str, ...] = (),
        initialization_type: str = "",
        function_name: str | None = None,
        function_version: str | None = None,
        memory_limit_in_mb: str | None = None,
        log_group_name: str | None = None,
        log_stream_name: str | None = None,
        strict_json: bool = False,
        timeout_dump_ms: int = 0,
        log_format: str = "",
        log_level: str = "",
        telemetry_fd: str | None = None,
        cancel_margin: float | None = None,
        max_concurrency: int | None = None,
        uses_threads: bool = False,
        log_sockets: str | None = None,
        streams_http: bool = False,
        timeline: bool = False,
    ) -> None:
        self.runtime_api = runtime_api
        self.handler = handler
        self.task_root = task_root
        self.python_path = python_path
        self.initialization_type = initialization_type
        self.function_name = function_name
        self.function_version = function_version
        self.memory_limit_in_mb = memory_limit_in_mb
        self.log_group_name = log_group_name
        self.log_stream_name = log_stream_name
        self.strict_json = strict_json
        self.timeout_dump_ms = timeout_dump_ms
        self.log_format = log_format
        self.log_level = log_level
        self.telemetry_fd = telemetry_fd
        self.cancel_margin = cancel_margin
        self.max_concurrency = max_concurrency
        self.uses_threads = uses_threads
        self.log_sockets = log_sockets
        self.streams_http = streams_http
        self.timeline = timeline


def read_settings() -> Settings:
    """Read the process's environment."""
    telemetry_fd = _get(_TELEMETRY)
    if telemetry_fd is not None:
        # The descriptor is the runtime's; neither the function nor its children shall write to it.
        del environ[_TELEMETRY.encode()]
        unsetenv(_TELEMETRY)
    return Settings(
        runtime_api=_get("AWS_LAMBDA_RUNTIME_API") or "",
        handler=_get("_HANDLER") or "",
        task_root=_get("LAMBDA_TASK_ROOT") or getcwd(),
        python_path=tuple(entry for entry in (_get("PYTHONPATH") or "").split(":") if entry),
        initialization_type=_get("AWS_LAMBDA_INITIALIZATION_TYPE") or "",
        function_name=_get("AWS_LAMBDA_FUNCTION_NAME"),
        function_version=_get("AWS_LAMBDA_FUNCTION_VERSION"),
        memory_limit_in_mb=_get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        log_group_name=_get("AWS_LAMBDA_LOG_GROUP_NAME"),
        log_stream_name=_get("AWS_LAMBDA_LOG_STREAM_NAME"),
        strict_json=_get("LAMBDA_RUNTIME_STRICT_JSON") == "1",
        timeout_dump_ms=_milliseconds(_get("LAMBDA_RUNTIME_TIMEOUT_DUMP_MS") or ""),
        log_format=_get("AWS_LAMBDA_LOG_FORMAT") or "",
        log_level=_get("AWS_LAMBDA_LOG_LEVEL") or "",
        telemetry_fd=telemetry_fd,
        max_concurrency=_positive(_get("AWS_LAMBDA_MAX_CONCURRENCY")),
        uses_threads=(_get("LAMBDA_RUNTIME_CONCURRENCY") or "").lower() == "threads",
        log_sockets=_get("_LAMBDA_TELEMETRY_LOG_FD_PROVIDER_SOCKET"),
        streams_http=(_get("LAMBDA_RUNTIME_INVOKE_MODE") or "").upper() == "RESPONSE_STREAM",
        timeline=_get("LAMBDA_RUNTIME_TIMELINE") == "1",
        cancel_margin=_cancel_margin(_get("LAMBDA_RUNTIME_CANCEL_MARGIN_MS")),
    )


def _get(name: str) -> str | None:
    value = environ.get(name.encode())
    return None if value is None else value.decode(sys.getfilesystemencoding(), "surrogateescape")


def _milliseconds(text: str) -> int:
    """Return how long before the deadline the stacks are told; 0 for not at all, the default for what is no number."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else _TIMEOUT_DUMP_MS


def _positive(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and int(text) > 0 else None


def _cancel_margin(text: str | None) -> float | None:
    """Return the seconds before its deadline at which an async handler is cancelled; 0 or less switches it off."""
    try:
        milliseconds = _CANCEL_MARGIN_MS if text is None else float(text)
    except ValueError:
        milliseconds = _CANCEL_MARGIN_MS
    return milliseconds / 1000 if milliseconds > 0 else None


def announce_trace_id(trace_id: str | None) -> None:
    """Set or remove `_X_AMZN_TRACE_ID`, which X-Ray's SDK, OpenTelemetry and boto3 read at each call."""
    if trace_id:
        value = trace_id.encode()
        putenv(_TRACE_ID, value)
        environ[_TRACE_ID] = value
    elif environ.pop(_TRACE_ID, None) is not None:
        unsetenv(_TRACE_ID)
