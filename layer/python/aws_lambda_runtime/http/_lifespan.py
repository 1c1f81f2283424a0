"""The life of an ASGI application: told once of the start, before the first event, and of the end."""

from __future__ import annotations

import asyncio

from aws_lambda_runtime._logs import warn
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime.errors import LifespanFailed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._asgi import Application, Message

_LAST_WORDS = 1.0  # seconds; after "failed" some applications raise the reason
_ANSWERS = frozenset(
    f"lifespan.{event}.{answer}" for event in ("startup", "shutdown") for answer in ("complete", "failed")
)
_VERSIONS = {"version": "3.0", "spec_version": "2.0"}


class Lifespan:
    """The application's task beside all requests, on the same event loop; `state` is what requests get a copy of.

    `state` is None for an application that does not know the protocol.
    """

    def __init__(self, app: Application, mode: str) -> None:
        self._app = app
        self._mode = mode
        self._task: asyncio.Task[None] | None = None
        self._events: asyncio.Queue[Message] | None = None
        self._answers: asyncio.Queue[Message] | None = None
        self.state: dict[str, Any] | None = None
        self.is_begun = False

    async def startup(self) -> None:
        """Tell the application that it starts, and wait until it has. Raises `LifespanFailed` if it does not."""
        self.is_begun = True
        if self._mode == "off":
            return
        state: dict[str, Any] = {}
        told, error = await self._tell("lifespan.startup", state)
        if told is None:
            self._do_without(error)
        elif told["type"] == "lifespan.startup.complete":
            self.state = state
            # Of a runtime without the hook there is nothing to be told at the end.
            on_shutdown = getattr(runtime, "on_shutdown", None)
            if on_shutdown is not None:
                on_shutdown(self.shutdown)
        else:
            await self._fail("start", told)

    async def shutdown(self) -> None:
        """Tell the application that it ends, and wait until it has. Raises `LifespanFailed` if it fails to."""
        if self._task is None or self._task.done():
            return
        told, error = await self._tell("lifespan.shutdown", None)
        if error is not None or told is None or told["type"] != "lifespan.shutdown.complete":
            await self._fail("end", told or {})

    async def _tell(self, kind: str, state: dict[str, Any] | None) -> tuple[Message | None, BaseException | None]:
        """Give an event to the application; return its answer, None and what it raised if it has ended without one."""
        if self._task is None or self._events is None or self._answers is None:
            self._events, self._answers = asyncio.Queue(), asyncio.Queue()
            scope = {"type": "lifespan", "asgi": _VERSIONS.copy(), "state": state}
            self._task = asyncio.create_task(
                _run(self._app, scope, self._events, self._answers), name="lifespan of the application"
            )
        self._events.put_nowait({"type": kind})
        answer = asyncio.ensure_future(self._answers.get())
        await asyncio.wait((answer, self._task), return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            return answer.result(), None
        answer.cancel()
        return None, self._task.exception()

    def _do_without(self, error: BaseException | None) -> None:
        """Go on without the protocol, as the specification says, but not in silence where it may have begun."""
        if self._mode == "on":
            message = 'the application does not support the lifespan protocol, which lifespan="on" asks for'
            raise LifespanFailed(message) from error
        if error is not None and self._events is not None and self._events.empty():
            warn(
                f"the application raised {type(error).__name__} ({error}) when it was told of its start, and is taken "
                'for one without a lifespan; say lifespan="on" to have this fail the initialisation'
            )

    async def _fail(self, what: str, told: Message) -> None:
        error: BaseException | None = None
        if self._task is not None:
            await asyncio.wait((self._task,), timeout=_LAST_WORDS)
            error = self._task.exception() if self._task.done() else None
        why = told.get("message") if error is None else f"{type(error).__name__}: {error}"
        message = f"the application failed to {what}: {why or 'it gave no reason'}"
        raise LifespanFailed(message) from error


async def _run(
    app: Application, scope: Message, events: asyncio.Queue[Message], answers: asyncio.Queue[Message]
) -> None:
    async def send(message: Message) -> None:
        if message["type"] not in _ANSWERS:
            # An application that takes every scope for a request ends here, and is one without a lifespan.
            error = f"the application sent {message['type']!r} where an answer to a lifespan event was to come"
            raise RuntimeError(error)
        await answers.put(message)

    await app(scope, events.get, send)
