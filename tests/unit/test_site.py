"""What a function finds at start: its folders in `sys.path`, in the managed runtime's order, and its site's hooks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import aws_lambda_runtime

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = Path(aws_lambda_runtime.__file__).parent
PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
PROGRAM = """
import sys
sys.path.append({package!r})
before = list(sys.path)
from aws_lambda_runtime._settings import Settings
from aws_lambda_runtime._site import prepare_site
prepare_site(Settings(task_root={task!r}, python_path={path!r}))
import builtins, json, os
print(json.dumps({{
    "path": sys.path, "before": before, "cwd": os.getcwd(), "exit": hasattr(builtins, "exit"),
    "ran": getattr(sys, "ran", []), "site": "site" in sys.modules,
}}))
"""


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return what prepares a site of these files, below `task`, `opt` and wherever else, and tells what came of it."""

    def run(*files: str, python_path: tuple[str, ...] = (), site: bool = False) -> dict[str, Any]:
        layer = tmp_path / "opt" / "python"
        layer.mkdir(parents=True)
        (layer / "aws_lambda_runtime").symlink_to(PACKAGE)
        for file in ("task/app.py", *files):
            name, _, source = file.partition("=")
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        program = PROGRAM.format(
            package=str(layer),
            task=str(tmp_path / "task"),
            path=tuple(str(tmp_path / entry) for entry in python_path),
        )
        options = "-Ic" if site else "-ISc"
        command = [sys.executable, options, program]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=20)
        found: dict[str, Any] = json.loads(done.stdout)
        for key in ("path", "before"):
            found[key] = [entry.removeprefix(f"{tmp_path}/") for entry in found[key]]
        found["cwd"] = found["cwd"].removeprefix(f"{tmp_path}/")
        return found

    return run


def test_order(start: Callable[..., dict[str, Any]]) -> None:
    """The task root comes first, then the user's own path, then the layers' folders, then the standard library."""
    found = start(
        "own/b.py",
        f"opt/python/lib/{PYTHON}/site-packages/a.py",
        python_path=("own",),
    )
    layers = [f"opt/python/lib/{PYTHON}/site-packages", "opt/python"]
    assert found["path"] == ["task", "own", *layers, *(entry for entry in found["before"] if entry not in layers)]
    assert found["cwd"] == "task"


def test_no_duplicates(start: Callable[..., dict[str, Any]]) -> None:
    """A folder stands in the path once, where it comes first."""
    found = start("own/b.py", python_path=("own", "task", "opt/python", "own"))
    assert found["path"][:3] == ["task", "own", "opt/python"]
    assert len(found["path"]) == len(set(found["path"]))
    assert "" not in found["path"]


def test_missing_folders(start: Callable[..., dict[str, Any]]) -> None:
    """Layer folders that are not there cost no look-up at each import."""
    assert start()["path"][:2] == ["task", "opt/python"]


def test_users_path_is_kept(start: Callable[..., dict[str, Any]]) -> None:
    """Entries of the user's own path stay, be they archives or folders that are filled only later."""
    found = start("modules.zip", python_path=("modules.zip", "later"))
    assert found["path"][:4] == ["task", "modules.zip", "later", "opt/python"]


def test_exit(start: Callable[..., dict[str, Any]]) -> None:
    """`exit` and `quit` are there, though `site` has not been imported."""
    found = start()
    assert found["exit"]
    assert not found["site"]


PTH = "import sys; sys.ran = [*getattr(sys, 'ran', []), {!r}]\n"


def test_path_files(start: Callable[..., dict[str, Any]]) -> None:
    """Path files of the task root and the layers are run once, in the order of the path, and may add folders."""
    found = start(
        f"task/a.pth={PTH.format('task')}added\n",
        "task/added/b.py",
        f"opt/python/b.pth={PTH.format('python')}",
        f"opt/python/lib/{PYTHON}/site-packages/c.pth={PTH.format('packages')}",
    )
    assert found["ran"] == ["task", "packages", "python"]
    assert "task/added" in found["path"]
    assert len(found["path"]) == len(set(found["path"]))


@pytest.mark.parametrize("name", ["sitecustomize", "usercustomize"])
@pytest.mark.parametrize("folder", ["task", "own", "opt/python"])
def test_customize(start: Callable[..., dict[str, Any]], folder: str, name: str) -> None:
    """A `sitecustomize` or `usercustomize` anywhere in the function's folders is run at start."""
    found = start(f"{folder}/{name}.py={PTH.format(name)}", python_path=("own",))
    assert found["ran"] == [name]


def test_similar_names(start: Callable[..., dict[str, Any]]) -> None:
    """Only a module is taken for a `sitecustomize`, not whatever file has such a name."""
    assert start("task/sitecustomize.txt", "task/sitecustomize.dist-info/METADATA")["ran"] == []


def test_failing_customize(start: Callable[..., dict[str, Any]]) -> None:
    """A `sitecustomize` that fails does not keep the function from starting, as in any interpreter."""
    assert start("task/sitecustomize.py=1 / 0")["cwd"] == "task"


def test_with_site(start: Callable[..., dict[str, Any]]) -> None:
    """Where the interpreter has imported `site`, the function's folders come first all the same."""
    found = start(site=True)
    assert found["path"][:2] == ["task", "opt/python"]
    assert found["exit"]
