"""The handler, compiled once into `Invocation -> Reply or Failure`. User code is called here and nowhere else."""

from __future__ import annotations

from aws_lambda_runtime import errors
from aws_lambda_runtime._codec import decode, encode, encode_plain
from aws_lambda_runtime._exit import exit_code_of
from aws_lambda_runtime._messages import Reply, Streamed, Unsettled
from aws_lambda_runtime._report import report
from aws_lambda_runtime._signature import count_arguments, event_annotation, has_fields, stream_parameter
from aws_lambda_runtime.errors import RuntimeApiError, RuntimeFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from aws_lambda_runtime._log_output import Writable
    from aws_lambda_runtime._messages import Invocation, Outcome
    from aws_lambda_runtime._registry import Runtime
    from aws_lambda_runtime._settle import Settler
    from aws_lambda_runtime.context import Context

    Made = TypeVar("Made")

_LARGEST_RESPONSE = 6 * 1024 * 1024 + 100  # bytes (AWS: "Lambda quotas", payload; the bound itself was measured)
_LARGE_EVENT = 1 << 18  # bytes; below it the garbage collector takes less than 4 % of the time of an event
_JSON = "application/json"
_RAW = "application/unknown"
_UNSETTLED = (Unsettled, type(_ for _ in ()))


def compile_handler(  # noqa: PLR0913, PLR0917 - what the composition root hands over
    handler: Callable[..., object],
    runtime: Runtime,
    make_context: Callable[[Invocation], Context],
    write_log: Callable[[Writable], None],
    flush: Callable[[], None],
    settler: Callable[[], Settler],
    *,
    strict_json: bool = False,
) -> Callable[[Invocation], Outcome]:
    """Decide everything that the signature decides, and return what answers an invocation; that never raises.

    `strict_json` has results with NaN refused. Raises `TypeError` for a signature that no event can be handed to.
    """
    call = _caller(handler)
    read = _reader(handler, runtime, write_log)

    def invoke(invocation: Invocation) -> Outcome:
        try:
            context = make_context(invocation)
            is_large = len(invocation.body) >= _LARGE_EVENT
            result = call(_uncollected(read, invocation) if is_large else read(invocation), context)
            body = encode_plain(result, strict=strict_json)
            outcome: Outcome
            if body is not None and len(body) <= _LARGEST_RESPONSE:
                outcome = Reply(body, _JSON)
            else:
                if _is_unsettled(result):
                    result = settler().settle(result, invocation)
                outcome = (
                    result if isinstance(result, Streamed) else _to_reply(result, runtime, strict_json=strict_json)
                )
        except RuntimeApiError:
            # The platform is lost in the middle of a streamed response.
            raise
        except Exception as error:  # noqa: BLE001 - whatever the handler raises is its answer
            if isinstance(error, RuntimeFault):
                from aws_lambda_runtime._diagnosis import explain_invocation

                explain_invocation(error, invocation)
            failure, entry = report(error, invocation.request_id)
        except BaseException as error:  # noqa: BLE001 - answered first, then obeyed
            failure, entry = report(error, invocation.request_id, exit_code_of(error))
        else:
            flush()
            return outcome
        write_log(entry)
        return failure

    return invoke


def _caller(handler: Callable[..., object]) -> Callable[[Any, Context], object]:
    if position := stream_parameter(handler):
        return _writer(handler, position)
    arguments = count_arguments(handler)
    if arguments == 0:
        return lambda _event, _context: handler()
    if arguments == 1:
        return lambda event, _context: handler(event)
    return handler


def _writer(handler: Callable[..., object], position: int) -> Callable[[Any, Context], object]:
    from aws_lambda_runtime._flow import Writing

    if position == 1:
        return lambda event, _context: Writing(lambda stream: handler(event, stream))
    return lambda event, context: Writing(lambda stream: handler(event, context, stream))


def _reader(
    handler: Callable[..., object], runtime: Runtime, write_log: Callable[[Writable], None]
) -> Callable[[Invocation], object]:
    try:
        annotation = event_annotation(handler)
    except NameError as error:
        from aws_lambda_runtime._entries import Entry

        message = (
            f"the handler's events stay plain JSON: the annotation of its first parameter cannot be looked up "
            f"({error}); import that name at run time to have typed events"
        )
        write_log(Entry("WARNING", message))
        return _read
    structure = runtime.structurer(annotation)
    if structure is None:
        return _read
    return lambda invocation: structure(_read(invocation))


def _uncollected(make: Callable[..., Made], *arguments: object, **options: bool) -> Made:
    """Return what `make` makes of the arguments, with the garbage collector off if it is not so already.

    It looks at what is new each time that there are 2,000 more containers, and now and then at all that there are. An
    event and the plain form of a result are no garbage, and looking takes a sixth of the time of 6 MB both ways.
    """
    import gc

    if not gc.isenabled():
        return make(*arguments, **options)
    try:
        gc.disable()
        return make(*arguments, **options)
    finally:
        gc.enable()


def _read(invocation: Invocation) -> object:
    """Return the event: parsed where the platform calls it JSON, as it nearly always does, or else its bytes."""
    content_type = invocation.content_type
    if content_type is None or content_type == _JSON or _means_json(content_type):
        return decode(invocation.body)
    return bytes(invocation.body)


def _means_json(content_type: str) -> bool:
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type == _JSON or media_type.endswith("+json")


def _is_unsettled(result: object) -> bool:
    """Tell whether a result is no value, but a generator to run, a coroutine to await or a response to stream."""
    return isinstance(result, _UNSETTLED) or hasattr(result, "__await__") or hasattr(result, "__anext__")


def _to_reply(result: object, runtime: Runtime, *, strict_json: bool) -> Reply:
    if isinstance(result, (bytes, bytearray, memoryview)):
        reply = Reply(bytes(result), _RAW)
    else:
        is_object = has_fields(type(result))
        body = _uncollected(_of_object, result, runtime, strict_json=strict_json) if is_object else None
        reply = Reply(encode(result, runtime.unstructure, strict=strict_json) if body is None else body)
    size = len(reply.body)
    if size > _LARGEST_RESPONSE:
        del reply  # to look for the largest branch takes as much memory again
        raise _too_large(result, size, runtime.unstructure)
    return reply


def _of_object(result: object, runtime: Runtime, *, strict_json: bool) -> bytes | None:
    """Write an object of a class with fields; None where what it consists of has to be looked at one by one."""
    # What is made of such an object is nearly always plain, and then takes a third of the time.
    if (written := runtime.write_ready(result)) is not None:
        body = encode_plain(written, strict=strict_json)
        if body is not None:
            return body
    try:
        return encode_plain(runtime.unstructure(result), strict=strict_json)
    except (ValueError, TypeError, RecursionError):
        return None


def _too_large(result: object, size: int, unstructure: Callable[[object], object]) -> errors.ResponseSizeTooLarge:
    message = f"the result is {size} bytes, more than the {_LARGEST_RESPONSE} that Lambda takes"
    if isinstance(result, (bytes, bytearray, memoryview)):
        return errors.ResponseSizeTooLarge(message)
    from aws_lambda_runtime._diagnosis.size import largest_branch

    path, part = largest_branch(result, unstructure)
    return errors.ResponseSizeTooLarge(f"{message}; its largest branch is {path} with {part}", path)
