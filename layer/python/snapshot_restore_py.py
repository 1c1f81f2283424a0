"""Functions to call before a snapshot of the environment is taken, and after it has been restored.

AWS: "Lambda SnapStart runtime hooks for Python". It has the names of the distribution `snapshot-restore-py`, and a copy
that the function brings is imported in its place.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Hook = TypeVar("Hook", bound=Callable[..., object])
    Registered = tuple[Callable[..., object], tuple[Any, ...], dict[str, Any]]

_before_snapshot: list[Registered] = []
_after_restore: list[Registered] = []


def register_before_snapshot(func: Hook, *args: object, **kwargs: object) -> Hook:
    """Have `func(*args, **kwargs)` called before the snapshot, the last registered first; also a decorator."""
    _before_snapshot.append((func, args, kwargs))
    return func


def register_after_restore(func: Hook, *args: object, **kwargs: object) -> Hook:
    """Have `func(*args, **kwargs)` called after each restore, the first registered first; also a decorator."""
    _after_restore.append((func, args, kwargs))
    return func


def get_before_snapshot() -> list[Registered]:
    """Return the registry itself, a tuple of function, arguments and named arguments for each registration."""
    return _before_snapshot


def get_after_restore() -> list[Registered]:
    """Return the registry itself, a tuple of function, arguments and named arguments for each registration."""
    return _after_restore
