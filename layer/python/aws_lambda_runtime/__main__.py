"""The composition root: settings, client, paths, handler, loop. The only module that knows all parts."""

from __future__ import annotations

import faulthandler
import posix

from aws_lambda_runtime import _logs
from aws_lambda_runtime._applications import as_handler
from aws_lambda_runtime._client import RuntimeClient
from aws_lambda_runtime._exit import exit_code_of, leave, leave_fork
from aws_lambda_runtime._function import Function
from aws_lambda_runtime._garbage import collecting_little
from aws_lambda_runtime._loop import serve
from aws_lambda_runtime._messages import Failure
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime._report import report
from aws_lambda_runtime._resolve import resolve
from aws_lambda_runtime._settings import Settings, read_settings
from aws_lambda_runtime._site import prepare_site
from aws_lambda_runtime._watchdog import Watchdog, initialization
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# The words before the colon are the managed runtime's, so that log queries for it keep working.
_INIT_FAILED = "LAMBDA_WARNING: Unhandled exception. The function could not be started; the next entry says why."
_SNAP_START = "snap-start"
_STDERR = 2


def main() -> int:
    """Start the function and serve its invocations; return the exit code of the process."""
    return leave(_run())


def _run() -> int:
    settings = read_settings()
    _logs.prepare(settings)
    faulthandler.enable(_STDERR)  # what crashes the process is in the log with its line
    try:
        if settings.max_concurrency is not None:
            from aws_lambda_runtime._concurrency import Supervisor

            count = settings.max_concurrency
            return Supervisor(count, lambda ready: _serve_many(settings, count, ready), _logs.warn).run()
        client = RuntimeClient(settings.runtime_api, _logs.warn)
        function = _start(settings, client)
        if isinstance(function, int):
            return function
        return serve(client.invocations(), function.invoke, client.answer)
    except RuntimeApiError as error:
        _logs.event("ERROR", f"{error.error_type}: {error}")
        return 1


def _serve_many(settings: Settings, count: int, ready: Callable[[bool], None]) -> int:
    """Serve in a worker process: one invocation at a time, or all that there may be where one process can."""
    from aws_lambda_runtime._concurrency import patient, serve_in_threads

    if settings.log_sockets is not None:
        _logs.take_sockets(settings.log_sockets)
    client = RuntimeClient(settings.runtime_api, _logs.warn)
    function = _start(settings, client)
    if isinstance(function, int):
        return function
    ready(function.is_shared)
    if function.is_shared:
        clients = [RuntimeClient(settings.runtime_api, _logs.warn) for _ in range(count)]
        return serve_in_threads(clients, function.invoke, function.settler().event_loop())
    return serve(patient(client), function.invoke, client.answer)


def _start(settings: Settings, client: RuntimeClient) -> Function | int:
    """Do all of the initialisation; return the function, or the exit code of one that has failed and was reported."""
    process = posix.getpid()
    enter: Callable[[str], None] = _pass_by
    if settings.timeline:
        from aws_lambda_runtime._timeline import Timeline

        enter = Timeline().enter
    watchdog = Watchdog(settings.timeout_dump_ms, lambda advice: _logs.event("WARNING", advice, **advice.fields()))
    load = watchdog.watching(lambda _: collecting_little(lambda: _load(settings, client, enter)))
    function = load(initialization(settings.initialization_type))
    failure = function if isinstance(function, Failure) else None
    if posix.getpid() != process:
        leave_fork(None if failure is None else failure.exit_code)
    if isinstance(function, Failure):
        enter("failure")
        client.fail_init(function)
        return function.exit_code or 1
    function.invoke = watchdog.watching(function.invoke)
    code = _complete(client, settings, function, enter)
    return function if code is None else code


def _pass_by(_: str) -> None:
    """Take no time of a phase of the start, as nobody asked for a timeline."""


def _load(settings: Settings, client: RuntimeClient, enter: Callable[[str], None]) -> Function | Failure:
    """Find and compile the handler; whatever goes wrong in the user's code comes back as the failure to report."""
    try:
        prepare_site(settings)
        enter("import")
        handler = resolve(settings.handler, lambda: runtime.handlers)
        enter("hooks")
        return Function(as_handler(handler), settings, client)
    except BaseException as error:  # noqa: BLE001 - also sys.exit() in a module is reported before it is obeyed
        _logs.warn(_INIT_FAILED)
        failure, entry = report(error, exit_code=exit_code_of(error))
        _logs.write(entry)
        return failure


def _complete(
    client: RuntimeClient, settings: Settings, function: Function, enter: Callable[[str], None]
) -> int | None:
    """Do what is left of the initialisation where the function has asked for it; return the exit code if it failed."""
    if hooks := runtime.shutdown_hooks():
        from aws_lambda_runtime._shutdown import prepare_shutdown

        enter("extension")
        prepare_shutdown(settings.runtime_api, hooks, function.run_beside)
    if settings.initialization_type == _SNAP_START:
        from aws_lambda_runtime._snap_start import pass_snapshot

        enter("snapshot")
        return pass_snapshot(client, function.run_beside)
    enter("first poll")
    return None


if __name__ == "__main__":
    # Run by its own name, as the launcher does, so that error reports can tell its frames from the user's.
    from aws_lambda_runtime.__main__ import main as run

    raise SystemExit(run())
