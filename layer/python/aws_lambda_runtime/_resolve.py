"""From the text in `_HANDLER` to the handler, with an exception class for each way to fail.

The forms: `module.name`, `package.module.name` (also `package/module.name`), `module.Class.method`, `module:name`; and
`name`, or the whole text, may be a name that the module registered with `runtime.handler`.
"""

from __future__ import annotations

import sys

from aws_lambda_runtime.errors import (
    BuiltInModuleConflict,
    HandlerNotFound,
    ImportModuleError,
    MalformedHandlerName,
    UserCodeSyntaxError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def resolve(text: str, registered: Callable[[], Mapping[str, Callable[..., object]]]) -> Callable[..., object]:
    """Return the handler that `text` names, importing its module.

    Raises a `RuntimeFault` of the name that the managed runtime uses, or whatever the module itself raises.
    """
    if (handler := registered().get(text)) is not None:
        return handler
    module_text, name = _split(text)
    module_name = module_text.replace("/", ".")
    if module_name.partition(".")[0] in sys.builtin_module_names:
        message = f"Cannot use built-in module {module_text} as a handler module"
        raise BuiltInModuleConflict(message)
    module, within = _import(module_name, module_text)
    handlers = registered()
    for candidate in (name, text):
        if candidate in handlers:
            return handlers[candidate]
    return _find(module, [*within, *name.split(".")], name, module_text)


def _split(text: str) -> tuple[str, str]:
    module, separator, name = text.partition(":") if ":" in text else text.rpartition(".")
    if not separator:
        message = f"Bad handler '{text}': not enough values to unpack (expected 2, got 1)"
        raise MalformedHandlerName(message)
    if not name or not all(module.replace("/", ".").split(".")):
        message = f"Bad handler '{text}': both the module and the name in it have to be given, as in app.handler"
        raise MalformedHandlerName(message)
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
            raise UserCodeSyntaxError(message) from error
        except ImportError as error:
            first_error = first_error or error
            parent, _, last = name.rpartition(".")
            if not parent or error.name != name or not isinstance(error, ModuleNotFoundError):
                message = f"Unable to import module '{module_text}': {first_error}"
                raise ImportModuleError(message) from first_error
            name, within = parent, [last, *within]
        else:
            break
    module = sys.modules[name]
    if within and not hasattr(module, within[0]):
        message = f"Unable to import module '{module_text}': {first_error}"
        raise ImportModuleError(message) from first_error
    return module, within


def _find(module: ModuleType, path: list[str], name: str, module_text: str) -> Callable[..., object]:
    found: object = module
    for part in path:
        try:
            found = getattr(found, part)
        except AttributeError:
            message = f"Handler '{name}' missing on module '{module_text}'{_near(part, found)}"
            raise HandlerNotFound(message) from None
    if not callable(found):
        message = f"Handler '{name}' on module '{module_text}' is not callable: it is of type {type(found).__name__}"
        raise HandlerNotFound(message)
    return found


def _near(name: str, owner: object) -> str:
    """Offer what the user may have meant: names that look alike, or else the functions that there are."""
    from difflib import get_close_matches

    names = [other for other in vars(owner) if not other.startswith("_") and callable(getattr(owner, other))]
    if close := get_close_matches(name, names):
        return f"; did you mean {' or '.join(map(repr, close))}?"
    return f"; it has {', '.join(map(repr, sorted(names)[:5]))}" if names else "; it defines no function"
