"""What ready event classes have in place of attrs, and how they become attrs classes when somebody asks for that.

The launcher holds the modules of common events as the build made them ready (`build/ready`): classes with slots, a
constructor, a reader and a writer, but without their fields, types and parameters, for which attrs and `typing` would
have to be imported. Whatever asks for those (`attrs.fields`, subclassing, `SQSEvent[Order]`, `get_type_hints`) has the
module's own source run once more by attrs, and each ready class takes over what it lacks from its twin. Classes that
are read from their source know nothing of this.
"""

import sys
from _thread import RLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any

MARK = "_is_ready_made"
_MISSING = object()
_OWN = ("__dict__", "__weakref__", "__module__", "__qualname__", "__doc__", "__slots__", "__firstlineno__")
# These the twin has as attrs made them; those of a ready class do the same.
_REPLACED = ("__annotations__", "__init__", "__setattr__")
_lock = RLock()
_at_work: set[str] = set()


class Nothing:
    """What stands for a default that is made anew for each object, as `attrs.NOTHING` does."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = Nothing()
assign = object.__setattr__


def complete(cls: type) -> None:
    """Have a class and its bases take over what attrs makes of their sources."""
    for each in cls.__mro__:
        module = sys.modules.get(each.__module__)
        if module is not None and MARK in module.__dict__:
            _complete_module(module)


def _complete_module(module: "ModuleType") -> None:
    with _lock:
        if MARK not in module.__dict__ or module.__name__ in _at_work:
            return
        _at_work.add(module.__name__)
        try:
            from importlib.machinery import SourceFileLoader

            code = SourceFileLoader(module.__name__, str(module.__file__)).get_code(module.__name__)
            exec(code, module.__dict__, _Twins(module))  # type: ignore[arg-type] # noqa: S102 # our own source
            del module.__dict__[MARK]
        finally:
            _at_work.discard(module.__name__)


class _Twins(dict[str, object]):
    """The names of a module whose source runs again: a class that there is already takes over from the new one."""

    def __init__(self, module: "ModuleType") -> None:
        self.module = module

    def __setitem__(self, name: str, value: object) -> None:
        ready = self.module.__dict__.get(name)
        if not isinstance(value, type) or not isinstance(ready, type) or value.__module__ != self.module.__name__:
            self.module.__dict__[name] = value
        elif value is not ready:
            _take_over(ready, value)


def _take_over(ready: type, twin: type) -> None:
    for name, value in twin.__dict__.items():
        if name in _REPLACED or (name not in ready.__dict__ and name not in _OWN):
            setattr(ready, name, value)
    if len(twin.__bases__) > len(ready.__bases__):  # by that of `typing.Generic`
        ready.__bases__ = twin.__bases__


class Annotations(dict[str, object]):
    """The annotations of a ready class, for whoever looks at them."""

    def __set_name__(self, owner: type, _: str) -> None:
        self.owner = owner

    def __get__(self, _: object, owner: type) -> "dict[str, object]":
        complete(owner)
        found: dict[str, object] = owner.__dict__["__annotations__"]
        return found

    def keys(self) -> "Any":
        """Return the names, by which `dict` copies."""
        self.update(self.__get__(None, self.owner))
        return super().keys()

    def __iter__(self) -> "Iterator[str]":
        return iter(self.keys())

    def items(self) -> "Any":
        """Return names and types."""
        return self.__get__(None, self.owner).items()


class _Asked:
    """An attribute that only attrs or `typing` would look at: it is there when the class is complete."""

    def __set_name__(self, _: type, name: str) -> None:
        self.name = name

    def __get__(self, _: object, owner: type) -> object:
        complete(owner)
        for each in owner.__mro__:
            found = each.__dict__.get(self.name, self)
            if found is not self:
                return found
        raise AttributeError(f"type object {owner.__name__!r} has no attribute {self.name!r}")


class Ready:
    """Base of the ready event classes: what attrs would generate for each, and the doors to what it would know."""

    __slots__ = ()
    _hidden: "tuple[str, ...]" = ()
    """Fields that do not show, for they are secrets."""

    __attrs_attrs__ = _Asked()
    __no_type_check__ = _Asked()  # the first that `typing.get_type_hints` looks at

    def __init_subclass__(cls, **given: "Any") -> None:
        if MARK not in sys.modules[cls.__module__].__dict__:
            complete(cls)
        super().__init_subclass__(**given)

    def __class_getitem__(cls, arguments: object) -> object:
        complete(cls)
        if not hasattr(super(), "__class_getitem__"):
            raise TypeError(f"type {cls.__name__!r} is not subscriptable")
        return super().__class_getitem__(arguments)  # type: ignore[misc] # that of typing.Generic

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _names(self.__class__))

    def __repr__(self) -> str:
        cls = self.__class__
        shown = [f"{name}={getattr(self, name)!r}" for name in _names(cls) if name not in cls._hidden]
        return f"{cls.__name__}({', '.join(shown)})"

    def __getstate__(self) -> "dict[str, object]":
        names = _names(self.__class__)
        return {name: getattr(self, name) for name in (("raw", *names) if hasattr(self, "raw") else names)}

    def __setstate__(self, state: "dict[str, object]") -> None:
        for name, value in state.items():
            assign(self, name, value)


def _names(cls: type) -> "tuple[str, ...]":
    code = cls.__init__.__code__  # type: ignore[misc]
    return code.co_varnames[1 : 1 + code.co_kwonlyargcount]

