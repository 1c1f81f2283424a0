"""Build the layer once more, away from the last build, and compare it with a published one by its hash."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import manifest
import published
from build_layer import DIST, archive
from console import Failure, exit_code, say
from tools import ARCHITECTURES, ROOT, machine
from zip_diff import explain

CURE = (
    "the same bytes come from the same files: check out the commit that was published (its version's description\n"
    "names it), and freeze the same CPython with the same libraries, best in the image of build/Dockerfile"
)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture (default: this machine's)")
    options.add_argument("--prefix", help="where a CPython for another architecture lies")
    told = options.add_mutually_exclusive_group()
    told.add_argument("--sha256", help="the published hash, in hexadecimal digits or in base64")
    told.add_argument("--zip", type=Path, help="the published zip")
    told.add_argument("--arn", help="the ARN of a published version")
    told.add_argument("--region", help="where to ask for the newest version of this account")
    options.add_argument("--manifest", type=Path, default=manifest.MANIFEST, help="default: data/layers.json")
    return options.parse_args()


def choose(given: argparse.Namespace, layer: str) -> published.Published:
    """Return what to compare with."""
    if given.sha256:
        return published.stated(given.sha256)
    if given.zip:
        return published.of_zip(given.zip)
    if given.arn:
        return published.of_version(given.arn, layer)
    if given.region:
        return published.of_newest(given.region, layer)
    return published.on_record(layer, given.manifest)


def rebuild(given: argparse.Namespace, folder: Path) -> None:
    """Build the layer into an empty folder."""
    words = ["--python", given.python, "--arch", given.arch, "--dist", str(folder)]
    words += ["--prefix", given.prefix] if given.prefix else []
    command = [sys.executable, str(ROOT / "scripts" / "build_layer.py"), *words]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failure("nothing was compared, as the layer could not be built", "see the lines above")


def differences(given: argparse.Namespace, wanted: published.Published, rebuilt: Path) -> list[str]:
    """Return in which files the rebuilt zip differs, where a zip with the published hash is at hand."""
    last = DIST / rebuilt.name
    at_hand = given.zip or (last if last.is_file() and published.hash_of(last) == wanted.sha256 else None)
    if at_hand is None:
        return ["give the published zip to see which files differ: make verify ZIP=layer.zip"]
    try:
        return explain(at_hand, rebuilt)
    except zipfile.BadZipFile:
        return [f"{at_hand} is no whole zip"]


def main() -> None:
    """Rebuild, compare, and fail with the differences."""
    given = read_options()
    name = archive(given.python, ARCHITECTURES.get(given.arch, given.arch)).name
    wanted = choose(given, Path(name).stem)
    said = f", {wanted.description}" if wanted.description else ""
    say(f"published: {wanted.sha256} ({wanted.whose}{said})")
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="verify-", dir=DIST) as folder:
        rebuild(given, Path(folder))
        rebuilt = Path(folder) / name
        found = published.hash_of(rebuilt)
        say(f"rebuilt:   {found}")
        if found != wanted.sha256:
            lines = differences(given, wanted, rebuilt)
            raise Failure("the rebuilt layer is not the published one", "\n".join([*lines, *CURE.splitlines()]))
    say("the published layer is what these sources make")


if __name__ == "__main__":
    sys.exit(exit_code(main))
