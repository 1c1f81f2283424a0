"""List the published versions of the layer that data/layers.json records: as a table, JSON, or the page in docs."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import layers_page
import manifest
from console import Failure, exit_code, say
from regions import ALL, named

COLUMNS = ("Layer", "Version", "Python", "Arch", "Region", "ARN")


def table(entries: list[manifest.Entry]) -> str:
    """Set the entries out in columns."""
    rows = [COLUMNS] + [
        (entry.layer, str(entry.version), entry.python, entry.arch, entry.region, entry.arn) for entry in entries
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def main() -> None:
    """Pick the entries of the regions that were asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--regions", default="", help="names with commas, or all (default: all)")
    options.add_argument("--output", default="table", choices=("table", "json", "markdown"), help="default: table")
    options.add_argument("--manifest", type=Path, default=manifest.MANIFEST, help="default: data/layers.json")
    given = options.parse_args()
    recorded = manifest.read(given.manifest)
    if given.output == "markdown":
        print(layers_page.page(recorded), end="")
        return
    if not recorded:
        raise Failure("no published layer is recorded", "publish it to your account: make publish-layer REGION=...")
    wanted = [name for name in named(given.regions) if name != ALL]
    entries = [entry for entry in recorded if not wanted or entry.region in wanted]
    if not entries:
        there = ", ".join(sorted({entry.region for entry in recorded}))
        raise Failure(f"no layer is recorded in {', '.join(wanted)}", f"recorded are: {there}")
    say(json.dumps([asdict(entry) for entry in entries], indent=2) if given.output == "json" else table(entries))


if __name__ == "__main__":
    sys.exit(exit_code(main))
