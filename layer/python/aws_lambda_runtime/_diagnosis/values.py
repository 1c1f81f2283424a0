"""Events that do not fit, and results that cannot be sent."""

from __future__ import annotations

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime.errors import EventMismatch, MarshalError, ResponseSizeTooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime._messages import Invocation

_UNKNOWN_OBJECT = "Object of type "
_UNAWAITED = ("coroutine", "async_generator")


def advise(error: Exception, invocation: Invocation) -> Advice | None:
    """Return what is behind a failure to read an event or to write a result; None for all others."""
    if isinstance(error, EventMismatch):
        return _on_event(error, invocation)
    if isinstance(error, MarshalError):
        return _on_result(error)
    if isinstance(error, ResponseSizeTooLarge):
        return Advice(
            "E203",
            str(error),
            "return less, or put it into S3 and return where it is",
            error.path,
        )
    return None


def _on_event(error: EventMismatch, invocation: Invocation) -> Advice:
    from aws_lambda_runtime._codec import decode
    from aws_lambda_runtime.events._detect import detect_name

    name = detect_name(decode(invocation.body))
    looks = f"; this looks like {'an' if name[0] in 'AEIO' else 'a'} {name}" if name else ""
    return Advice(
        "E201",
        f"{error}{looks}",
        "correct the annotation of the handler's first parameter, or the source that the function is triggered by",
        error.problems[0].partition(":")[0],
    )


def _on_result(error: MarshalError) -> Advice | None:
    what = str(error).removeprefix("Unable to marshal response: ")
    name = what.removeprefix(_UNKNOWN_OBJECT).partition(" ")[0] if what.startswith(_UNKNOWN_OBJECT) else None
    if name in _UNAWAITED:
        return Advice(
            "E204",
            f"the handler returned a {name} that nobody has awaited, at {error.path}",
            "declare the function that calls it `async def` and await it there",
            error.path,
        )
    if name is not None:
        cure = (
            f"return JSON's own types, attrs classes or dataclasses, or say how {name} is written: "
            f"runtime.converter.register_unstructure_hook({name}, function)"
        )
    elif "UTF-8" in what:
        cure = "encode the bytes as base64 text, or return bytes as the whole result"
    elif "number of JSON" in what:
        cure = "write null or text in its place, or take the variable LAMBDA_RUNTIME_STRICT_JSON away"
    else:
        cure = "return lists, dicts with keys of text, and values that do not contain themselves"
    return Advice("E202", f"the result cannot be written as JSON: {what}", cure, error.path)
