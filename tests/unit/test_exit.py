"""The end of the process: it comes at once, and with everything that belongs to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aws_lambda_runtime

SOURCE = str(Path(aws_lambda_runtime.__file__).parent.parent)
PROGRAM = f"""
import sys
sys.path.append({SOURCE!r})
from aws_lambda_runtime._exit import leave
"""
FOR_EVER = "import threading; threading.Thread(target=threading.Event().wait{}).start()\n"


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program that has `leave` and `sys`; it fails the test when it does not end."""
    command = [sys.executable, "-ISc", PROGRAM + program]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=20)


@pytest.mark.parametrize("threads", ["", FOR_EVER.format(", daemon=True"), FOR_EVER.format("")])
def test_leave(threads: str) -> None:
    """The process ends with the code, whatever threads the user left, and what was printed is written."""
    done = run(f"{threads}print('printed', end='')\nsys.exit(leave(3))")
    assert (done.returncode, done.stdout, done.stderr) == (3, "printed", "")


@pytest.mark.parametrize("threads", ["", FOR_EVER.format("")])
def test_exit_functions(threads: str) -> None:
    """What the user registered for the exit is run, once."""
    done = run(f"import atexit; atexit.register(print, 'bye')\n{threads}sys.exit(leave(0))")
    assert (done.returncode, done.stdout) == (0, "bye\n")


def test_failing_exit_function() -> None:
    """A function registered for the exit that fails changes nothing about the exit."""
    done = run(f"import atexit; atexit.register(lambda: 1 / 0)\n{FOR_EVER.format('')}sys.exit(leave(3))")
    assert done.returncode == 3


def test_threads_are_not_loaded() -> None:
    """Where the user has no threads, the module for them stays unloaded."""
    assert run("leave(0); print('threading' in sys.modules)").stdout == "False\n"
