"""The function's log, one for the process. What writes it is in `_log_output.py`, loaded with the first entry.

`logging` is not imported here: most handlers never need it. Whoever does import it finds it set up (`_log_records.py`).
Nor is there a class: making one is a fifth of a percent of the whole start.
"""

from __future__ import annotations

import sys

from aws_lambda_runtime._messages import Invocation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    from aws_lambda_runtime._log_output import Log, Writable
    from aws_lambda_runtime._settings import Settings

# Whose invocation is being served, by its ids only; before the first one the request id is empty.
current = Invocation(request_id="", body=b"")

_STANDARD = (1, 2)  # stdout, stderr

_configured: list[Settings] = []
_opened: list[Log] = []


def prepare(settings: Settings) -> None:
    """Make `print` appear line by line, and let the first import of `logging` find it set up as `settings` say."""
    for stream in _streams():
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    _configured.append(settings)
    if "logging" in sys.modules:
        _set_up_logging()
    else:
        _finder.find_spec = _finder  # all that the import system asks for
        sys.meta_path.insert(0, _finder)


def flush_streams() -> None:
    """Write out what the handler printed; after the answer the environment may freeze.

    Users may close the streams or put anything in their place: whatever that raises, it must not cost the answer.
    """
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except Exception:  # noqa: BLE001, S112 - see above
            continue


def _streams() -> tuple[Any, Any]:
    return getattr(sys, "stdout", None), getattr(sys, "stderr", None)


def opened() -> Log:
    """Return the log, which its first use opens."""
    if not _opened:
        from aws_lambda_runtime._log_output import Log
        from aws_lambda_runtime._settings import Settings

        _opened.append(Log(_configured[-1] if _configured else Settings()))
    return _opened[0]


def write(entry: Writable) -> None:
    """Write an entry of the runtime's own, unless the configured level leaves it out."""
    opened().write(entry)


def event(level: str, message: str, /, **fields: object) -> None:
    """Write one event of the runtime's own; `level` is a name of `logging`'s.

    In text it is one line, however many `message` has; in JSON one object, to which `fields` are added. What is in
    `fields` only is not seen in text.
    """
    from aws_lambda_runtime._entries import Entry

    opened().write(Entry(level, message, **fields))


def warn(message: str) -> None:
    """Write a warning."""
    event("WARNING", message)


def write_raw(text: str) -> None:
    """Write the user's own text as it is, among what is printed."""
    opened().write_raw(text)


def _find_logging(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
    """Stand before all finders until `logging` has been loaded, to have it set up then; it is found by the others."""
    if name != "logging":
        return None
    import os

    others = (finder for finder in sys.meta_path if finder is not _finder)
    specs = (finder.find_spec(name, path, target) for finder in others)
    spec = next((found for found in specs if found is not None), None)
    # A function may have a module of that name in its package: that one is its own affair.
    if spec is not None and spec.origin == f"{os.__file__.rpartition('/')[0]}/logging/__init__.py":
        _set_up_when_loaded(spec.loader)
    return spec


_finder: Any = _find_logging


def _set_up_when_loaded(loader: Any) -> None:
    load = loader.exec_module

    def load_and_set_up(module: ModuleType) -> None:
        del loader.exec_module
        load(module)
        if _finder in sys.meta_path:
            sys.meta_path.remove(_finder)
            _set_up_logging()

    loader.exec_module = load_and_set_up


def _set_up_logging() -> None:
    # Where this very module was what imported `logging` it is unfinished, and has to be begun anew.
    sys.modules.pop("aws_lambda_runtime._log_records", None)
    from aws_lambda_runtime._log_records import set_up

    set_up(opened())


def take_sockets(path: str) -> None:
    """Send stdout and stderr over connections of this process's own, so that lines of worker processes stay whole."""
    import _socket
    import os

    for descriptor in _STANDARD:
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        connection.connect(path)
        os.dup2(connection.fileno(), descriptor)
        connection.close()
