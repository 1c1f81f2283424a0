"""What is read from a handler's signature, for every kind of callable that people register."""

from __future__ import annotations

import functools
import types
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pytest

from aws_lambda_runtime._signature import count_arguments, event_annotation

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime import Context

T = TypeVar("T")


@attrs.define
class Order:
    """An event of attrs."""

    number: int = 0


class Opaque:
    """A class of which nothing is known."""


def spy(function: Callable[..., object]) -> Callable[..., object]:
    """Decorate like most decorators do: take anything, pass it on, and say what is behind."""

    @functools.wraps(function)
    def wrapper(*args: object, **kwargs: object) -> object:
        return function(*args, **kwargs)

    return wrapper


def two(event: Order, context: object) -> object:
    """Handle an event with its context."""
    return (event, context)


def one(event: Order) -> object:
    """Handle an event."""
    return event


def none() -> object:
    """Handle nothing."""
    return ()


def injected(event: Order, context: object, database: object) -> object:
    """Handle an event with something that a decorator adds."""
    return (event, context, database)


def completing(function: Callable[..., object]) -> Callable[..., object]:
    """Decorate with a signature that is the decorator's own."""

    @functools.wraps(function)
    def wrapper(event: object, context: object) -> object:
        return function(event)

    return wrapper


def inject(function: Callable[..., object]) -> Callable[..., object]:
    """Decorate with an argument that the caller does not give."""

    @functools.wraps(function)
    def wrapper(*args: object) -> object:
        return function(*args, "database")

    return wrapper


class Holder:
    """Handlers in a class."""

    def two(self, event: Order, context: object) -> object:
        """Handle an event with its context."""
        return (event, context)

    def one(self, event: Order) -> object:
        """Handle an event."""
        return event

    @spy
    def decorated_two(self, event: Order, context: object) -> object:
        """Handle an event with its context, behind a decorator."""
        return (event, context)

    @spy
    def decorated_one(self, event: Order) -> object:
        """Handle an event, behind a decorator."""
        return event

    @classmethod
    def of_class(cls, event: Order) -> object:
        """Handle an event in the class."""
        return event

    @staticmethod
    def static(event: Order) -> object:
        """Handle an event without the class."""
        return event

    def __call__(self, event: Order) -> object:
        """Handle an event."""
        return event


class Both:
    """A handler that is an object, called with everything."""

    def __call__(self, *args: object) -> object:
        """Handle an event with its context."""
        return args


HOLDER = Holder()


@spy
def thin_two(event: Order, context: object) -> object:
    """Handle an event with its context, behind a decorator."""
    return (event, context)


COUNTED: dict[str, tuple[Callable[..., object], int]] = {
    "function": (two, 2),
    "function of one": (one, 1),
    "function of none": (none, 0),
    "lambda": (lambda event, context: (event, context), 2),
    "lambda of one": (lambda event: event, 1),
    "default": (lambda event, context=None: (event, context), 2),
    "further default": (lambda event, context, more=None: (event, context, more), 2),
    "all default": (lambda event=None, context=None: (event, context), 2),
    "positional only": (lambda event, context, /: (event, context), 2),
    "keyword with default": (lambda event, *, more=None: (event, more), 1),
    "anything": (lambda *args: args, 2),
    "anything more": (lambda event, *rest: (event, rest), 2),
    "keywords": (lambda event, **rest: (event, rest), 1),
    "bound method": (HOLDER.two, 2),
    "bound method of one": (HOLDER.one, 1),
    "class method": (Holder.of_class, 1),
    "class method of an object": (HOLDER.of_class, 1),
    "static method": (Holder.static, 1),
    "callable object": (HOLDER, 1),
    "callable object of anything": (Both(), 2),
    "partial": (functools.partial(injected, Order()), 2),
    "partial of a partial": (functools.partial(functools.partial(injected, Order()), object()), 1),
    "partial by keyword": (functools.partial(injected, database="database"), 2),
    "partial of a method": (functools.partial(HOLDER.two, Order()), 1),
    "partial of an object": (functools.partial(HOLDER, Order()), 0),
    "wrapper": (spy(two), 2),
    "wrapper of one": (spy(one), 1),
    "wrapper of none": (spy(none), 0),
    "wrapper of a wrapper": (spy(spy(one)), 1),
    "wrapper of a method": (spy(HOLDER.one), 1),
    "wrapper of a partial": (spy(functools.partial(injected, Order())), 2),
    "wrapper of a callable object": (spy(HOLDER), 1),
    "wrapper with parameters of its own": (completing(one), 2),
    "wrapper of a wrapper with parameters of its own": (spy(completing(one)), 2),
    "wrapped method": (HOLDER.decorated_two, 2),
    "wrapped method of one": (HOLDER.decorated_one, 1),
    "partial of a wrapper": (functools.partial(spy(two), Order()), 1),
    "wrapper that adds an argument": (inject(injected), 2),
    "builtin": (print, 2),
    "builtin method": ([].append, 2),
    "class": (Opaque, 2),
    "cached": (functools.lru_cache(two), 2),
    "method of an object": (types.MethodType(Holder.one, HOLDER), 1),
}


