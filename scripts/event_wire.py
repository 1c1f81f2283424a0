"""The wire names of fields, which only the classes themselves know."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import attrs

from event_classes import EVENTS

sys.path.insert(0, str(EVENTS.parent.parent))


def wire_names(module: str, cls: str) -> dict[str, str]:
    """Return the keys of a class's fields in the JSON object, by the fields' names; {} for other classes."""
    package = f"{EVENTS.parent.name}.{EVENTS.name}"
    spelt = import_module(f"{package}._wire").spellings
    found: Any = getattr(import_module(f"{package}.{module}"), cls)
    if not attrs.has(found) or not hasattr(found, "_wire_case"):
        return {}
    return {field.name: "` or `".join(spelt(found, field)) for field in attrs.fields(found) if field.init}
