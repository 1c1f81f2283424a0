"""The pages of docs/events: for each source its classes, an example that the tests run, and its samples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_classes import ROOT, Class, Field, Module, samples, shared_by, sources
from event_wire import wire_names

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs" / "events"
EXAMPLES = ROOT / "examples" / "events"


def pages() -> dict[Path, str]:
    """Return the text of each page, and of the one that lists them."""
    found = sources()
    return {DOCS / "README.md": _contents(found)} | {DOCS / f"{module.name}.md": _page(module) for module in found}


def _contents(found: list[Module]) -> str:
    lines = [f"| [`{module.name}`]({module.name}.md) | {_first(module.meaning)} |" for module in found]
    head = ["# Event classes", "", "Written by `make events` from the classes; each example is run by the tests.", ""]
    return "\n".join([*head, "| module | source |", "| --- | --- |", *lines, ""])


def _page(module: Module) -> str:
    parts = [f"# `aws_lambda_runtime.events.{module.name}`", module.meaning]
    example = EXAMPLES / f"{module.name}.py"
    if example.is_file():
        parts.append(f"```python\n{example.read_text(encoding='utf-8').rstrip()}\n```")
    shown = [f"- `{name}`: {entry['shows']}" for name, entry in samples().items() if name.startswith(f"{module.name}/")]
    if shown:
        parts.append("Samples, in [`data/events`](../../data/events):\n\n" + "\n".join(shown))
    parts += [_class(module, cls) for cls in module.classes]
    return "\n\n".join(parts + [_class(each, cls) for each, cls in _shared(module)]) + "\n"


def _shared(module: Module) -> list[tuple[Module, Class]]:
    """Return the classes of shared modules that those of a source are made of, in the order of their mention."""
    known = {cls.name: (each, cls) for each in shared_by(module.name) for cls in each.classes}
    found: dict[str, tuple[Module, Class]] = {}
    waiting = [*module.names, *[name for cls in module.classes for name in _mentioned(cls)]]
    while waiting:
        name = waiting.pop(0)
        if name in known and name not in found:
            found[name] = known[name]
            waiting += _mentioned(known[name][1])
    return list(found.values())


def _mentioned(cls: Class) -> list[str]:
    return cls.bases + [name for field in cls.fields for name in re.findall(r"\w+", field.type)]


def _class(module: Module, cls: Class) -> str:
    wire = wire_names(module.name, cls.name)
    parts = [f"## {cls.name}", cls.meaning]
    if cls.bases:
        parts.append("With all of " + " and ".join([f"`{base}`" for base in cls.bases]) + ".")
    if cls.details:
        parts.append("Sent as: " + ", ".join([f"`{source}`, {kind}" for source, kind in cls.details]) + ".")
    if cls.fields:
        head = ["| attribute | wire name | type | meaning |", "| --- | --- | --- | --- |"]
        parts.append("\n".join(head + [_row(field, wire.get(field.name, "")) for field in cls.fields]))
    return "\n\n".join(parts)


def _row(field: Field, wire: str) -> str:
    name = "" if field.is_property else f"`{wire or field.name}`"
    return f"| `{field.name}` | {name} | `{_cell(field.type)}` | {_cell(field.meaning)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _first(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())
