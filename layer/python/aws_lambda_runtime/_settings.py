"""The environment: read once, at start, into one record; written in one place only, the trace id."""

import os

_TRACE_ID = "_X_AMZN_TRACE_ID"


class Settings:
    """What Lambda and the user configured, None where it is not set (AWS: "Using Lambda environment variables")."""

    __slots__ = (
        "function_name",
        "function_version",
        "handler",
        "log_group_name",
        "log_stream_name",
        "memory_limit_in_mb",
        "python_path",
        "runtime_api",
        "task_root",
    )

    def __init__(  # noqa: PLR0913 - one parameter for each fact
        self,
        *,
        runtime_api: str = "",
        handler: str = "",
        task_root: str = "",
        python_path: tuple[str, ...] = (),
        function_name: str | None = None,
        function_version: str | None = None,
        memory_limit_in_mb: str | None = None,
        log_group_name: str | None = None,
        log_stream_name: str | None = None,
    ) -> None:
        self.runtime_api = runtime_api
        self.handler = handler
        self.task_root = task_root
        self.python_path = python_path
        self.function_name = function_name
        self.function_version = function_version
        self.memory_limit_in_mb = memory_limit_in_mb
        self.log_group_name = log_group_name
        self.log_stream_name = log_stream_name


def read_settings() -> Settings:
    """Read the process's environment."""
    get = os.environ.get
    return Settings(
        runtime_api=get("AWS_LAMBDA_RUNTIME_API", ""),
        handler=get("_HANDLER", ""),
        task_root=get("LAMBDA_TASK_ROOT") or os.getcwd(),  # noqa: PTH109 - pathlib costs start-up time
        python_path=tuple(entry for entry in get("PYTHONPATH", "").split(os.pathsep) if entry),
        function_name=get("AWS_LAMBDA_FUNCTION_NAME"),
        function_version=get("AWS_LAMBDA_FUNCTION_VERSION"),
        memory_limit_in_mb=get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        log_group_name=get("AWS_LAMBDA_LOG_GROUP_NAME"),
        log_stream_name=get("AWS_LAMBDA_LOG_STREAM_NAME"),
    )


def announce_trace_id(trace_id: str | None) -> None:
    """Set or remove `_X_AMZN_TRACE_ID`, which X-Ray's SDK, OpenTelemetry and boto3 read at each call."""
    if trace_id:
        os.environ[_TRACE_ID] = trace_id
    else:
        os.environ.pop(_TRACE_ID, None)
