"""The composition root: settings, client, paths, handler, loop. The only module that knows all parts."""

from __future__ import annotations

import faulthandler
import os

from aws_lambda_runtime import _logs
from aws_lambda_runtime._client import RuntimeClient
from aws_lambda_runtime._exit import exit_code_of, leave, leave_fork
from aws_lambda_runtime._invoke import compile_handler
from aws_lambda_runtime._loop import serve
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime._report import report
from aws_lambda_runtime._resolve import resolve
from aws_lambda_runtime._settings import Settings, read_settings
from aws_lambda_runtime._site import prepare_site
from aws_lambda_runtime._watchdog import Watchdog, initialization
from aws_lambda_runtime.context import Context
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._messages import Failure, Invocation, Reply

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
    process = os.getpid()
    try:
        client = RuntimeClient(settings.runtime_api, _logs.warn)
        watchdog = Watchdog(settings.timeout_dump_ms, lambda advice: _logs.event("WARNING", advice, **advice.fields()))
        invoke = watchdog.watching(lambda _: _start(settings))(initialization(settings.initialization_type))
        if os.getpid() != process:
            leave_fork(None if callable(invoke) else invoke.exit_code)
        if not callable(invoke):
            client.fail_init(invoke)
            return invoke.exit_code or 1
        return _complete(client, settings) or serve(client.invocations(), watchdog.watching(invoke), client.answer)
    except RuntimeApiError as error:
        _logs.event("ERROR", f"{error.error_type}: {error}")
        return 1


def _start(settings: Settings) -> Callable[[Invocation], Reply | Failure] | Failure:
    """Find and compile the handler; whatever goes wrong in the user's code comes back as the failure to report."""
    try:
        prepare_site(settings)
        handler = resolve(settings.handler, lambda: runtime.handlers)
        return compile_handler(
            handler,
            runtime,
            lambda invocation: Context(invocation, settings),
            _logs.write,
            _logs.flush_streams,
            strict_json=settings.strict_json,
        )
    except BaseException as error:  # noqa: BLE001 - also sys.exit() in a module is reported before it is obeyed
        _logs.warn(_INIT_FAILED)
        failure, entry = report(error, exit_code=exit_code_of(error))
        _logs.write(entry)
        return failure


def _complete(client: RuntimeClient, settings: Settings) -> int | None:
    """Do what is left of the initialisation where the function has asked for it; return the exit code if it failed."""
    if hooks := runtime.shutdown_hooks():
        from aws_lambda_runtime._shutdown import prepare_shutdown

        prepare_shutdown(settings.runtime_api, hooks)
    if settings.initialization_type == _SNAP_START:
        from aws_lambda_runtime._snap_start import pass_snapshot

        return pass_snapshot(client)
    return None


if __name__ == "__main__":
    # Run by its own name, as the launcher does, so that error reports can tell its frames from the user's.
    from aws_lambda_runtime.__main__ import main as run

    raise SystemExit(run())
