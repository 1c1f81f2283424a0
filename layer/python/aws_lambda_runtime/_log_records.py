"""What `logging` does on Lambda: a handler on the root logger that writes text or JSON, and never raises.

Loaded when something imports `logging`.
"""

from __future__ import annotations

import logging
from time import gmtime

from aws_lambda_runtime._entries import CURRENT, timestamp
from aws_lambda_runtime._log_values import as_text, to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._log_output import Log

_TEXT = "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n"
_TEXT_TIME = "%Y-%m-%dT%H:%M:%S"
_HIGHEST = 50

# What a record has by itself, or what another formatter leaves on it: everything else was given as `extra`.
_OWN = frozenset(
    (
        *("name", "msg", "args", "levelname", "levelno", "pathname", "filename", "module", "exc_info", "exc_text"),
        *("stack_info", "lineno", "funcName", "created", "msecs", "relativeCreated", "thread", "threadName"),
        *("processName", "process", "taskName", "asctime", "aws_request_id", "tenant_id"),
    )
)


def set_up(log: Log) -> None:
    """Put the handler on the root logger, and give that the configured level."""
    logging.Formatter.converter = gmtime
    handler = LambdaLoggerHandler(log)
    handler.setFormatter(formatter_of(log))
    handler.addFilter(LambdaLoggerFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    if log.level is not None:
        root.setLevel(log.level)


def formatter_of(log: Log) -> logging.Formatter:
    """Return the formatter of the configured form."""
    return JsonFormatter() if log.is_json else TextFormatter(_TEXT, _TEXT_TIME, defaults={"aws_request_id": ""})


class LambdaLoggerFilter(logging.Filter):
    """Tells each record whose invocation it is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Set `aws_request_id` and `tenant_id`."""
        current = CURRENT.get()
        record.aws_request_id = current.request_id
        record.tenant_id = current.tenant_id
        return True


class LambdaLoggerHandler(logging.Handler):
    """Writes records to the function's log, which is `log_sink`; users may give it a formatter of their own."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self.log_sink = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record. One that cannot be formatted is written without what stands in the way."""
        log = self.log_sink
        try:
            text = str(self.format(record))
        except Exception as error:  # noqa: BLE001 - it is the user's text, arguments, objects and formatter
            record = _bare(record, error)
            text = formatter_of(log).format(record)
        level = record.levelno if log.is_json or log.level is not None else logging.NOTSET
        log.send(text if text.endswith("\n") else f"{text}\n", level)


def _bare(record: logging.LogRecord, error: Exception) -> logging.LogRecord:
    """Return a record that says as much of this one as can be said, and why it is not more."""
    level: object = record.levelno
    where = f"{as_text(record.pathname)}:{as_text(record.lineno)}"
    reason = f"{type(error).__name__}: {as_text(error)}"
    message = f"{as_text(record.msg)} [the record of {where} cannot be formatted: {reason}]"
    bare = logging.LogRecord(
        as_text(record.name), level if isinstance(level, int) else logging.WARNING, "", 0, message, None, None
    )
    LambdaLoggerFilter().filter(bare)
    return bare


class TextFormatter(logging.Formatter):
    """The managed runtime's line, with the traceback of an exception before the line end instead of behind it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text that ends in one line end."""
        return super().format(record).rstrip("\n") + "\n"


class JsonFormatter(logging.Formatter):
    """One JSON object a record: the managed runtime's keys in its order, then what was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        is_object = isinstance(record.msg, dict) and not record.args
        told: dict[str, object] = {
            "timestamp": timestamp(record.created),
            "level": logging.getLevelName(max(0, min(record.levelno, _HIGHEST)) // 10 * 10),
            "message": record.msg if is_object else record.getMessage(),
            "logger": str(record.name),
            **_exception(record),
            "requestId": getattr(record, "aws_request_id", None),
        }
        if "errorType" in told:
            told["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
        told["tenantId"] = getattr(record, "tenant_id", None)
        for name, value in record.__dict__.items():
            if name not in _OWN:
                told.setdefault(name, value)
        return to_json({name: value for name, value in told.items() if value is not None}) + "\n"


def _exception(record: logging.LogRecord) -> dict[str, object]:
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if error is None:
        return {}
    from aws_lambda_runtime._tracebacks import stack_trace, tell

    told = tell(error)
    return {"stackTrace": stack_trace(told), "errorType": told[0].error_type, "errorMessage": told[0].message}