@pytest.mark.parametrize("kind", COUNTED)
def test_count_arguments(kind: str) -> None:
    """A handler is given as many of (event, context) as it takes; both, where nothing tells."""
    handler, count = COUNTED[kind]
    assert count_arguments(handler) == count


def keyword_needed(event: Order, *, database: object) -> object:
    """Handle an event with what nobody will give."""
    return (event, database)


@pytest.mark.parametrize("handler", [injected, keyword_needed])
def test_uncallable(handler: Callable[..., object]) -> None:
    """A handler that needs more than (event, context) is refused by its name, before any event comes."""
    with pytest.raises(TypeError, match=handler.__name__):
        count_arguments(handler)


@pytest.mark.parametrize("kind", [kind for kind in COUNTED if not kind.startswith(("builtin", "class", "cached"))])
def test_counted_can_be_called(kind: str) -> None:
    """Every handler of the table really takes what was counted."""
    handler, count = COUNTED[kind]
    handler(*[Order(), object()][:count])


def local_handler() -> Callable[..., object]:
    """Make a handler whose annotation names what only this function knows."""

    class Local:
        pass

    def handler(event: Local) -> object:
        return Local, event

    handler.expected = Local  # type: ignore[attr-defined]
    return handler


ANNOTATED: dict[str, Callable[..., object]] = {
    "function": two,
    "wrapper": spy(two),
    "wrapper of a wrapper": spy(spy(one)),
    "wrapper with parameters of its own": spy(completing(one)),
    "bound method": HOLDER.one,
    "class method": Holder.of_class,
    "static method": Holder.static,
    "callable object": HOLDER,
    "wrapped method": HOLDER.decorated_one,
    "wrapper of a method": spy(HOLDER.one),
    "wrapper of a callable object": spy(HOLDER),
    "wrapper of a partial": spy(functools.partial(injected)),
    "partial by keyword": functools.partial(injected, database="database"),
    "partial of a method": functools.partial(HOLDER.two),
    "wrapper that adds an argument": inject(injected),
}


@pytest.mark.parametrize("kind", ANNOTATED)
def test_event_annotation(kind: str) -> None:
    """The annotation of the first parameter that the event takes is found behind every kind of callable."""
    assert event_annotation(ANNOTATED[kind]) is Order


UNANNOTATED: dict[str, Callable[..., object]] = {
    "lambda": lambda event: event,
    "none": none,
    "anything": lambda *events: events,
    "builtin": print,
    "class": Opaque,
    "second parameter": functools.partial(two, Order()),
}


@pytest.mark.parametrize("kind", UNANNOTATED)
def test_no_event_annotation(kind: str) -> None:
    """Without an annotation of the event's parameter there is None."""
    assert event_annotation(UNANNOTATED[kind]) in {None, object}


def test_real_annotations() -> None:
    """An annotation that is an object already is taken as it is."""
    namespace: dict[str, Any] = {"Order": Order}
    exec("def handler(event: Order | None, context): pass", namespace)  # noqa: S102 - this file's own are all text
    assert event_annotation(namespace["handler"]) == Order | None


def test_annotation_of_an_enclosing_function() -> None:
    """An annotation may name what the function around the handler defines, if the handler uses it too."""
    handler = local_handler()
    assert event_annotation(handler) is handler.expected  # type: ignore[attr-defined]


def test_annotation_for_the_type_checker_only() -> None:
    """A name that only the type checker knows is a NameError that tells the name."""

    def handler(event: Context) -> object:
        return event

    with pytest.raises(NameError, match="Context"):
        event_annotation(handler)


def test_context_for_the_type_checker_only() -> None:
    """What the other parameters are annotated with does not matter."""

    def handler(event: Order, context: Context) -> object:
        return event, context

    assert event_annotation(handler) is Order
