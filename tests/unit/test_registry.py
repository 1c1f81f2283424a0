"""What users plug into `runtime`: handlers by name, events of their own, and the converter's hooks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from aws_lambda_runtime._registry import Runtime
from aws_lambda_runtime.errors import EventMismatch

if TYPE_CHECKING:
    from collections.abc import Mapping


class Parcel:
    """An event that only its user knows how to make."""

    def __init__(self, weight: int) -> None:
        self.weight = weight


def parcel(value: Mapping[str, int]) -> Parcel:
    """Make a parcel of JSON."""
    return Parcel(value["grams"])


@attrs.define
class Delivery:
    """An event with a parcel in it."""

    to: str
    parcel: Parcel


@dataclass
class Order:
    """An event with fields."""

    number: int


def one() -> int:
    """Handle nothing."""
    return 1


def two() -> int:
    """Handle nothing else."""
    return 2


def test_handlers_by_name() -> None:
    """A handler is there under its name from registration to deregistration."""
    runtime = Runtime()
    assert not runtime.handler_exists("a b.c")
    runtime.register_handler("a b.c", one)
    assert runtime.handler_exists("a b.c")
    assert dict(runtime.handlers) == {"a b.c": one}
    runtime.deregister_handler("a b.c")
    assert not runtime.handler_exists("a b.c")
    assert dict(runtime.handlers) == {}


def test_decorator() -> None:
    """The decorator registers the function and leaves it as it is; one function may have several names."""
    runtime = Runtime()
    assert runtime.handler("first")(runtime.handler("second")(one)) is one
    assert dict(runtime.handlers) == {"second": one, "first": one}


def test_name_taken() -> None:
    """A name belongs to one function, which may register again, as it does when a module is imported twice."""
    runtime = Runtime()
    runtime.register_handler("a", one)
    runtime.register_handler("a", one)
    with pytest.raises(ValueError, match="a handler named 'a' is registered already; deregister it first"):
        runtime.register_handler("a", two)
    assert runtime.handlers["a"] is one


def test_not_callable() -> None:
    """What cannot be called is refused when it is registered."""
    with pytest.raises(TypeError, match="the handler 'a' has to be callable, not int"):
        Runtime().register_handler("a", 5)  # type: ignore[arg-type]  # what the type checker cannot see


def test_unknown_name() -> None:
    """Deregistering an unknown name says which names there are."""
    runtime = Runtime()
    with pytest.raises(KeyError, match="no handler named 'c' is registered; there are: none"):
        runtime.deregister_handler("c")
    runtime.register_handler("b", one)
    runtime.register_handler("a", one)
    with pytest.raises(KeyError, match="no handler named 'c' is registered; there are: a, b"):
        runtime.deregister_handler("c")


def test_handlers_are_to_read() -> None:
    """The mapping of handlers follows the registry and cannot be written to."""
    runtime = Runtime()
    handlers: Any = runtime.handlers
    runtime.register_handler("a", one)
    assert handlers["a"] is one
    with pytest.raises(TypeError):
        handlers["b"] = two


def test_registries_are_separate() -> None:
    """One registry knows nothing of another."""
    Runtime().register_handler("a", one)
    assert not Runtime().handler_exists("a")


def structured(runtime: Runtime, annotation: object, value: object) -> Any:
    """Make an event of the annotated type."""
    structure = runtime.structurer(annotation)
    assert structure is not None
    return structure(value)


def test_registered_event() -> None:
    """A registered event is made by its own function, which gets the parsed JSON."""
    runtime = Runtime()
    assert runtime.structurer(Parcel) is None
    runtime.register_event(Parcel, parcel)
    assert structured(runtime, Parcel, {"grams": 3}).weight == 3


@pytest.mark.parametrize("early", [True, False], ids=["converter first", "event first"])
def test_registered_event_within_others(*, early: bool) -> None:
    """A registered event is made by its function also within lists, unions and other classes."""
    runtime = Runtime()
    if early:
        _ = runtime.converter
    runtime.register_event(Parcel, parcel)
    assert [item.weight for item in structured(runtime, list[Parcel], [{"grams": 1}, {"grams": 2}])] == [1, 2]
    assert structured(runtime, Parcel | None, None) is None
    assert structured(runtime, Parcel | None, {"grams": 4}).weight == 4
    assert structured(runtime, dict[str, Parcel], {"a": {"grams": 5}})["a"].weight == 5
    delivery = structured(runtime, Delivery, {"to": "home", "parcel": {"grams": 6}})
    assert (delivery.to, delivery.parcel.weight) == ("home", 6)


def test_failing_event() -> None:
    """What goes wrong in an event's own function within another event is told with its place."""
    runtime = Runtime()
    runtime.register_event(Parcel, parcel)
    with pytest.raises(EventMismatch, match=r"\$\.parcel"):
        structured(runtime, Delivery, {"to": "home", "parcel": {}})


