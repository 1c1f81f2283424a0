"""What to do about a handler that cannot be found; loaded only when that has happened.

The error document keeps the managed runtime's words, which others may search for; advice goes into the log behind them.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches

from aws_lambda_runtime._own_copies import advise_on_own_copy
from aws_lambda_runtime.errors import (
    BuiltInModuleConflict,
    ImportModuleError,
    MalformedHandlerName,
    UserCodeSyntaxError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.errors import RuntimeFault

_MOST_NAMES = 8
_FORMS = (
    "Handler in the function's configuration is the module, a dot and the function's name: app.handler for the "
    "function handler in app.py; app:name for one that is registered under a name"
)


def advise(fault: RuntimeFault, handler: str) -> str | None:
    """Return what the user can do about `fault`, or None where nothing more is known than it says."""
    if isinstance(fault, MalformedHandlerName):
        return _FORMS
    if isinstance(fault, BuiltInModuleConflict):
        return "rename the module: Python has one of that name built in, and it is always found first"
    if isinstance(fault, UserCodeSyntaxError):
        return f"the layer runs Python {'.'.join(map(str, sys.version_info[:3]))}: correct the line for that version"
    cause = fault.__cause__
    if isinstance(cause, ImportError) and (advice := advise_on_own_copy(cause)):
        return advice
    if isinstance(fault, ImportModuleError) and isinstance(cause, ModuleNotFoundError) and cause.name:
        module = handler.partition(":")[0] if ":" in handler else handler.rpartition(".")[0]
        top = cause.name.partition(".")[0]
        own = module.replace("/", ".")
        return _on_own_module(own) if f"{own}.".startswith(f"{cause.name}.") else _on_dependency(top)
    return None


def _on_own_module(module: str) -> str:
    """Say where the handler's module was looked for, and what is there instead."""
    folder = sys.path[0]
    names = _names_in(folder)
    modules = [name.removesuffix(".py") for name in names if name.endswith(".py")]
    top = module.partition(".")[0]
    for name in names:
        if {f"{top}.py", top} & set(_names_in(f"{folder}/{name}")):
            return (
                f"{folder} has a folder {name} that holds {top}: put the folder's content into the zip, not the folder"
            )
    if close := get_close_matches(top, modules):
        return f"{folder} has no {top}.py; did you mean {' or '.join(close)}?"
    there_is = ", ".join(names[:_MOST_NAMES]) or "nothing"
    return f"{folder} has no {top}.py and no package {top}; it holds {there_is}"


def _on_dependency(name: str) -> str:
    if name in sys.stdlib_module_names:
        return f"{name} is a part of the standard library that this layer leaves out"
    return (
        f"{name} is neither in the function's package nor in a layer (as python/{name}): add the distribution that "
        f"provides it, built for Python {sys.version_info.major}.{sys.version_info.minor} and this architecture"
    )


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith((".", "__")))  # noqa: PTH208 - pathlib is not loaded
    except OSError:
        return []
