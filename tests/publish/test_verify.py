"""`make verify`: the layer built once more, and held against what was published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import manifest
import published
from cloud import ACCOUNT, KEYS
from console import Failure
from tools import ROOT, machine
from zip_diff import MANIFEST, explain

if TYPE_CHECKING:
    from pathlib import Path

    from cloud import Cloud

ARN = "arn:aws:lambda:eu-west-1:123456789012:layer:{}:{}"
OTHER = "aws-lambda-runtime-py310-arm64"


@dataclass(frozen=True)
class Verifier:
    """The zip that `make layer` has left, and the script at work on it."""

    zip: Path
    python: str
    home: Path

    @property
    def name(self) -> str:
        """The name of the layer."""
        return self.zip.stem

    def run(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script with nothing of this machine's AWS settings and no record of its own."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        words = ["--python", self.python, "--arch", machine(), "--manifest", str(self.home / "layers.json"), *options]
        return subprocess.run(
            [sys.executable, str(ROOT / "scripts" / "verify.py"), *words],
            env={**clean, "AWS_EC2_METADATA_DISABLED": "true", **KEYS, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=500,
        )


@pytest.fixture
def verifier(layer_root: Path, tmp_path: Path) -> Verifier:
    """Return a verifier of the built layer."""
    made = json.loads((layer_root / "runtime" / "manifest.json").read_text(encoding="utf-8"))
    return Verifier(layer_root.parent / f"{made['layer']}.zip", made["python"].rpartition(".")[0], tmp_path)


def pack(path: Path, files: dict[str, str], facts: dict[str, Any] | None = None) -> Path:
    """Write a zip with these files, and with a manifest of these facts."""
    with zipfile.ZipFile(path, "w") as stream:
        for name, text in files.items():
            stream.writestr(name, text)
        if facts is not None:
            stream.writestr(MANIFEST, json.dumps(facts))
    return path


def test_version_that_aws_has_is_what_these_sources_make(cloud: Cloud, verifier: Verifier) -> None:
    """By the ARN, Lambda is asked for the hash, and the rebuilt layer has it."""
    content = verifier.zip.read_bytes()
    client = cloud.client("eu-west-1")
    arn = client.publish_layer_version(LayerName=verifier.name, Content={"ZipFile": content}, Description="git 0123")[
        "LayerVersionArn"
    ]
    done = verifier.run("--arn", arn, AWS_ENDPOINT_URL=cloud.address)
    digest = published.hash_of(verifier.zip)

    assert done.returncode == 0, done.stderr
    assert f"published: {digest} ({arn}, git 0123)" in done.stdout
    assert done.stdout.splitlines()[-2:] == [f"rebuilt:   {digest}", "the published layer is what these sources make"]
    assert [call.method for call in cloud.calls] == ["GET"]
    assert list(verifier.zip.parent.glob("verify-*")) == []


def test_zip_that_was_changed_is_told_by_its_files(verifier: Verifier, tmp_path: Path) -> None:
    """A published zip that these sources do not make fails with the files that differ, and with what to do."""
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(verifier.zip) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry) + b"# more" * (entry.filename == "bootstrap"))
        target.writestr("bin/added", "")
    done = verifier.run("--zip", str(changed))

    assert done.returncode == 1
    assert "error: the rebuilt layer is not the published one\n  2 files differ\n" in done.stderr
    assert "  bin/added is only in the published one\n" in done.stderr
    assert "  bootstrap differs\n" in done.stderr
    assert "check out the commit that was published" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sha256", "0123"), "SHA256=0123 is no SHA-256\n  give 64 hexadecimal digits"),
        (("--zip", "/nowhere/layer.zip"), "/nowhere/layer.zip does not exist\n  name a zip"),
        (("--arn", "arn:aws:s3:::bucket"), "ARN=arn:aws:s3:::bucket is not the ARN of a layer version"),
        (("--arn", ARN.format(OTHER, 3)), f"{OTHER} is another layer than "),
        (("--arn", ARN.format(OTHER, 3)), "make verify PY=3.10 ARCH=arm64"),
        ((), f"has no aws-lambda-runtime-py{sys.version_info.major}"),
        ((), "say what to compare with: SHA256=..., ZIP=file, ARN=... or REGION=..."),
    ],
)
def test_nothing_is_built_for_a_question_that_cannot_be_answered(
    verifier: Verifier, options: tuple[str, ...], said: str
) -> None:
    """What is no hash, no file, no ARN, another layer, or not on record is refused at once with the way out."""
    done = verifier.run(*options)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stdout == ""


def test_version_that_does_not_exist_or_may_not_be_read_is_said(cloud: Cloud, verifier: Verifier) -> None:
    """What AWS refuses is told in its words, and a region without the layer by name."""
    arn = ARN.format(verifier.name, 7)
    missing = verifier.run("--arn", arn, AWS_ENDPOINT_URL=cloud.address)
    nowhere = verifier.run("--region", "eu-west-1", AWS_ENDPOINT_URL=cloud.address)

    assert (missing.returncode, nowhere.returncode) == (1, 1)
    assert "lambda:GetLayerVersion failed (ResourceNotFoundException" in missing.stderr
    assert f"this account has no {verifier.name} in eu-west-1" in nowhere.stderr


def test_hashes_are_taken_in_both_forms() -> None:
    """Hexadecimal digits and AWS's base64 are the same hash."""
    given = published.stated("A7" * 32)
    assert given.sha256 == "p6enp6enp6enp6enp6enp6enp6enp6enp6enp6enp6c="
    assert published.stated(given.sha256) == given
    with pytest.raises(Failure, match="is no SHA-256"):
        published.stated(given.sha256[:-1])


