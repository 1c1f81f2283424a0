"""The audit: what breaks its budget or differs from its source does not ship."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import audit
import bytecode
import certificates
import freeze
from failure import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter
    from tree import Tree


def test_size_over_budget_is_refused(tmp_path: Path) -> None:
    """A layer that is too large is refused with both numbers and the file that holds the limit."""
    budget = tmp_path / "budget.json"
    budget.write_text(json.dumps({"layer": {"zip": 2, "unzipped": 5}, "exceptions": {}}), encoding="utf-8")
    allowed = audit.read_budget(budget, "3.13")
    audit.check_sizes({"zip": 2 * audit.MEGABYTE, "unzipped": 5 * audit.MEGABYTE}, allowed)
    with pytest.raises(BuildError, match=r"the layer is 3\.0 MB \(zip\), and data/budget\.json allows 2 MB"):
        audit.check_sizes({"zip": 3 * audit.MEGABYTE, "unzipped": 0}, allowed)


def test_exceptional_budget_is_of_one_version(tmp_path: Path) -> None:
    """A version with a budget of its own has that, for the form that it names, and all others have the common one."""
    budget = tmp_path / "budget.json"
    exceptions = {"3.11": {"zip": 3, "why": "it is old"}}
    budget.write_text(json.dumps({"layer": {"zip": 2, "unzipped": 5}, "exceptions": exceptions}), encoding="utf-8")
    assert audit.read_budget(budget, "3.11") == {"zip": 3, "unzipped": 5}
    assert audit.read_budget(budget, "3.12") == {"zip": 2, "unzipped": 5}


def test_frozen_code_must_be_the_code_that_ships(base: Interpreter, tree: Tree) -> None:
    """A source that was changed after freezing is refused by the name of its module."""
    source = tree.python / "spam.py"
    source.write_text("EGGS = 'one'\n", encoding="utf-8")
    bytecode.compile_tree(base, tree)
    modules = freeze.choose(["spam"], base, tree)
    tree.launcher.write_bytes(b"program" + modules[0].code + b"program")
    audit.check_frozen(tree, modules)
    source.write_text("EGGS = 'two'\n", encoding="utf-8")
    bytecode.compile_tree(base, tree)
    with pytest.raises(BuildError, match=r"the frozen copy of spam differs from python/spam\.py"):
        audit.check_frozen(tree, modules)


def test_certificates_need_ssl_and_their_bundle(tree: Tree) -> None:
    """A layer without the ssl module, or without a bundle of certificates, is refused."""
    with pytest.raises(BuildError, match=r"ssl\.py is not in the layer, and HTTPS needs it"):
        certificates.add_fallback(tree)
    (tree.stdlib / "ssl.py").touch()
    with pytest.raises(BuildError, match=r"cacert\.pem is not in the layer, and HTTPS needs it"):
        certificates.add_fallback(tree)
