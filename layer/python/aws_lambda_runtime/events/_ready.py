"""What ready event classes have in place of attrs, and how they become attrs classes when somebody asks for that.

The launcher holds the modules of events as the build made them ready (`build/ready`): classes with slots, a
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
    from types import CodeType, ModuleType
    from typing import Any

MARK = "_is_ready_made"
# What a ready class has of `Ready`, in which the classes that are not complete yet have to find it, too.
_KEPT = ("__eq__", "__getstate__", "__hash__", "__ne__", "__replace__", "__repr__", "__setstate__")
_REPLACED = ("__attrs_attrs__", "__init__", "__setattr__")
_lock = RLock()
_at_work: set[str] = set()


class Nothing:
    """What stands for a default that is made anew for each object, as `attrs.NOTHING` does."""

    def __repr__(self) -> str:
        """Return what that is called."""
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
        """Run in place of the module's own names."""
        self.module = module

    def __setitem__(self, name: str, value: object) -> None:
        """Take a class over, and anything else as it is."""
        ready = self.module.__dict__.get(name)
        if not isinstance(value, type) or not isinstance(ready, type) or value.__module__ != self.module.__name__:
            self.module.__dict__[name] = value
        elif value is not ready:
            _take_over(ready, value)


def _take_over(ready: type, twin: type) -> None:
    for name, value in twin.__dict__.items():
        if name in _REPLACED or (name not in _KEPT and name not in ready.__dict__):
            setattr(ready, name, value)
    ready.__annotations__ = twin.__annotations__
    if len(twin.__bases__) > len(ready.__bases__):  # by that of `typing.Generic`
        ready.__bases__ = twin.__bases__


class Annotations(dict[str, object]):
    """The annotations of a ready class, for whoever looks at them."""

    def __set_name__(self, owner: type, _: str) -> None:
        """Remember whose annotations these are."""
        self.owner = owner

    def __get__(self, _: object, owner: type) -> "dict[str, object]":
        """Return those of the complete class."""
        complete(owner)
        found: dict[str, object] = owner.__dict__["__annotations__"]  # noqa: RUF063 # those are not of a base
        return found

    def keys(self) -> "Any":
        """Return the names, by which `dict` copies."""
        self.update(self.__get__(None, self.owner))
        return super().keys()

    def __iter__(self) -> "Iterator[str]":
        """Go through the names."""
        return iter(self.keys())

    def items(self) -> "Any":
        """Return names and types."""
        return self.__get__(None, self.owner).items()


class _Asked:
    """An attribute that only attrs or `typing` would look at: it is there when the class is complete."""

    def __init__(self, name: str) -> None:
        """Stand for the attribute of the name."""
        self.name = name

    def __get__(self, _: object, owner: type) -> object:
        """Return the attribute of the complete class."""
        complete(owner)
        for each in owner.__mro__:
            found = each.__dict__.get(self.name, self)
            if found is not self:
                return found
        raise AttributeError(f"type object {owner.__name__!r} has no attribute {self.name!r}")


FIELDS = _Asked("__attrs_attrs__")


class Ready:  # noqa: PLW1641 # no event has a hash: it can be changed
    """Base of the ready event classes: what attrs would generate for each, and the doors to what it would know."""

    __slots__ = ()
    _ready_hidden = ()  # fields that do not show, for they are secrets
    __no_type_check__ = _Asked("__no_type_check__")  # the first that `typing.get_type_hints` looks at

    def __init_subclass__(cls, **given: "Any") -> None:
        """Complete the bases of a class that is not ready."""
        module = sys.modules.get(cls.__module__)
        if module is None or MARK not in module.__dict__:
            complete(cls)
        super().__init_subclass__(**given)

    def __class_getitem__(cls, arguments: object) -> object:
        """Return the generic class with its arguments."""
        complete(cls)
        if not hasattr(super(), "__class_getitem__"):
            raise TypeError(f"type {cls.__name__!r} is not subscriptable")
        return super().__class_getitem__(arguments)  # type: ignore[misc] # that of typing.Generic

    def __eq__(self, other: object) -> bool:
        """Compare the fields of objects of one class."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._ready_names())

    def __replace__(self, **changes: "Any") -> "Any":
        """Return a changed object, for `copy.replace`."""
        from attrs import evolve

        return evolve(self, **changes)  # type: ignore[misc] # every ready class is one of attrs's

    def __repr__(self) -> str:
        """Show class and fields."""
        shown = [f"{name}={getattr(self, name)!r}" for name in self._ready_names() if name not in self._ready_hidden]
        return f"{self.__class__.__name__}({', '.join(shown)})"

    def __getstate__(self) -> "dict[str, object]":
        """Return all fields by name, and the payload."""
        names = self._ready_names()
        return {name: getattr(self, name) for name in (("raw", *names) if hasattr(self, "raw") else names)}

    def __setstate__(self, state: "dict[str, object]") -> None:
        """Set all fields."""
        for name, value in state.items():
            assign(self, name, value)

    @classmethod
    def _ready_names(cls) -> "tuple[str, ...]":
        """Return the fields of the ready class, of which this may be one that the user has derived."""
        ready = next(each for each in cls.__mro__ if "_ready_read" in each.__dict__)
        code: CodeType = ready.__init__.__code__  # type: ignore[misc]
        return code.co_varnames[1 : 1 + code.co_kwonlyargcount]