def test_record_gives_the_newest_release_of_the_layer(tmp_path: Path) -> None:
    """Of several regions and versions on record, the highest number is compared with."""
    entries = [
        manifest.Entry(name, "arm64", "3.13.7", "eu-west-1", number, digest, "0.1.0", ARN.format(name, number))
        for name, number, digest in (("a", 1, "old"), ("a", 2, "new"), ("b", 9, "other"))
    ]
    manifest.write(entries, tmp_path / "layers.json")
    assert published.on_record("a", tmp_path / "layers.json") == published.Published("new", ARN.format("a", 2))


def test_newest_version_of_a_region_is_asked_for(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a region alone, the account's version with the highest number is compared with."""
    for name, value in (*KEYS.items(), ("AWS_ENDPOINT_URL", cloud.address)):
        monkeypatch.setenv(name, value)
    client = cloud.client("eu-west-1")
    for text in ("first", "second"):
        content = pack(tmp_path / "layer.zip", {"text": text}).read_bytes()
        client.publish_layer_version(LayerName="layer", Content={"ZipFile": content}, Description=text)
    found = published.of_newest("eu-west-1", "layer")

    assert found.sha256 == published.hash_of(tmp_path / "layer.zip")
    assert found.whose == f"arn:aws:lambda:eu-west-1:{ACCOUNT}:layer:layer:2"
    assert found.description == "second"


def test_other_components_are_told_before_the_files(tmp_path: Path) -> None:
    """Where the manifests name other versions, those are the first thing said, and long lists are cut."""
    many = {f"file{number:02}": "" for number in range(30)}
    before = pack(tmp_path / "a.zip", many, {"python": "3.13.0", "components": {"openssl": "3.0.8", "xz": "5.4.1"}})
    now = pack(tmp_path / "b.zip", {}, {"python": "3.13.1", "components": {"openssl": "3.0.9", "xz": "5.4.1"}})
    lines = explain(before, now)

    assert lines[:3] == [
        "python: published with 3.13.0, rebuilt with 3.13.1",
        "openssl: published with 3.0.8, rebuilt with 3.0.9",
        "31 files differ",
    ]
    assert lines[-1] == "  and 11 more"
    assert len(lines) == 24


def test_other_packing_and_other_rights_are_told(tmp_path: Path) -> None:
    """Zips of the same files say so, and a file that lost its right to be run is named."""
    before = pack(tmp_path / "a.zip", {"x": "1"})
    now = tmp_path / "b.zip"
    with zipfile.ZipFile(now, "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("x", "1")
    assert explain(before, now) == ["every file is the same: only the way in which the zips were packed differs"]
    entry = zipfile.ZipInfo("x")
    entry.external_attr = 0o100755 << 16
    with zipfile.ZipFile(now, "w") as stream:
        stream.writestr(entry, "1")
    assert explain(before, now) == ["1 files differ", "  x has other rights"]
