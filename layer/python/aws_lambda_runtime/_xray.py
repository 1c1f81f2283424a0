"""The cause of an error as AWS X-Ray shows it: JSON on one line of ASCII, small enough for a header.

AWS: "Using the Lambda runtime API for custom runtimes" names the header; the form is that of the managed runtime.
"""

from __future__ import annotations

import os
from _json import encode_basestring_ascii, make_encoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime._tracebacks import Told

_MOST_BYTES = 60_000  # the platform crops what has more than 65,536
_MOST_FRAMES = 50
_MOST_MESSAGE = 2048
_FAULT = "LambdaValidationError"


def describe(told: list[Told], *, is_fault: bool) -> str:
    """Return the value of the header for these exceptions; `is_fault` says that the first is the runtime's own."""
    exceptions = [_exception(one) for one in told]
    if is_fault:
        exceptions[0].update(type=_FAULT, stack=[])
    folder = _working_directory()
    while len(text := _encode(folder, exceptions)) > _MOST_BYTES:
        # First the stacks get shorter, from the middle, and then the exceptions get fewer, from the end.
        longest = max(exceptions, key=lambda exception: len(exception["stack"]))
        kept = len(longest["stack"]) // 4
        if kept:
            longest["stack"][kept:-kept] = []
        elif len(exceptions) > 1:
            exceptions.pop()
        else:
            longest["stack"] = []
            folder = ""
    return text


def _exception(one: Told) -> dict[str, Any]:
    half = _MOST_FRAMES // 2
    frames = one.frames if len(one.frames) <= _MOST_FRAMES else [*one.frames[:half], *one.frames[-half:]]
    stack = [{"label": code.co_name, "path": code.co_filename, "line": line} for code, line in _codes(frames)]
    return {"message": one.message[:_MOST_MESSAGE], "type": one.error_type, "stack": stack}


def _codes(frames: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    return [(frame.f_code, line) for frame, line in frames]


def _encode(folder: str, exceptions: list[dict[str, Any]]) -> str:
    paths = list(dict.fromkeys(frame["path"] for exception in exceptions for frame in exception["stack"]))
    cause = {"working_directory": folder, "exceptions": exceptions, "paths": paths}
    encoder = make_encoder(None, str, encode_basestring_ascii, None, ":", ",", False, False, True)  # noqa: FBT003
    return "".join(encoder(cause, 0))


def _working_directory() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - pathlib is not loaded
    except OSError:
        return ""
