"""THIRD-PARTY-LICENSES: the terms of everything that others have made, for people to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import licences
from components import Component

if TYPE_CHECKING:
    from tree import Tree

PROJECT = Path(__file__).resolve().parent.parent.parent
PHRASES = {
    "cpython": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    "openssl": "Copyright (c) 1998-2025 The OpenSSL Project Authors",
    "sqlite": "In place of a legal notice, here is a blessing",
    "zlib": "Jean-loup Gailly and Mark Adler",
    "requests": "Requests\nCopyright 2019 Kenneth Reitz",
    "certifi": "Mozilla Public License",
}


def component(name: str, *texts: str) -> Component:
    """Return a component with these texts."""
    return Component(name, "1.0", "a test", "MIT", texts, f"pkg:generic/{name}@1.0")


def headings(text: str) -> list[str]:
    """Return the lines of names that stand between two rules."""
    lines = text.splitlines()
    return [lines[n + 1] for n in range(len(lines) - 2) if lines[n] == lines[n + 2] == licences.RULE]


def test_every_component_has_its_licence(built: Tree, manifest: dict[str, Any]) -> None:
    """Each component of the manifest stands in the table with its version, and above the text of its licence."""
    text = built.licences.read_text(encoding="utf-8")
    named = {name for line in headings(text) for name in line.split(", ")}
    table = {tuple(line.split()[:2]) for line in text.partition(licences.RULE)[0].splitlines()}
    assert named == manifest["components"].keys()
    assert set(manifest["components"].items()) <= table
    assert manifest["lacking"] == []


def test_texts_are_those_of_the_projects(built: Tree, manifest: dict[str, Any]) -> None:
    """The words of some of them are there, and those of each distribution to the letter."""
    text = built.licences.read_text(encoding="utf-8")
    for name, phrase in PHRASES.items():
        assert name in manifest["components"]
        assert phrase in text
    for path in built.site_packages.glob("*.dist-info/licenses/LICENSE*"):
        shipped = "\n".join(line.rstrip() for line in path.read_text(encoding="utf-8").strip("\n").splitlines())
        assert shipped in text, path


def test_same_text_stands_once() -> None:
    """Components with the same words share them, however their lines end."""
    made = licences.render(
        [component("a", "the terms  \nof use\n"), component("b", "the terms\nof use"), component("c", "x")]
    )
    assert made.count("the terms\nof use") == 1
    assert headings(made) == ["a, b", "c"]


def test_what_nothing_states_is_said() -> None:
    """A component without version and licence says so in the table."""
    unknown = Component("mystery", "", "nobody", "", (), "pkg:generic/mystery")
    assert f"mystery  {licences.UNKNOWN}  {licences.UNKNOWN}" in licences.render([unknown])
