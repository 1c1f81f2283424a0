"""From the text in `_HANDLER` to the handler, with an exception class for each way to fail.

The forms: `module.name`, `package.module.name` (also `package/module.name`), `module.Class.method`, `module:name`; and
where the module has no such attribute, `name` or the whole text may be registered with `runtime.handler`.
"""

from __future__ import annotations

import sys

from aws_lambda_runtime import errors

_MOST_NAMES = 5
_MISSING = object()

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def resolve(text: str, registered: Callable[[], Mapping[str, Callable[..., object]]]) -> Callable[..., object]:
    """Return the handler that `text` names, importing its module.

    Raises a `RuntimeFault` of the name that the managed runtime uses, or whatever the module itself raises; with a note
    of what to do about it.
    """
    try:
        return _resolve(text, registered)
    except Exception as error:
        from aws_lambda_runtime._diagnosis import explain_start

        explain_start(error, text)
        raise


def _resolve(text: str, registered: Callable[[], Mapping[str, Callable[..., object]]]) -> Callable[..., object]:
    if (handler := registered().get(text)) is not None:
        return handler
    module_text, name = _split(text)
    module_name = module_text.replace("/", ".")
    if module_name.partition(".")[0] in sys.builtin_module_names:
        message = f"Cannot use built-in module {module_text} as a handler module"
        raise errors.BuiltInModuleConflict(message)
    module, within = _import(module_name, module_text)
    owner, part, found = _walk(module, [*within, *name.split(".")])
    if callable(found):
        return found
    handlers = registered()
    for candidate in (name, text):
        if candidate in handlers:
            return handlers[candidate]
    if found is _MISSING:
        message = f"Handler '{name}' missing on module '{module_text}'{_remedy(part, name, owner, handlers)}"
    else:
        message = f"Handler '{name}' on module '{module_text}' is not callable: it is of type {type(found).__name__}"
    raise errors.HandlerNotFound(message)


def _split(text: str) -> tuple[str, str]:
    module, separator, name = text.partition(":") if ":" in text else text.rpartition(".")
    if not separator:
        message = f"Bad handler '{text}': not enough values to unpack (expected 2, got 1)"
        raise errors.MalformedHandlerName(message)
    if not name or not all(module.replace("/", ".").split(".")):
        message = f"Bad handler '{text}': both the module and the name in it have to be given, as in app.handler"
        raise errors.MalformedHandlerName(message)
    return module, name


def _import(module_name: str, module_text: str) -> tuple[ModuleType, list[str]]:
    """Import the longest part of the dotted name that is a module; what remains are attributes (a class, say)."""
    name, within = module_name, list[str]()
    first_error: ImportError | None = None
    while True:
        try:
            __import__(name)
        except SyntaxError as error:
            message = f"Syntax error in module '{module_text}': {error}"
            raise errors.UserCodeSyntaxError(message) from error
        except ImportError as error:
            first_error = first_error or error
            missing = error.name or ""
            parent = missing.rpartition(".")[0]
            is_ours = isinstance(error, ModuleNotFoundError) and f"{name}.".startswith(f"{missing}.")
            if not is_ours or not parent:
                message = f"Unable to import module '{module_text}': {first_error}"
                raise errors.ImportModuleError(message) from first_error
            name, within = parent, module_name[len(parent) + 1 :].split(".")
        else:
            break
    module = sys.modules[name]
    if within and not hasattr(module, within[0]):
        message = f"Unable to import module '{module_text}': {first_error}"
        raise errors.ImportModuleError(message) from first_error
    return module, within


def _walk(owner: object, path: list[str]) -> tuple[object, str, object]:
    """Follow a path of attributes; return the last owner, the last name looked for, and what was found."""
    found = owner
    for part in path:
        owner, found = found, getattr(found, part, _MISSING)
        if found is _MISSING:
            break
    return owner, part, found


def _remedy(part: str, name: str, owner: object, registered: Mapping[str, object]) -> str:
    """Offer what the user may have meant: names that look alike, or else what there is."""
    from difflib import get_close_matches

    public = {key: value for key, value in getattr(owner, "__dict__", {}).items() if not key.startswith("_")}
    names = [key for key, value in public.items() if callable(value) or hasattr(value, "__func__")]
    close = get_close_matches(part, names) + get_close_matches(name, registered)
    if close:
        return f"; did you mean {' or '.join(map(repr, dict.fromkeys(close)))}?"
    there_is = sorted({*names, *registered})
    return f"; it has {', '.join(map(repr, there_is[:_MOST_NAMES]))}" if there_is else "; it defines no function"
