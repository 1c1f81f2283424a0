"""Write what follows from the event classes: the tables of names and details, the index of samples, the pages.

`--check` writes nothing and fails if something is out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from event_classes import EVENTS, ROOT, SAMPLES, details, modules, samples
from event_docs import pages

if TYPE_CHECKING:
    from pathlib import Path


def names() -> str:
    """Return the text of the table that `events` looks names up in."""
    lines = [
        '"""The public names of each module, and the classes of EventBridge details. `make events` writes it."""',
        "",
    ]
    lines += ["MODULES: dict[str, tuple[str, ...]] = {"]
    for module, found in modules().items():
        several = [f'    "{module}": (', *[f'        "{name}",' for name in found], "    ),"]
        lines += several if len(found) > 1 else [f'    "{module}": ("{found[0]}",),']
    lines += ["}", "", "DETAILS: dict[str, dict[str, str]] = {"]
    for source, kinds in details().items():
        lines += [f'    "{source}": {{', *[f'        "{kind}": "{name}",' for kind, name in kinds.items()], "    },"]
    return "\n".join([*lines, "}", ""]).replace("{\n}", "{}")


def stub() -> str:
    """Return the text of what type checkers read in place of `events`."""
    package = f"{EVENTS.parent.name}.{EVENTS.name}"
    lines = ["# Written by `make events`.", "# fmt: off"]
    for module, found in modules().items():
        lines += [f"from {package}.{module} import {name} as {name}" for name in found]
    public = sorted([name for found in modules().values() for name in found])
    return "\n".join([*lines, "", "__all__ = [", *[f'    "{name}",' for name in public], "]", ""])


def index() -> str:
    """Return the text of the index of all samples."""
    lines = [f"  {json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in samples().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def texts() -> dict[Path, str]:
    """Return all files that are written, with their texts."""
    return {
        EVENTS / "_names.py": names(),
        EVENTS / "__init__.pyi": stub(),
        SAMPLES / "index.json": index(),
    } | pages()


def stale() -> dict[Path, str]:
    """Return the files whose text is another than it should be."""
    return {
        path: text for path, text in texts().items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    }


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something is out of date")
    check = parser.parse_args().check
    found = stale()
    for path, text in found.items():
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main())
