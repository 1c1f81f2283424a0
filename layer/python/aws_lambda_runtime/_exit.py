"""The end of the process, which nothing may hold up."""

from __future__ import annotations

import posix
import sys

from aws_lambda_runtime._logs import flush_streams


def leave(code: int) -> int:
    """Return the exit code to an interpreter that will end, or end the process here if threads would keep it."""
    if _is_held_by_threads():
        # The interpreter would wait for them for ever; what else it does at its end is done here.
        import atexit

        atexit._run_exitfuncs()
        flush_streams()
        posix._exit(code)
    return code


def leave_fork(code: int | None) -> None:
    """End a child that user code has forked and that has come back from it; the invocations are its parent's."""
    flush_streams()
    posix._exit(code or 0)


def exit_code_of(error: BaseException) -> int | None:
    """Return the code to exit with after an exception that is meant to end the process; None to go on."""
    if type(error).__name__ == "CancelledError":
        return None
    code = error.code if isinstance(error, SystemExit) else None
    # A function that ends has failed, whatever it says; and of a code only the last byte gets out of the process.
    return (code & 0xFF if isinstance(code, int) else 0) or 1


def _is_held_by_threads() -> bool:
    """Tell whether there are threads of the user's that the interpreter waits for."""
    threading = sys.modules.get("threading")
    if threading is None:
        return False
    return any(not thread.daemon and thread is not threading.main_thread() for thread in threading.enumerate())
