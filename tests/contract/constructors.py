"""Classes of users with constructors of every kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import InitVar, dataclass
from dataclasses import field as dataclass_field
from typing import Annotated, Any, ClassVar, Final, Generic, Self, TypeVar

from attrs import Factory, define, field, frozen, validators
from cattrs import override

T = TypeVar("T")


@define
class Plain:
    """Fields of every kind that JSON has, required and not, and one that says None and means it not."""

    name: str
    count: int
    rate: float
    flag: bool
    maybe: str | None
    numbers: list[float]
    label: str = "none"
    limit: int = None  # type: ignore[assignment] # users write it
    extra: int | None = 3
    more: dict[str, int] = field(factory=dict)
    anything: Any = None


@define
class Nested:
    """Classes within classes, and within themselves."""

    name: str
    plain: Plain | None = None
    children: list[Nested] = field(factory=list)


@frozen
class Frozen:
    """Attributes that are set by other means, one of them made of another."""

    name: str
    double: str = Factory(lambda self: self.name * 2, takes_self=True)


@define(slots=False)
class Open:
    """A class with a dict, private names, an alias, and a field that the constructor does not take."""

    _name: str
    count: int = field(alias="number", default=1)
    label: str = field(init=False, default="made")


@define(kw_only=True)
class ByName:
    """Parameters that have to be named, one before others that are required."""

    name: str = "none"
    count: int


@define
class Child(Frozen):
    """A subclass with a field of its own."""

    count: int = field(default=0, kw_only=True)


class Undecorated(Plain):
    """A subclass that is no class of attrs' itself."""


@define
class Watched:
    """A class with rules, and with what runs before and after."""

    name: str = field(validator=validators.max_len(2))
    seen: list[str] = field(init=False, factory=list)

    def __attrs_pre_init__(self) -> None:
        """Run first."""

    def __attrs_post_init__(self) -> None:
        """Note that it ran, or refuse."""
        self.seen.append(self.name)
        if self.name == "x":
            raise ValueError("not x")


@dataclass
class Data:
    """A dataclass with defaults, a class variable and what is no parameter."""

    kind: ClassVar[str] = "data"
    name: str
    numbers: list[int] = dataclass_field(default_factory=list)
    count: int = dataclass_field(default=1, kw_only=True)
    total: int = dataclass_field(init=False, default=0)

    def __post_init__(self) -> None:
        """Work with what there is."""
        self.total = self.count + len(self.numbers)


@dataclass(frozen=True, slots=True)
class FrozenData:
    """A dataclass whose attributes cannot be set."""

    name: str
    note: str | None = None


@define
class Empty:
    """A class without fields."""


def _next(count: int) -> int:
    return count + 1


@define
class Converted:
    """An attribute with a converter of its own."""

    count: int = field(converter=_next)


@dataclass
class WithInitVar:
    """A dataclass whose constructor takes what is no field."""

    name: str
    times: InitVar[int] = 2

    def __post_init__(self, times: int) -> None:
        """Use the parameter."""
        self.name *= times


@define(init=False)
class OwnInit:
    """A constructor of the user's, with other defaults than the fields have."""

    name: str
    count: int = 1

    def __init__(self, name: str = "own", **others: int) -> None:
        self.__attrs_init__(name, others.get("count", 2))


@define(init=False)
class OtherOrder:
    """A constructor of the user's that wants the same in another order."""

    name: str
    count: int = 0

    def __init__(self, count: int, name: str = "") -> None:
        self.__attrs_init__(name, count)


@define
class OwnNew:
    """A class that sees the arguments before its constructor does."""

    name: str
    count: int = 0

    def __new__(cls, *args: Any, **named: Any) -> Self:
        """Refuse what was not given."""
        if "count" in named and named["count"] == 0:
            raise ValueError("zero")
        return super().__new__(cls)


class Counting(type):
    """A metaclass that has its say in each call."""

    def __call__(cls, *args: Any, **named: Any) -> Any:
        """Name what was given."""
        made = super().__call__(*args, **named)
        made.given = sorted(named)
        return made


@define
class Counted(metaclass=Counting):
    """A class whose calls are seen."""

    name: str
    given: list[str] = field(init=False)
    count: int = 0


@define
class OrderError(Exception):
    """An exception with fields."""

    name: str
    count: int = 0


@define
class Base(ABC):
    """A class that cannot be made."""

    name: str

    @abstractmethod
    def act(self) -> None:
        """Do something."""


@define
class Box(Generic[T]):
    """A generic class."""

    value: T
    others: list[T] = field(factory=list)


@define
class NameBox(Box[str]):
    """A class with fields of a generic base."""

    name: str = "none"


@define
class Renamed:
    """A field with cattrs' own mark."""

    name: Annotated[str, override(rename="Name")] = "none"


@define
class Linked:
    """A class that calls itself so."""

    name: str
    others: list[Self] = field(factory=list)


@define
class Constant:
    """A field whose type its default tells."""

    count: Final = 1


TAKING_THEIR_FIELDS: list[Any] = [
    *(Plain, Nested, Frozen, Open, ByName, Child, Undecorated, Watched, Data, FrozenData, Empty, Base),
]
"""Classes whose constructor takes what their fields say, and no more."""

OTHERS: list[Any] = [
    *(Converted, WithInitVar, OwnInit, OtherOrder, OwnNew, Counted, OrderError, Box[int], NameBox, Renamed, Linked),
    Constant,
]
"""Classes whose constructor takes something else, or whose fields cattrs has rules for."""
