"""What an ordinary Python of the layer finds, wherever the `site` of its interpreter looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import site_packages

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree

# Like Debian's it knows no site-packages.
ELSEWHERE = """
import os

def getsitepackages(prefixes):
    return [os.path.join(prefix, *place) for prefix in prefixes for place in PLACES]
"""
PLACES = [("local", "dist-packages"), ("lib", "python3", "dist-packages")]


@pytest.fixture
def own(tree: Tree, base: Interpreter) -> Path:
    """Return the folder of the layer's packages, beside the `site` of the interpreter that is frozen."""
    (tree.stdlib / "site.py").write_text((base.stdlib / "site.py").read_text(encoding="utf-8"), encoding="utf-8")
    return tree.site_packages


def folders_named_in(path: Path) -> list[Path]:
    """Return the folders that a .pth file names, as `site` reads them."""
    return [(path.parent / line).resolve() for line in path.read_text(encoding="utf-8").splitlines()]


def test_file_lies_with_the_packages_where_site_looks_there(tree: Tree, base: Interpreter, own: Path) -> None:
    """Python's own `site` finds the layer's packages by itself, and the file names the folders beside them."""
    site_packages.make_importable(tree, base)
    others = tree.python / "lib" / f"python{tree.version}" / "site-packages"
    assert folders_named_in(own / site_packages.NAME) == [tree.python, others]


def test_file_lies_elsewhere_and_names_the_packages_where_site_does_not(
    tree: Tree, base: Interpreter, own: Path
) -> None:
    """For a `site` that looks in other folders the file lies in one of those, and the layer's packages come first."""
    (tree.stdlib / "site.py").write_text(f"PLACES = {PLACES}\n{ELSEWHERE}", encoding="utf-8")
    site_packages.make_importable(tree, base)
    made = tree.root.joinpath("runtime", *PLACES[-1], site_packages.NAME)
    assert folders_named_in(made)[:2] == [own, tree.python]
    assert list(own.glob("*.pth")) == []
