"""SnapStart: what happens between the initialisation and the first invocation of every restored environment.

AWS: "Improving startup performance with Lambda SnapStart". The user's hooks are in `snapshot_restore_py`; a function
that has not imported it has none.
"""

from __future__ import annotations

import sys

from aws_lambda_runtime._hooks import run_hook
from aws_lambda_runtime._logs import flush_streams, write
from aws_lambda_runtime._messages import Failure
from aws_lambda_runtime._report import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

    from aws_lambda_runtime._client import RuntimeClient

_HOOKS = "snapshot_restore_py"
_BEFORE_FAILED = 64
_AFTER_FAILED = 65


def pass_snapshot(client: RuntimeClient, run_awaitable: Callable[[Any], None]) -> int | None:
    """Run the hooks, with the snapshot and the restore between them; return the exit code if that failed.

    What a hook returns to be awaited is given to `run_awaitable`.
    """
    hooks = sys.modules.get(_HOOKS)
    try:
        _run_before(hooks, run_awaitable)
        client.await_restore()
    except BaseException as error:  # noqa: BLE001 - also sys.exit() in a hook is reported before it is obeyed
        client.fail_init(_told(error, "Runtime.BeforeSnapshotError"))
        return _BEFORE_FAILED
    try:
        _run_after(hooks, run_awaitable)
    except BaseException as error:  # noqa: BLE001 - the same
        client.fail_restore(_told(error, "Runtime.AfterRestoreError"))
        return _AFTER_FAILED
    return None


def _run_before(hooks: ModuleType | None, run_awaitable: Callable[[Any], None]) -> None:
    registered = [] if hooks is None else hooks.get_before_snapshot()
    while registered:
        function, arguments, named = registered.pop()
        run_hook(run_awaitable, function, *arguments, **named)
    # What is in a buffer now would be written by every environment that is made of the snapshot.
    flush_streams()


def _run_after(hooks: ModuleType | None, run_awaitable: Callable[[Any], None]) -> None:
    if (random := sys.modules.get("random")) is not None:
        # All environments that are made of one snapshot would draw the same numbers.
        random.seed()
    for function, arguments, named in [] if hooks is None else hooks.get_after_restore():
        run_hook(run_awaitable, function, *arguments, **named)
    flush_streams()


def _told(error: BaseException, error_type: str) -> Failure:
    failure, entry = report(error)
    write(entry)
    return Failure(failure.body, error_type)
