"""What is refused before AWS is called, and the words that go with a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import aws
import manifest
import regions
from console import Failure
from publisher import LAYER
from release import LONGEST_DESCRIPTION, describe, prepare
from tools import machine

if TYPE_CHECKING:
    from pathlib import Path

    from publisher import Publisher

KNOWN = {"eu-west-1": "opt-in-not-required", "eu-west-2": "opted-in", "me-south-1": "not-opted-in"}


def test_layer_that_would_not_run_is_refused(publisher: Publisher) -> None:
    """When the audit objects there is no release, and the objection with its cure is in the error."""
    (publisher.folder / "dist" / "layer" / "text").write_text("changed", encoding="utf-8")
    with pytest.raises(Failure, match="is not published, as it would not run on Lambda") as caught:
        prepare(publisher.folder / "dist", "3.13", machine())
    assert caught.value.cure.startswith(f"text in {publisher.zip} is not the one in")
    assert caught.value.cure.endswith(f"build it again: make layer PY=3.13 ARCH={machine()}")


def test_missing_zip_is_named_with_the_command_that_builds_it(tmp_path: Path) -> None:
    """Without a zip the error tells which one was expected and how to make it."""
    with pytest.raises(Failure, match=f"there is no zip to publish: .*{LAYER}.zip does not exist") as caught:
        prepare(tmp_path, "3.13", machine())
    assert caught.value.cure == f"build it first: make layer PY=3.13 ARCH={machine()}"


def test_unknown_profile_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that does not exist is named, with the ways to give credentials."""
    monkeypatch.setenv("AWS_PROFILE", "absent")
    with pytest.raises(Failure, match=r"profile \(absent\) could not be found") as caught:
        aws.open_session()
    assert "AWS_ACCESS_KEY_ID" in caught.value.cure


def test_regions_are_sorted_by_what_the_account_has_enabled() -> None:
    """All regions, or those named with commas or spaces, are parted into enabled ones and skipped ones."""
    assert regions.choose(["all"], KNOWN) == regions.Choice(("eu-west-1", "eu-west-2"), ("me-south-1",))
    named = regions.named("me-south-1, eu-west-2 eu-west-2")
    assert regions.choose(named, KNOWN) == regions.Choice(("eu-west-2",), ("me-south-1",))


def test_unknown_region_is_refused_with_the_known_ones() -> None:
    """A name like no other is answered with all names, one that is nearly right with those near it."""
    with pytest.raises(Failure, match="AWS has no region mars") as caught:
        regions.choose(["mars"], KNOWN)
    assert caught.value.cure == "there are: eu-west-1, eu-west-2, me-south-1"


def test_home_region_lies_in_the_partition_of_the_named_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Regions of China and GovCloud are asked for where their partition is at home, unless the profile says where."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    session = aws.open_session()
    homes = [aws.home_of(session, name) for name in ("cn-northwest-1", "us-gov-east-1", "eu-west-1", "all")]
    assert homes == ["cn-north-1", "us-gov-west-1", "us-east-1", "us-east-1"]
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    assert aws.home_of(aws.open_session(), "eu-west-1") == "eu-west-2"


def test_description_tells_version_interpreter_and_commit_and_reads_back() -> None:
    """The text that AWS keeps is short enough and is read back into the manifest."""
    text = describe("3.13.7")
    told = manifest.DESCRIPTION.match(text)

    assert len(text) <= LONGEST_DESCRIPTION
    assert told
    assert told.groupdict() == {"release": "0.1.0", "python": "3.13.7"}


@pytest.mark.parametrize("content", ["", "[]", '{"schema": 1, "layers": [{}]}', '{"schema": 2, "layers": []}'])
def test_broken_manifest_is_refused(tmp_path: Path, content: str) -> None:
    """A record that is not whole, or of a later schema, is named instead of being written over."""
    path = tmp_path / "layers.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Failure, match=r"layers\.json"):
        manifest.read(path)
