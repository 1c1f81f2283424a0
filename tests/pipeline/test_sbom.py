"""The bill of materials: valid, complete, and true of the very files that ship."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import natives
import sbom
from components import Component, collect, sha256_of, unaccounted
from elf import is_elf
from packages import Package, owner_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from interpreter import Interpreter
    from tree import Tree

PROJECT = Path(__file__).resolve().parent.parent.parent
FACTS = PROJECT / "data" / "natives.json"
ASKED = """
import decimal, json, pyexpat, sqlite3, ssl, sys, zlib
print(json.dumps({
    "cpython": sys.version.split()[0],
    "expat": pyexpat.EXPAT_VERSION.partition("_")[2],
    "mpdecimal": decimal.__libmpdec_version__,
    "openssl": ssl.OPENSSL_VERSION.split()[1],
    "sqlite": sqlite3.sqlite_version,
    "zlib": zlib.ZLIB_RUNTIME_VERSION,
}))
"""


@pytest.fixture(scope="session")
def text(built: Tree, manifest: dict[str, Any]) -> str:
    """Return the bill that lies beside the built layer's zip."""
    return (built.root.parent / f"{manifest['layer']}.cdx.json").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def bill(text: str) -> dict[str, Any]:
    """Return the components of the bill by their names."""
    return {entry["name"]: entry for entry in json.loads(text)["components"]}


def test_bill_is_valid_and_without_date(text: str) -> None:
    """CycloneDX's own schema for 1.6 has nothing against it, and nothing in it depends on when it was made."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert "timestamp" not in text


def test_bill_is_of_the_zip_beside_it(text: str, built: Tree, manifest: dict[str, Any]) -> None:
    """Its subject is the layer, with the hash of the zip."""
    root = json.loads(text)["metadata"]["component"]
    archive = built.root.parent / f"{manifest['layer']}.zip"
    assert (root["name"], root["version"]) == (manifest["layer"], manifest["release"])
    assert root["hashes"] == [{"alg": "SHA-256", "content": sha256_of(archive)}]


def test_every_library_is_in_it_with_its_hash(bill: dict[str, Any], built: Tree) -> None:
    """Each shared library and the launcher are a file of some component, and each hash is that of the shipped file."""
    files = {
        file["name"]: file["hashes"][0]["content"] for entry in bill.values() for file in entry.get("components", [])
    }
    shipped = [built.launcher, *filter(is_elf, built.libraries.glob("*.so*"))]
    assert {built.inside(path) for path in shipped} <= files.keys()
    assert files == {name: sha256_of(built.root / name) for name in files}


def test_versions_are_those_that_the_interpreter_tells(bill: dict[str, Any], built: Tree) -> None:
    """What the built interpreter says of itself and its libraries stands in the bill, and all have a licence."""
    told = subprocess.run([built.launcher, "-c", ASKED], capture_output=True, text=True, check=True, timeout=60)
    for name, version in json.loads(told.stdout).items():
        assert bill[name]["version"] == version
    assert [name for name, entry in bill.items() if not entry.get("version") or not entry.get("licenses")] == []


def test_bytes_tell_what_the_interpreter_tells(built: Tree) -> None:
    """A layer for another machine cannot be asked, and reading its files gives the same versions."""
    known = json.loads(FACTS.read_text(encoding="utf-8"))
    answers = natives.ask(built, known)
    found = {native.name: native for native in natives.find(built, FACTS, {})}
    written = {name: natives.read(known[name]["reads"], found[name].files) for name in answers}
    assert platform.machine() not in natives.OURS or answers.keys() >= {"openssl", "sqlite", "zlib", "expat"}
    assert written == answers


def test_distributions_have_the_hashes_of_the_lock(bill: dict[str, Any], built: Tree) -> None:
    """Every installed distribution is there with the hash by which its wheel was locked, and what it depends on."""
    lock = (PROJECT / "requirements" / "layer.txt").read_text(encoding="utf-8")
    names = {path.name.partition("-")[0].replace("_", "-") for path in built.site_packages.glob("*.dist-info")}
    assert names == set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    for name in names:
        assert f"--hash=sha256:{bill[name]['hashes'][0]['content']}" in lock
        assert bill[name]["purl"] == f"pkg:pypi/{name}@{bill[name]['version']}"


def test_dependencies_reach_every_component(text: str) -> None:
    """From the layer one comes to everything in it."""
    edges = {edge["ref"]: edge.get("dependsOn", []) for edge in json.loads(text)["dependencies"]}
    waiting, reached = [json.loads(text)["metadata"]["component"]["bom-ref"]], set()
    while waiting:
        reached.add(name := waiting.pop())
        waiting += [need for need in edges[name] if need not in reached]
    assert reached == edges.keys()
    assert {"attrs", "typing-extensions"} <= set(edges["cattrs"])


def test_unknown_library_is_named_and_not_invented(
    tree: Tree, built: Tree, base: Interpreter, library: Callable[..., Path], tmp_path: Path
) -> None:
    """A library that nothing tells anything of is in the bill without a version, which says so and stays valid."""
    shutil.copy(built.launcher, tree.launcher)
    library(tree.libraries / "libmystery.so.1", "int mystery(void) { return 1; }")
    components = collect(tree, base, PROJECT, {})
    archive = tmp_path / "layer.zip"
    archive.write_bytes(b"zip")
    rendered = sbom.render("layer", "1.0", archive, tree, components)
    entry = next(entry for entry in json.loads(rendered)["components"] if entry["name"] == "libmystery")
    assert "version" not in entry
    assert {"name": "aws-lambda-runtime:version-told-by", "value": sbom.UNKNOWN} in entry["properties"]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(rendered) is None
    missing = [line for line in unaccounted(components) if line.startswith("libmystery: ")]
    assert [line.rpartition(" states ")[2] for line in missing] == [
        "its version",
        "its licence",
        "the text of its licence",
    ]


def test_serial_number_follows_from_the_content(tree: Tree, tmp_path: Path) -> None:
    """The same list gives the same number, and another zip or version another one."""
    part = Component("x", "1", "a test", "MIT", ("text",), "pkg:generic/x@1")
    zips = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for path in zips:
        path.write_bytes(path.name.encode())

    def serial(path: Path, release: str) -> str:
        return str(json.loads(sbom.render("layer", release, path, tree, [part]))["serialNumber"])

    assert serial(zips[0], "1.0") == serial(zips[0], "1.0")
    assert len({serial(zips[0], "1.0"), serial(zips[1], "1.0"), serial(zips[0], "1.1")}) == 3


@pytest.mark.parametrize(
    ("version", "upstream"),
    [
        ("3.4.4-1", "3.4.4"),
        ("1:1.2.13.dfsg-1", "1.2.13"),
        ("(none):3.0.8-1.amzn2023.0.20", "3.0.8"),
        ("2.38.1-5+deb12u3", "2.38.1"),
        ("1.1.1w-0+deb11u1", "1.1.1w"),
        ("20230311", "20230311"),
    ],
)
def test_upstream_version_of_a_package(version: str, upstream: str) -> None:
    """Epoch, revision and what a distribution adds are no part of the version that the project gave."""
    assert Package("deb", "x", version).upstream == upstream


def test_file_of_no_package_has_no_owner(tmp_path: Path) -> None:
    """A file that no package manager knows is not given to a package."""
    (tmp_path / "libx.so").touch()
    assert owner_of(tmp_path / "libx.so") is None
