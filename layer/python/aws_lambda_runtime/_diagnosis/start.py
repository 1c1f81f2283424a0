"""Why the handler could not be found: its name, its module, or something that its module needs."""

from __future__ import annotations

import sys

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.binaries import advise_on_binaries
from aws_lambda_runtime._diagnosis.modules import advise_on_missing, advise_on_shadow, module_of
from aws_lambda_runtime._diagnosis.own_copies import advise_on_own_copy
from aws_lambda_runtime._diagnosis.places import chain_of, last_line_of, shown
from aws_lambda_runtime._diagnosis.syntax import advise_on_syntax
from aws_lambda_runtime.errors import BuiltInModuleConflict, HandlerNotFound, MalformedHandlerName, RuntimeFault

_FORMS = (
    "set Handler to the module, a dot and the function's name: app.handler for the function handler in app.py; "
    "app:name for one that is registered under a name. In template.yaml it is the function's line Handler: app.handler"
)


def advise(error: Exception, handler: str) -> Advice | None:
    """Return what is behind a failed start; None where nothing more is known than the error says."""
    if isinstance(error, MalformedHandlerName):
        return Advice("E101", f"Handler is {handler!r}, which does not name both a module and a function", _FORMS)
    if isinstance(error, BuiltInModuleConflict):
        name = module_of(handler).partition(".")[0]
        return Advice("E108", f"Python has a module {name} built in, which is always found first", "rename yours")
    if isinstance(error, HandlerNotFound):
        return _on_missing_handler(handler)
    errors = chain_of(error)
    finders = (advise_on_syntax, advise_on_shadow, advise_on_own_copy, advise_on_binaries, _on_environment)
    for cause in errors:
        for find in finders:
            if (advice := find(cause)) is not None:
                return advice
    for cause in errors:
        if isinstance(cause, ModuleNotFoundError) and cause.name:
            return advise_on_missing(cause.name, module_of(handler))
    return None if isinstance(error, RuntimeFault) else _on_exception(error)


def _on_missing_handler(handler: str) -> Advice:
    name = module_of(handler)
    while name not in sys.modules and "." in name:
        name = name.rpartition(".")[0]
    module = sys.modules[name]
    path = getattr(module, "__file__", None)
    names = [
        key
        for key, value in vars(module).items()
        if callable(value) and not key.startswith("_") and getattr(value, "__module__", None) == name
    ]
    where = shown(path) if path else name
    return Advice(
        "E103",
        f"{where} has no such handler; it defines {', '.join(names) or 'no function and no class'}",
        "correct Handler, or the name in the module",
        path,
    )


def _on_environment(error: BaseException) -> Advice | None:
    """Name the environment variable that is missing, and those that look alike; their values are nobody's business."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if not isinstance(error, KeyError) or traceback is None or not error.args:
        return None
    import os
    from difflib import get_close_matches

    if traceback.tb_frame.f_code is not type(os.environ).__getitem__.__code__:
        return None
    name = str(error.args[0])
    own = [key for key in os.environ if not key.startswith(("AWS_", "LAMBDA_", "_"))]
    alike = get_close_matches(name, own)
    there = f"there is {' and '.join(alike)}" if alike else f"there are {', '.join(sorted(own)) or 'none'}"
    return Advice(
        "E109",
        f"{last_line_of(error)} needs the environment variable {name}, which is not set; {there}",
        f"set it in the function's configuration (template.yaml: Environment, Variables), or os.environ.get({name!r})",
        name,
    )


def _on_exception(error: Exception) -> Advice:
    where = last_line_of(error)
    return Advice(
        "E109",
        f"{type(error).__name__} was raised while the module was imported, at {where}",
        "what runs at import has to work without an event: correct that line, or move it into the handler",
        where.rpartition(":")[0] or None,
    )
