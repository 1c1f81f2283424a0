"""The table of the contract's checks: every check has its tests, and every test its check."""

from __future__ import annotations

import subprocess
import sys

from conformance import Proof, render
from tools import ROOT


# These come with the logs.
def test_table_is_up_to_date() -> None:
    """The table in docs is what the tests say, and no check is without a test."""
    command = [sys.executable, str(ROOT / "scripts" / "conformance.py"), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "without a test: none\n"), done.stderr


def test_judges() -> None:
    """A row tells the tests of each judge, and what AWS's own client makes of them."""
    found = {
        "C1": Proof(["`start: a`", "`start: b`"], is_shared=True),
        "C2": Proof([], ["`emulator: c`"]),
    }
    rows = render({"Start": {"C1": "One.", "C2": "Two.", "C3": "Three."}}, found).splitlines()[-3:]
    assert rows == [
        "| C1 | One. | `start: a`<br>`start: b` |  | same |",
        "| C2 | Two. |  | `emulator: c` | beyond |",
        "| C3 | Three. |  |  |  |",
    ]
