"""`runtime`: what the user plugs in, handlers by name, events with a conversion of their own, converter hooks."""

from __future__ import annotations

from aws_lambda_runtime._signature import has_fields, is_typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType
    from typing import Any, NoReturn, TypeVar

    from cattrs import Converter

    Handler = TypeVar("Handler", bound=Callable[..., object])
    Event = TypeVar("Event")
    Hook = TypeVar("Hook", bound=Callable[[], object])

_READ_ONLY = type(type.__dict__)  # types.MappingProxyType, without importing that module in every start


class Runtime:
    """The registry of one process; `aws_lambda_runtime.runtime` is the only one that the loop looks at."""

    def __init__(self) -> None:
        self._handlers: dict[str, Callable[..., object]] = {}
        self._events: dict[type, Callable[[Any], object]] = {}
        self._init_hooks: list[Callable[[], object]] = []
        self._converter: Converter | None = None
        self._writes_results = False
        self._shutdown_hooks: list[Callable[[], object]] = []
        self._is_started = False

    @property
    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """The registered handlers by name, to read only."""
        return _READ_ONLY(self._handlers)

    def handler(self, name: str) -> Callable[[Handler], Handler]:
        """Register the decorated function under `name`, the text that `_HANDLER` (in a template: `Handler`) holds.

        Raises `ValueError` if another function has the name.
        """

        def register(function: Handler) -> Handler:
            self.register_handler(name, function)
            return function

        return register

    def register_handler(self, name: str, function: Callable[..., object]) -> None:
        """Register `function` under `name`.

        Raises `ValueError` if another function has the name, `TypeError` if `function` cannot be called.
        """
        if not callable(function):
            # The type checker says so too, but not everybody asks it.
            message = (  # type: ignore[unreachable]
                f"the handler {name!r} has to be callable, not {type(function).__name__}"
            )
            raise TypeError(message)
        if self._handlers.get(name, function) is not function:
            message = f"a handler named {name!r} is registered already; deregister it first, or choose another name"
            raise ValueError(message)
        self._handlers[name] = function

    def deregister_handler(self, name: str) -> None:
        """Forget the handler `name`. Raises `KeyError` if there is none."""
        if self._handlers.pop(name, None) is None:
            message = (
                f"no handler named {name!r} is registered; there are: {', '.join(sorted(self._handlers)) or 'none'}"
            )
            raise KeyError(message)

    def handler_exists(self, name: str) -> bool:
        """Tell whether a handler is registered under `name`."""
        return name in self._handlers

    def register_event(self, event: type[Event], from_json: Callable[[Any], Event]) -> None:
        """Have every `event` made by `from_json` of the parsed JSON, as a handler's event and within other types.

        Raises `ValueError` if the type is registered already.
        """
        if event in self._events:
            message = f"the event {event.__qualname__} is registered already; deregister it first"
            raise ValueError(message)
        self._events[event] = from_json
        if self._converter is not None:
            _add_event(self._converter, event, from_json)

    def deregister_event(self, event: type) -> None:
        """Forget how `event` is made. Raises `KeyError` if it was not registered."""
        if self._events.pop(event, None) is None:
            message = f"the event {event.__qualname__} is not registered"
            raise KeyError(message)
        if self._converter is not None:
            # Hooks cannot be taken out of a converter, and the user's own hooks are in this one.
            _add_event(self._converter, event, _refuse_deregistered)

    def on_init(self, hook: Callable[[], Any]) -> Callable[[], Any]:
        """Run `hook` once, after the function's modules are imported and before the first event; usable as decorator.

        An `async def` runs on the event loop that the handlers will run on, so pools and clients that it makes stay
        usable. What it raises fails the initialisation.
        """
        self._init_hooks.append(hook)
        return hook

    def run_init_hooks(self, run: Callable[[Any], object]) -> None:
        """Run the hooks in the order of their registration; `run` is given what has to be awaited."""
        while self._init_hooks:
            result = self._init_hooks.pop(0)()
            if hasattr(result, "__await__"):
                run(result)

    @property
    def converter(self) -> Converter:
        """The cattrs converter of typed handlers and results, for the user's own hooks; made when first asked for.

        Whoever asks for it gets results written by it, whatever they hold; without it only classes with fields are.
        """
        self._writes_results = True
        return self._made_converter()

    def _made_converter(self) -> Converter:
        if self._converter is None:
            self._converter = _import_converter().make_converter()
            for event, from_json in self._events.items():
                _add_event(self._converter, event, from_json)
        return self._converter

    def structurer(self, annotation: object) -> Callable[[Any], object] | None:
        """Return what makes an event of the annotated type from JSON, or None where the JSON itself is wanted."""
        if isinstance(annotation, type) and annotation in self._events:
            return self._events[annotation]
        if not is_typed(annotation) and not self._mentions_event(annotation):
            return None
        if (read := self._ready(annotation, "_ready_read")) is not None:
            return _reading(read, lambda: self._structurer(annotation))
        return self._structurer(annotation)

    def prepare(self, annotation: object) -> None:
        """Import what making events of the type will need, for whoever decides on their hooks at the first event."""
        if self._ready(annotation, "_ready_read") is None:
            _import_converter()

    def _structurer(self, annotation: object) -> Callable[[Any], object]:
        structure: Callable[[Any], object] = _import_converter().structurer(self.converter, annotation)
        return structure

    def write_ready(self, value: object) -> object:
        """Return the plain form of an event or response whose class has its own writer; None for all others.

        What it gives may still hold what is not plain: then `unstructure` knows better.
        """
        write = self._ready(type(value), "_ready_write")
        try:
            return None if write is None else write(value)
        except Exception:  # noqa: BLE001 - what is wrong with the object, the converter says
            return None

    def _ready(self, cls: object, what: str) -> Callable[[Any], object] | None:
        """Return the reader or writer that the build gave a class of events, as long as nobody has rules of his own."""
        if self._converter is not None or self._events or not isinstance(cls, type):
            return None
        found = cls.__dict__.get(what)
        return None if found is None else found.__func__

    def unstructure(self, value: object) -> object:
        """Return the plain form of an object in a result, or the object itself where no one knows one."""
        if not self._writes_results and not has_fields(type(value)):
            return value
        return self._made_converter().unstructure(value)

    def on_shutdown(self, function: Hook) -> Hook:
        """Have `function` called without arguments before the environment ends, awaited if it is a coroutine function.

        The last registered is called first; all of them have about a quarter of a second. Also a decorator. Raises
        `RuntimeError` in a handler if none was registered when the function started, as AWS then gives no notice.
        """
        if self._is_started and not self._shutdown_hooks:
            message = "on_shutdown came too late: register the first hook while the handler's module is imported"
            raise RuntimeError(message)
        self._shutdown_hooks.append(function)
        return function

    def shutdown_hooks(self) -> list[Callable[[], object]]:
        """Return the live list of the hooks; for the loop, when the initialisation is over."""
        self._is_started = True
        return self._shutdown_hooks

    def invoke(self) -> NoReturn:
        """Serve invocations from the user's own main program, as in a container image; ends the process.

        The handler is the registered one that `_HANDLER` names, or else `module.name` as in a layer; the module may be
        the main program itself.
        """
        import sys

        from aws_lambda_runtime.__main__ import main

        # Imported by its name, the main program would run a second time and register everything again.
        program = sys.modules["__main__"]
        if file := getattr(program, "__file__", None):
            sys.modules.setdefault(file.rpartition("/")[2].removesuffix(".py"), program)
        raise SystemExit(main())

    def _mentions_event(self, annotation: object) -> bool:
        return any(member in self._events for member in getattr(annotation, "__args__", ()) if isinstance(member, type))


def _reading(read: Callable[[Any], object], make: Callable[[], Callable[[Any], object]]) -> Callable[[Any], object]:
    """Return what makes events by a ready reader; the converter says what is wrong with those that do not fit."""
    structure: Callable[[Any], object] | None = None

    def make_event(value: Any) -> object:
        nonlocal structure
        try:
            return read(value)
        except Exception:  # noqa: BLE001 - whatever it is, the converter says it better
            structure = structure or make()
        return structure(value)

    return make_event


def _import_converter() -> ModuleType:
    try:
        from aws_lambda_runtime import converter
    except ImportError as error:
        from aws_lambda_runtime._diagnosis.own_copies import advise_on_own_copy

        if advice := advise_on_own_copy(error):
            error.add_note(advice)
        raise
    return converter


def _add_event(converter: Converter, event: type[Event], from_json: Callable[[Any], Event]) -> None:
    converter.register_structure_hook(event, lambda value, _: from_json(value))


def _refuse_deregistered(_: object) -> NoReturn:
    message = "this type of event was deregistered; register it again with runtime.register_event"
    raise TypeError(message)


runtime = Runtime()
