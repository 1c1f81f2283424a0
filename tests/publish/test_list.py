"""`make list-layers`: what is on record, for people and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import manifest
from tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ARN = "arn:aws:lambda:{}:123456789012:layer:layer-py313-arm64:{}"
ENTRIES = [
    manifest.Entry(
        "layer-py313-arm64", "arm64", "3.13.7", region, version, "hash=", "0.1.0", ARN.format(region, version)
    )
    for region, version in (("eu-west-1", 3), ("us-east-1", 12))
]


def listed(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the script as make does, with a record of its own."""
    command = [sys.executable, str(ROOT / "scripts" / "list_layers.py"), "--manifest", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record of two regions."""
    manifest.write(ENTRIES, tmp_path / "layers.json")
    return tmp_path / "layers.json"


def test_table_has_one_line_for_each_region(record: Path) -> None:
    """The table names layer, version and ARN under headings, of the regions that were asked for."""
    assert listed(record).stdout.splitlines() == [
        "Layer              Version  Python  Arch   Region     ARN",
        f"layer-py313-arm64  3        3.13.7  arm64  eu-west-1  {ENTRIES[0].arn}",
        f"layer-py313-arm64  12       3.13.7  arm64  us-east-1  {ENTRIES[1].arn}",
    ]
    assert listed(record, "--regions", "us-east-1").stdout.splitlines()[1:] == [
        f"layer-py313-arm64  12       3.13.7  arm64  us-east-1  {ENTRIES[1].arn}"
    ]


def test_json_is_the_record_itself(record: Path) -> None:
    """OUTPUT=json prints the entries with all that is recorded of them."""
    entries = json.loads(listed(record, "--regions", "eu-west-1", "--output", "json").stdout)
    assert entries == json.loads(record.read_text(encoding="utf-8"))["layers"][:1]
    assert manifest.read(record) == ENTRIES


def test_nothing_to_list_is_an_error_that_says_what_there_is(record: Path, tmp_path: Path) -> None:
    """A region without a layer is answered with those that have one, no record at all with how to publish."""
    elsewhere, empty = listed(record, "--regions", "sa-east-1"), listed(tmp_path / "absent.json")

    assert (elsewhere.returncode, empty.returncode) == (1, 1)
    assert "no layer is recorded in sa-east-1\n  recorded are: eu-west-1, us-east-1" in elsewhere.stderr
    assert "make publish-layer REGION=..." in empty.stderr
