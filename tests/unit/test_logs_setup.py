"""`logging` is set up for whoever imports it, when it is imported, in whatever way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aws_lambda_runtime

SOURCE = Path(aws_lambda_runtime.__file__).parent.parent
START = f"""
import importlib.util, os, sys
sys.path.append({str(SOURCE)!r})
from aws_lambda_runtime import _logs
from aws_lambda_runtime._settings import Settings
for name in [name for name in sys.modules if name.partition(".")[0] == "logging"]: del sys.modules[name]
settings = Settings(log_format="Text", log_level="info")
"""
THREADS = """
import threading
_logs.prepare(settings)
threads = [threading.Thread(target=__import__, args=("logging",)) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
import logging
"""
COUNT = "print([type(handler).__name__ for handler in logging.getLogger().handlers], logging.getLogger().level)"
ONCE = "['LambdaLoggerHandler'] 20\n"


def run(program: str, *options: str) -> str:
    """Run a program that has `_logs` and `settings`, and return what it printed."""
    command = [sys.executable, "-I", *options, "-c", START + program]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=20, text=True).stdout


@pytest.mark.parametrize(
    "program",
    [
        "_logs.prepare(settings); import logging",
        "import logging; _logs.prepare(settings)",
        "_logs.prepare(settings); import logging.handlers",
        "_logs.prepare(settings); from logging import config; import logging",
        "_logs.prepare(settings); importlib.util.find_spec('logging'); import logging",
        "_logs.prepare(settings); import aws_lambda_runtime._log_records; import logging",
        "_logs.prepare(settings); import logging as first; del sys.modules['logging']; import logging; logging = first",
        THREADS,
    ],
)
def test_set_up_once(program: str) -> None:
    """However `logging` is imported, the root logger has one handler and the configured level."""
    assert run(f"{program}\n{COUNT}") == ONCE


def test_not_imported() -> None:
    """The preparation itself imports neither `logging` nor what writes it."""
    assert run("_logs.prepare(settings); print('logging' in sys.modules)", "-S") == "False\n"


def test_nothing_is_left_of_it() -> None:
    """Once `logging` is loaded, imports are as they were, and the module is an ordinary one."""
    program = """
before = list(sys.meta_path)
_logs.prepare(settings)
import inspect, logging
assert sys.meta_path == before
assert logging.__spec__.loader is logging.__loader__
assert vars(logging.__loader__).keys() == vars(inspect.__loader__).keys()
assert inspect.getsource(logging.getLogger).startswith("def getLogger")
importlib.reload(logging)
print("fine")
"""
    assert run(program) == "fine\n"


def test_own_module(tmp_path: Path) -> None:
    """A module of the function's own of that name is loaded as it is, and the standard library's is not."""
    (tmp_path / "logging.py").write_text("OWN = True\n", encoding="utf-8")
    program = (
        f"_logs.prepare(settings); sys.path.insert(0, {str(tmp_path)!r}); import logging; print(vars(logging)['OWN'])"
    )
    assert run(program) == "True\n"


def test_full_pipe_that_does_not_block() -> None:
    """What is more than a non-blocking pipe holds is written when there is room again."""
    program = """
_logs.prepare(settings)
os.set_blocking(1, False)
import logging
logging.error("x" * 1_000_000)
"""
    out = run(program)
    assert out.count("x") == 1_000_000


def test_pipe_that_nobody_reads() -> None:
    """A pipe that stays full costs the record and a second, and no more."""
    program = """
_logs.prepare(settings)
_, end = os.pipe()
before = os.dup(1)
os.dup2(end, 1)
os.set_blocking(1, False)
import logging
logging.error("x" * 1_000_000)
os.dup2(before, 1)
print("goes on")
"""
    assert run(program) == "goes on\n"
