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


def test_page_in_docs_is_what_the_record_makes() -> None:
    """docs/layers.md is what OUTPUT=markdown prints of data/layers.json."""
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    assert page == listed(manifest.MANIFEST, "--output", "markdown").stdout


def test_page_has_a_table_for_each_layer(record: Path) -> None:
    """OUTPUT=markdown prints a row for each region, under the layer's name."""
    page = listed(record, "--output", "markdown").stdout
    assert page.splitlines()[5:] == [
        "## layer-py313-arm64",
        "",
        "| Region | Version | CPython | ARN |",
        "| --- | --- | --- | --- |",
        f"| eu-west-1 | 3 | 3.13.7 | `{ENTRIES[0].arn}` |",
        f"| us-east-1 | 12 | 3.13.7 | `{ENTRIES[1].arn}` |",
    ]


def test_page_without_a_record_says_how_to_publish(tmp_path: Path) -> None:
    """With nothing on record the page says so, and names the command that changes it."""
    page = listed(tmp_path / "absent.json", "--output", "markdown").stdout
    assert "Nothing is published yet." in page
    assert "make publish-layer REGION=" in page


def test_nothing_to_list_is_an_error_that_says_what_there_is(record: Path, tmp_path: Path) -> None:
    """A region without a layer is answered with those that have one, no record at all with how to publish."""
    elsewhere, empty = listed(record, "--regions", "sa-east-1"), listed(tmp_path / "absent.json")

    assert (elsewhere.returncode, empty.returncode) == (1, 1)
    assert "no layer is recorded in sa-east-1\n  recorded are: eu-west-1, us-east-1" in elsewhere.stderr
    assert "make publish-layer REGION=..." in empty.stderr
