"""What the tests of the built layer share: its interpreter and its loop, away from the sources and this environment."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "en_US.UTF-8"}  # a locale that Lambda does not have
LONGEST = 60


@pytest.fixture(scope="session")
def layer(layer_root: Path) -> Tree:
    """Return the built layer and where everything lies in it."""
    launcher = next(layer_root.glob("runtime/bin/python3.*"))
    return Tree(layer_root, launcher.name.removeprefix("python"))


@pytest.fixture
def environment() -> dict[str, str]:
    """Return variables for a process of the layer, which sees none of those of this environment."""
    return dict(ENVIRONMENT)


def run(command: list[str], cwd: Path, stdin: str, environment: dict[str, str]) -> str:
    """Return what *command* prints in an environment that holds nothing of this one."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=ENVIRONMENT | environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def python(layer: Tree, tmp_path: Path) -> Callable[..., str]:
    """Return the layer's interpreter as a program that is called with options."""

    def ordinary(*arguments: str, stdin: str = "", **environment: str) -> str:
        return run([str(layer.launcher), *arguments], tmp_path, stdin, environment)

    return ordinary


@pytest.fixture
def task(tmp_path: Path) -> Path:
    """Return the folder of a function, empty so far."""
    folder = tmp_path / "task"
    folder.mkdir()
    return folder


@pytest.fixture
def loop(layer: Tree, task: Path) -> Callable[..., str]:
    """Return the loop as a program that runs source as the module of a function, and stops before it polls."""

    def imported(source: str, *_: str, stdin: str = "", **environment: str) -> str:
        (task / "app.py").write_text(f"import os, sys\n{source}\nsys.stdout.flush()\nos._exit(0)\n", encoding="utf-8")
        function = {"_HANDLER": "app.handler", "LAMBDA_TASK_ROOT": str(task), "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9"}
        return run([str(layer.root / "bootstrap")], task, stdin, function | environment)

    return imported
