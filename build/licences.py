"""Write the licences of everything in the layer that others have made into one file for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components import Component

HEAD = """\
What others have made, and under which terms it is in this layer
=================================================================

The runtime itself is under the Apache License 2.0 and no part of this list. Each text stands here once, under
the names of all that it applies to.

"""
RULE = "-" * 80
UNKNOWN = "not stated"


def render(components: Iterable[Component]) -> str:
    """Return a table of the components, and then the text of every licence once."""
    listed = list(components)
    rows = [(part.name, part.version or UNKNOWN, part.licence or UNKNOWN) for part in listed]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    users: dict[str, list[str]] = {}
    for part in listed:
        for text in part.texts:
            users.setdefault(_body(text), []).append(part.name)
    texts = (f"{RULE}\n{', '.join(names)}\n{RULE}\n\n{text}\n" for text, names in users.items())
    return HEAD + table + "\n\n" + "\n".join(texts)


def _body(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
