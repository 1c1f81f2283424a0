"""The log: entries come out in one piece and in order, whatever the user's code has done to the streams."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import aws_lambda_runtime

SOURCE = Path(aws_lambda_runtime.__file__).parent.parent


START = f"""
import os, sys
sys.path.append({str(SOURCE)!r})
from aws_lambda_runtime import _logs
from aws_lambda_runtime._settings import Settings
class Entry:
    level = "ERROR"
    def __init__(self, text): self.text = text
    def render(self, *, as_json, framed): return self.text
def write(text): _logs.write(Entry(text))
"""


def run(program: str) -> bytes:
    """Run a program that has `os`, `sys` and `_logs`, and return what it wrote to its standard output."""
    command = [sys.executable, "-I", "-X", "utf8=0", "-c", START + program]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env={"LC_ALL": "POSIX"}, timeout=20).stdout


def test_order() -> None:
    """What the handler printed before an entry stands before it, though it had not been written yet."""
    assert run("print('printed', end=''); write('|entry|'); print('more')") == b"printed|entry|more\n"


def test_line_by_line() -> None:
    """After preparation each line is written when it ends."""
    assert run("_logs.prepare(Settings()); print('a'); print('b', end=''); os._exit(0)") == b"a\n"


def test_any_character() -> None:
    """After preparation any text can be printed, whatever the locale; what UTF-8 does not have is escaped."""
    assert (
        run("_logs.prepare(Settings()); print('\\u00fc\\U0001f600\\udc80')") == "ü\N{GRINNING FACE}\\udc80\n".encode()
    )


def test_any_entry() -> None:
    """An entry's text may be anything too."""
    assert run("write('\\u00fc\\0\\ud800')") == "ü\0\\ud800".encode()


def test_large_entry() -> None:
    """An entry larger than a pipe holds is written to its end."""
    assert run("write('x' * 1_000_000)") == b"x" * 1_000_000


def test_warning() -> None:
    """A warning has the form of a record of `logging`: level, time, request id, text."""
    stamp = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
    assert re.fullmatch(rb"\[WARNING\]\t" + stamp + rb"\t\ttext\n", run("_logs.warn('text')"))
    about = "_logs.current.request_id = 'id-1'; _logs.warn('text')"
    assert re.fullmatch(rb"\[WARNING\]\t" + stamp + rb"\tid-1\ttext\n", run(about))


def test_replaced_streams() -> None:
    """An entry reaches the log past whatever stands in for the streams."""
    assert run("import io; sys.stdout = io.StringIO(); print('lost'); write('entry')") == b"entry"


@pytest.mark.parametrize(
    "change",
    [
        "sys.stdout = sys.stderr = None",
        "sys.stdout = 5",
        "sys.stdout.close()",
        "del sys.stdout",
        "sys.stdout = type('S', (), {'flush': lambda self: 1 / 0})()",
        "sys.stdout = open('/dev/full', 'w'); print('x')",
    ],
)
def test_odd_streams(change: str) -> None:
    """Streams that are gone, closed, full or no streams at all cost neither entry nor process."""
    rest = "_logs.flush_streams(); write('x'); sys.stderr = None; os._exit(0)"
    program = f"fd = os.dup(1)\n{change}\nos.dup2(fd, 1)\n{rest}"
    assert run(program) == b"x"


def test_closed_descriptor() -> None:
    """An entry that cannot be written is lost, and nothing else."""
    assert run("os.close(1); write('entry'); os._exit(0)") == b""


def test_streams_that_cannot_be_prepared() -> None:
    """Where a main program has put streams of its own in place, they are left as they are."""
    program = "import io; out = sys.stdout; sys.stdout = io.StringIO(); _logs.prepare(Settings()); out.write('fine')"
    assert run(program) == b"fine"
    assert run("out = sys.stdout; sys.stdout = None; _logs.prepare(Settings()); out.write('fine')") == b"fine"
