"""The environment: read once, at start, into one record; written in one place only, the trace id."""

import os

_CANCEL_MARGIN_MS = 200
_TRACE_ID = "_X_AMZN_TRACE_ID"
_TIMEOUT_DUMP_MS = 500
_DIGITS = 9
_TELEMETRY = "_LAMBDA_TELEMETRY_LOG_FD"


class Settings:
    """What Lambda and the user configured, None where it is not set (AWS: "Using Lambda environment variables")."""

    __slots__ = (
        "cancel_margin",
        "function_name",
        "function_version",
        "handler",
        "initialization_type",
        "log_format",
        "log_group_name",
        "log_level",
        "log_sockets",
        "log_stream_name",
        "max_concurrency",
        "memory_limit_in_mb",
        "python_path",
        "runtime_api",
        "streams_http",
        "strict_json",
        "task_root",
        "telemetry_fd",
        "timeline",
        "timeout_dump_ms",
        "uses_threads",
    )

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
    get = os.environ.get
    telemetry_fd = get(_TELEMETRY)
    if telemetry_fd is not None:
        # The descriptor is the runtime's; neither the function nor its children shall write to it.
        del os.environ[_TELEMETRY]
    return Settings(
        runtime_api=get("AWS_LAMBDA_RUNTIME_API", ""),
        handler=get("_HANDLER", ""),
        task_root=get("LAMBDA_TASK_ROOT") or os.getcwd(),  # noqa: PTH109 - pathlib costs start-up time
        python_path=tuple(entry for entry in get("PYTHONPATH", "").split(os.pathsep) if entry),
        initialization_type=get("AWS_LAMBDA_INITIALIZATION_TYPE", ""),
        function_name=get("AWS_LAMBDA_FUNCTION_NAME"),
        function_version=get("AWS_LAMBDA_FUNCTION_VERSION"),
        memory_limit_in_mb=get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        log_group_name=get("AWS_LAMBDA_LOG_GROUP_NAME"),
        log_stream_name=get("AWS_LAMBDA_LOG_STREAM_NAME"),
        strict_json=get("LAMBDA_RUNTIME_STRICT_JSON") == "1",
        timeout_dump_ms=_milliseconds(get("LAMBDA_RUNTIME_TIMEOUT_DUMP_MS", "")),
        log_format=get("AWS_LAMBDA_LOG_FORMAT", ""),
        log_level=get("AWS_LAMBDA_LOG_LEVEL", ""),
        telemetry_fd=telemetry_fd,
        max_concurrency=_positive(get("AWS_LAMBDA_MAX_CONCURRENCY")),
        uses_threads=get("LAMBDA_RUNTIME_CONCURRENCY", "").lower() == "threads",
        log_sockets=get("_LAMBDA_TELEMETRY_LOG_FD_PROVIDER_SOCKET"),
        streams_http=get("LAMBDA_RUNTIME_INVOKE_MODE", "").upper() == "RESPONSE_STREAM",
        timeline=get("LAMBDA_RUNTIME_TIMELINE") == "1",
        cancel_margin=_cancel_margin(get("LAMBDA_RUNTIME_CANCEL_MARGIN_MS")),
    )


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
        os.environ[_TRACE_ID] = trace_id
    else:
        os.environ.pop(_TRACE_ID, None)
