"""The launcher: what its loop returns or raises is how the process ends, as in any Python."""

from __future__ import annotations

import shutil
import signal
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import bytecode
import freeze
import stdlib
from failure import BuildError
from layer import BUILD, FINDER
from link import compiler, is_static, link
from tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from interpreter import Interpreter

MAIN = """
import os, time

def main():
    exec(os.environ["CODE"])
    return int(os.environ["RESULT"])
"""


@pytest.fixture(scope="module")
def launcher(base: Interpreter, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return a layer whose runtime does what the environment tells it."""
    folder = tmp_path_factory.mktemp("linked")
    tree = Tree(folder / "layer", base.version)
    package = tree.python / "aws_lambda_runtime"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(MAIN, encoding="utf-8")
    bytecode.compile_tree(base, tree)
    modules = freeze.choose(["aws_lambda_runtime.*"], base, tree)
    finder = freeze.compile_alone(FINDER, BUILD / "frozen_finder.py", base)
    libpython = link(base, freeze.write_table(modules, finder, folder), tree.launcher)
    if not is_static(libpython):
        shutil.copy(libpython, tree.libraries)
    stdlib.stage(base.stdlib, tree)
    return tree


def start(tree: Tree, code: str = "pass", result: int = 0) -> subprocess.Popen[str]:
    """Start the loop of *tree*, which executes *code* and returns *result*."""
    command = [str(tree.launcher), str(tree.python / "aws_lambda_runtime")]
    environment = {"CODE": code, "RESULT": str(result)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("code", "result", "status", "said"),
    [
        ("pass", 0, 0, ""),
        ("pass", 3, 3, ""),
        ("raise SystemExit(7)", 0, 7, ""),
        ("raise SystemExit('bye')", 0, 1, "bye\n"),
        ("import atexit; atexit.register(print, 'last words')", 5, 5, ""),
    ],
)
def test_result_of_main_is_the_exit_code(launcher: Tree, code: str, result: int, status: int, said: str) -> None:
    """The number that main returns, or SystemExit carries, ends the process, after everything was finalized."""
    with start(launcher, code, result) as process:
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (status, said)
    assert output == ("last words\n" if "atexit" in code else "")


def test_uncaught_exception_is_shown(launcher: Tree) -> None:
    """An exception that leaves main ends the process with 1 and a traceback that names the file."""
    with start(launcher, "raise ValueError('spam')") as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f'File "{launcher.python}/aws_lambda_runtime/__main__.py", line 5, in main' in errors
    assert errors.endswith("ValueError: spam\n")


def test_ctrl_c_is_death_by_its_signal(launcher: Tree) -> None:
    """A shell that waits for the process sees that it was interrupted."""
    with start(launcher, "print('ready', flush=True); time.sleep(60)") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert errors.endswith("KeyboardInterrupt\n")


def test_static_libpython_that_lacks_something_gives_way_to_the_next(base: Interpreter, tmp_path: Path) -> None:
    """One that does not link is no end where there is another; as the only one its linker's words are the error."""
    empty = tmp_path / "libpython.a"
    empty.write_bytes(b"!<arch>\n")
    table = freeze.write_table([], freeze.compile_alone(FINDER, BUILD / "frozen_finder.py", base), tmp_path)
    taken = link(replace(base, libpythons=(empty, *base.libpythons)), table, tmp_path / "python")
    assert taken in base.libpythons
    with pytest.raises(BuildError, match=r"undefined (reference|symbol)"):
        link(replace(base, libpythons=(empty,)), table, tmp_path / "python")


def test_missing_compiler_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a C compiler the message says which were looked for and how to name one."""
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match=r"neither cc, gcc nor clang is on PATH\n  cure: install a C compiler"):
        compiler()