def test_event_registered_twice() -> None:
    """A type has one way to be made; the same way may be registered anew after it was deregistered."""
    runtime = Runtime()
    runtime.register_event(Parcel, parcel)
    with pytest.raises(ValueError, match="the event Parcel is registered already; deregister it first"):
        runtime.register_event(Parcel, parcel)


@pytest.mark.parametrize("converting", [True, False], ids=["with a converter", "without a converter"])
def test_deregistered_event(*, converting: bool) -> None:
    """A deregistered event is as if it had never been registered, until it is registered again."""
    runtime = Runtime()
    runtime.register_event(Parcel, parcel)
    if converting:
        _ = runtime.converter
    runtime.deregister_event(Parcel)
    assert runtime.structurer(Parcel) is None
    with pytest.raises(KeyError, match="the event Parcel is not registered"):
        runtime.deregister_event(Parcel)
    runtime.register_event(Parcel, lambda value: Parcel(value * 2))
    assert structured(runtime, Parcel, 2).weight == 4
    assert structured(runtime, list[Parcel], [2])[0].weight == 4


def test_registered_event_with_fields() -> None:
    """A class with fields is made by its own function where there is one, and by its fields where there is none."""
    runtime = Runtime()
    assert structured(runtime, Order, {"number": 1}) == Order(1)
    runtime = Runtime()
    runtime.register_event(Order, lambda value: Order(int(value)))
    assert structured(runtime, Order, "7") == Order(7)


def test_untyped() -> None:
    """Where no type is asked for, events stay as they are, and no converter is made."""
    runtime = Runtime()
    for annotation in (None, dict, Any, object, dict[str, Any], Parcel):
        assert runtime.structurer(annotation) is None
    assert runtime._converter is None


def test_users_hooks() -> None:
    """Hooks of the user on the converter count for events and results; there is one converter."""
    runtime = Runtime()
    assert runtime.converter is runtime.converter
    runtime.converter.register_structure_hook(Parcel, lambda value, _: Parcel(value))
    runtime.converter.register_unstructure_hook(Parcel, lambda value: {"grams": value.weight})
    assert structured(runtime, Delivery, {"to": "home", "parcel": 8}).parcel.weight == 8
    assert runtime.unstructure(Parcel(9)) == {"grams": 9}


def test_unstructure() -> None:
    """Objects with fields become plain; others stay what they are, so that the encoder can refuse them."""
    runtime = Runtime()
    unknown = Parcel(1)
    assert runtime.unstructure(unknown) is unknown
    assert runtime.unstructure(Order(1)) == {"number": 1}
    assert runtime.unstructure(unknown) is unknown


def test_unstructure_does_not_depend_on_the_past() -> None:
    """Whether an object has a plain form is the same before and after other results have been written."""
    runtime = Runtime()
    moment = datetime(2030, 1, 2, tzinfo=UTC)
    before = runtime.unstructure(moment)
    runtime.unstructure(Order(1))
    assert runtime.unstructure(moment) == before


def test_shutdown_hooks() -> None:
    """Hooks are kept in the order of their registration, and registering leaves a function what it is."""
    runtime = Runtime()

    def close() -> None:
        """Do nothing."""

    assert runtime.on_shutdown(close) is close
    runtime.on_shutdown(print)
    assert runtime.shutdown_hooks() == [close, print]


def test_shutdown_hook_that_comes_too_late() -> None:
    """After the start a hook is refused if it is the first, as the platform has been told that there is none."""
    runtime = Runtime()
    runtime.shutdown_hooks()
    with pytest.raises(RuntimeError, match="register the first hook while the handler's module is imported"):
        runtime.on_shutdown(print)
    runtime = Runtime()
    runtime.on_shutdown(print)
    hooks = runtime.shutdown_hooks()
    runtime.on_shutdown(dict)
    assert hooks == [print, dict]
