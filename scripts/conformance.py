"""Write docs/conformance.md: which tests prove which check of the Runtime API contract, and before which judge.

What a check means is in data/contract.json; that a test proves it is told by the test, in its name or by its marker.
With --check nothing is written: the exit code tells whether the table is up to date.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO

import pytest

from console import Failure, exit_code, say
from tools import ROOT

CHECKS = ROOT / "data" / "contract.json"
TABLE = ROOT / "docs" / "conformance.md"
TESTS = (ROOT / "tests" / "contract", ROOT / "tests" / "http")
OURS = {"serve", "serve_app", "serve_from", "function"}
EMULATOR = {"emulate"}

HEAD = """# Conformance

Made by `make conformance` from the tests; a test holds that it is up to date. Each row is a check of the Runtime API
contract. The judges are:

- **our Runtime API**, a server over loopback sockets that keeps to AWS's rules and can break every one of them
  (`tests/contract/runtime_api.py`);
- **AWS's emulator**, the binary that comes with the SAM CLI, where it can express the check;
- **awslambdaric**, AWS's own client, as the peer: "same" where it passes at least one of the same tests, so that what
  they ask for is what AWS does, "beyond" where all of them ask for more.
"""


@dataclass
class Proof:
    """The tests of one check by judge, and whether AWS's own client passes some of them."""

    ours: list[str] = field(default_factory=list)
    emulator: list[str] = field(default_factory=list)
    is_shared: bool = False

    def add(self, item: pytest.Function) -> None:
        """Take in a test, once for all its parameters."""
        name = f"`{item.path.stem.removeprefix('test_')}: {item.originalname.removeprefix('test_')}`"
        self.is_shared |= item.get_closest_marker("beyond") is None
        for fixtures, names in ((OURS, self.ours), (EMULATOR, self.emulator)):
            if fixtures & set(item.fixturenames) and name not in names:
                names.append(name)

    @property
    def peer(self) -> str:
        """Say how AWS's own client stands to the check."""
        return ("same" if self.is_shared else "beyond") if self.ours or self.emulator else ""


class Collector:
    """A plugin of pytest that keeps what was collected."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.items: list[pytest.Item] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keep the tests."""
        self.items = session.items


def proofs() -> dict[str, Proof]:
    """Ask every test of the contract which checks it proves."""
    collector = Collector()
    with redirect_stdout(StringIO()) as output:
        code = pytest.main(["--collect-only", "-q", *map(str, TESTS)], [collector])
    if code != pytest.ExitCode.OK:
        raise Failure("the tests cannot be collected", output.getvalue())
    found: dict[str, Proof] = defaultdict(Proof)
    for item in collector.items:
        for marker in item.iter_markers("contract"):
            for check in marker.args:
                if isinstance(item, pytest.Function):
                    found[check].add(item)
    return found


def render(checks: dict[str, dict[str, str]], found: dict[str, Proof]) -> str:
    """Lay the table out, a part for each section of the contract."""
    lines = [HEAD]
    for section, meanings in checks.items():
        lines += [f"## {section}\n"]
        lines += [
            "| check | what holds | our Runtime API | AWS's emulator | awslambdaric |",
            "| --- | --- | --- | --- | --- |",
        ]
        for check, meaning in meanings.items():
            proof = found.get(check, Proof())
            cells = [check, meaning, "<br>".join(proof.ours), "<br>".join(proof.emulator), proof.peer]
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def empty_rows(checks: dict[str, dict[str, str]], found: dict[str, Proof]) -> list[str]:
    """Name the checks that no test proves."""
    return [
        check for meanings in checks.values() for check in meanings if not (found[check].ours or found[check].emulator)
    ]


def main() -> None:
    """Write the table, or compare it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="write nothing; fail if the table is not up to date")
    given = options.parse_args()
    checks: dict[str, dict[str, str]] = json.loads(CHECKS.read_text(encoding="utf-8"))
    found = proofs()
    if unknown := sorted(set(found) - {check for meanings in checks.values() for check in meanings}):
        raise Failure(f"tests name checks that there are not: {', '.join(unknown)}", f"see {CHECKS.relative_to(ROOT)}")
    table = render(checks, found)
    if not given.check:
        TABLE.write_text(table, encoding="utf-8")
    elif not TABLE.exists() or TABLE.read_text(encoding="utf-8") != table:
        raise Failure("docs/conformance.md is not what the tests say", "run `make conformance` and commit the result")
    say(f"without a test: {' '.join(empty_rows(checks, found)) or 'none'}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
