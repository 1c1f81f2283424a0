"""Typed events, by source. A name loads its own module when it is first used, and no other.

Which names there are is in `_names.py`, and for type checkers in `__init__.pyi`; `make events` writes both.
"""


def __getattr__(name: str) -> object:
    if name.startswith("__") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from aws_lambda_runtime.events._names import MODULES

    value: object
    if name == "__all__":
        value = sorted([each for names in MODULES.values() for each in names])
    else:
        module = next((module for module, names in MODULES.items() if name in names), None)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    names: list[str] = __getattr__("__all__")  # type: ignore[assignment]
    return names
