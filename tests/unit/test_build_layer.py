"""When `make layer` builds anew: the fingerprint of what the layer is made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import build_layer
from build_layer import fingerprint
from interpreters import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INTERPRETER = Interpreter("/somewhere/python3.13", "3.13.4", "local", "", 0.0)
TREE = (
    "pyproject.toml",
    "requirements/layer.txt",
    "build/freeze.py",
    "data/frozen.txt",
    "data/licences/zlib.txt",
    "layer/bootstrap",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project in the place of this one."""
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.setattr(build_layer, "ROOT", tmp_path)
    monkeypatch.setattr(build_layer, "REQUIREMENTS", tmp_path / "requirements")
    return tmp_path


def taken() -> str:
    """Take the fingerprint with everything but the files kept the same."""
    return fingerprint(INTERPRETER, "x86_64", "cc")


@pytest.mark.parametrize("name", TREE)
def test_every_input_counts(project: Path, name: str) -> None:
    """A change in any file that the layer is made from gives another fingerprint, and undoing it the first one."""
    before = taken()
    (project / name).write_text("changed", encoding="utf-8")
    changed = taken()
    (project / name).write_text(name, encoding="utf-8")

    assert changed != before
    assert taken() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda project: (project / "layer/bootstrap").chmod(0o755),
        lambda project: (project / "layer/bootstrap").rename(project / "layer/start"),
        lambda project: (project / "build/closure.py").touch(),
    ],
)
def test_modes_and_names_count(project: Path, change: Callable[[Path], object]) -> None:
    """A new mode, a new name or a new file gives another fingerprint, even where no content changed."""
    before = taken()
    change(project)

    assert taken() != before


def test_what_does_not_ship_does_not_count(project: Path) -> None:
    """Bytecode that Python left behind, sample events, and the record of what was published build nothing anew."""
    before = taken()
    for name in ("build/__pycache__/freeze.cpython-313.pyc", "data/events/sqs/standard.json"):
        (project / name).parent.mkdir(parents=True)
        (project / name).touch()
    (project / "data" / "layers.json").touch()

    assert taken() == before


@pytest.mark.usefixtures("project")
def test_interpreter_architecture_and_compiler_count() -> None:
    """The same files make another layer with another interpreter, for another architecture, by another compiler."""
    fingerprints = {
        taken(),
        fingerprint(replace(INTERPRETER, version="3.13.5"), "x86_64", "cc"),
        fingerprint(replace(INTERPRETER, path="/elsewhere/python3.13"), "x86_64", "cc"),
        fingerprint(INTERPRETER, "arm64", "cc"),
        fingerprint(INTERPRETER, "x86_64", "clang"),
    }

    assert len(fingerprints) == 5
