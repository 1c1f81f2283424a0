"""A typed Python runtime for AWS Lambda.

Public names are resolved on first use, so that a function pays for none that it does not use.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._registry import runtime
    from aws_lambda_runtime.context import Context
    from aws_lambda_runtime.streaming import ResponseStream, StreamingResponse

__all__ = ["Context", "ResponseStream", "StreamingResponse", "runtime"]

_HOMES = {
    "Context": "aws_lambda_runtime.context",
    "ResponseStream": "aws_lambda_runtime.streaming",
    "StreamingResponse": "aws_lambda_runtime.streaming",
    "runtime": "aws_lambda_runtime._registry",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(__import__(home, fromlist=[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
