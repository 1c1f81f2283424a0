"""The set-up: which interpreter is chosen, what it says when it cannot go on, what an interruption leaves."""

from __future__ import annotations

import json
import platform
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import interpreters
from console import Failure, exit_code
from interpreters import Candidate, Interpreter, choose, examine, local_executables, newest, recall
from setup import check_machine
from tools import TOOLS, bring_compiler, is_made_from, machine, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MINOR = f"{sys.version_info[0]}.{sys.version_info[1]}"
FACTS = {
    "path": "/somewhere/python3.13",
    "implementation": "cpython",
    "version": [3, 13, 4],
    "release": True,
    "free_threaded": False,
    "headers": True,
    "library": True,
}


@pytest.fixture
def executable(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a writer of shell scripts: `executable("bin/python3.13", "exit 127")` is what a pyenv shim does."""

    def write(name: str, body: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return write


def answering(facts: Mapping[str, object]) -> str:
    """Write the body of a script that answers the probe like an interpreter with these facts."""
    return f"cat <<'END'\n{json.dumps({**FACTS, **facts})}\nEND"


def test_this_interpreter_can_be_frozen() -> None:
    """The interpreter that runs the tests was chosen by the set-up, so the probe has no objection to its base."""
    candidate = examine(Path(sys.executable), MINOR)

    assert candidate.objection == ""
    assert candidate.version == sys.version_info[:3]
    assert not Path(candidate.path).is_relative_to(sys.prefix), "the base is frozen, not the environment"


@pytest.mark.parametrize(
    ("facts", "objection"),
    [
        ({"headers": False}, "has no Python.h"),
        ({"library": False}, "has no libpython"),
        ({"headers": False, "library": False}, "has no Python.h and no libpython"),
        ({"version": [3, 12, 9]}, "is CPython 3.12.9, not 3.13"),
        ({"version": [3, 1, 3]}, "is CPython 3.1.3, not 3.13"),
        ({"implementation": "pypy"}, "is pypy, not CPython"),
        ({"release": False}, "is a pre-release of 3.13.4"),
        ({"free_threaded": True}, "is a free-threaded build"),
    ],
)
def test_unsuitable_interpreters_are_named_with_the_reason(
    executable: Callable[[str, str], Path], facts: dict[str, object], objection: str
) -> None:
    """An interpreter that cannot be frozen is passed over, and the objection says why."""
    assert examine(executable("python3.13", answering(facts)), "3.13").objection == objection


@pytest.mark.parametrize(
    ("body", "objection"),
    [("exit 127", "does not run (exit code 127)"), ("echo not json", "does not run"), ("", "does not run")],
)
def test_what_does_not_answer_is_passed_over(executable: Callable[[str, str], Path], body: str, objection: str) -> None:
    """A version manager's shim without a version, or any other program of that name, is no candidate."""
    assert examine(executable("python3.13", body), "3.13").objection == objection


@given(st.lists(st.builds(Candidate, st.text(), st.tuples(*[st.integers(0, 99)] * 3), st.sampled_from(["", "no"]))))
def test_the_newest_suitable_release_wins(candidates: list[Candidate]) -> None:
    """Of any candidates, none with an objection is picked, and none without is newer than the picked one."""
    best = newest(candidates)
    suitable = [candidate for candidate in candidates if not candidate.objection]

    assert (best is None) == (not suitable)
    assert best is None or best.version == max(candidate.version for candidate in suitable)


def test_the_search_covers_path_and_version_managers(executable: Callable[[str, str], Path], tmp_path: Path) -> None:
    """Executables are found on PATH first, then in every version folder; other minor versions are not looked at."""
    on_path = executable("path/python3.99", "")
    managed = executable("versions/3.99.1/bin/python3.99", "")
    executable("versions/3.98.0/bin/python3.98", "")

    found = local_executables("3.99", {"PATH": f"{tmp_path}/path:/nowhere"}, roots=[tmp_path / "versions"])

    assert list(found) == [on_path, managed]


@pytest.fixture
def machine_without_network(
    executable: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Path:
    """Return a uv whose download fails, on a machine whose only Pythons are those that the test writes to `home`."""
    for name in ("PYENV_ROOT", "UV_PYTHON_INSTALL_DIR", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "tools").mkdir()
    return executable("uv", f"echo tried >> {tmp_path}/downloads; echo '  cause: no such host' >&2; exit 1")


def test_a_failed_download_falls_back_and_is_remembered(
    executable: Callable[[str, str], Path],
    machine_without_network: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The local interpreter is taken with the reason on screen, and the next choice tries no download."""
    python = executable("home/.pyenv/versions/3.99.4/bin/python3.99", "")
    python.write_text(f"#!/bin/sh\n{answering({'path': str(python), 'version': [3, 99, 4]})}\n", encoding="utf-8")

    first = choose("3.99", machine_without_network, tmp_path / "tools")
    again = choose("3.99", machine_without_network, tmp_path / "tools")

    assert first == again
    assert (first.path, first.version, first.origin) == (str(python), "3.99.4", "local")
    assert (tmp_path / "downloads").read_text() == "tried\n"
    assert "no managed build: no such host" in capsys.readouterr().out


def test_no_interpreter_at_all_is_named_with_its_cure(
    executable: Callable[[str, str], Path], machine_without_network: Path, tmp_path: Path
) -> None:
    """Without a download and without a suitable local one, the failure lists what was seen and what to install."""
    executable("home/.pyenv/versions/3.99.4/bin/python3.99", "exit 127")

    with pytest.raises(Failure, match=r"no CPython 3\.99 to freeze.*no such host") as failure:
        choose("3.99", machine_without_network, tmp_path / "tools")

    assert "versions/3.99.4/bin/python3.99 does not run (exit code 127)" in failure.value.cure
    assert "python3.99-dev" in failure.value.cure


@pytest.mark.parametrize(
    ("origin", "age", "stands"),
    [("local", 60, True), ("local", interpreters.RETRY_DOWNLOAD_AFTER + 1, False), ("managed", 10**9, True)],
)
def test_a_second_best_is_reconsidered_some_day(origin: str, age: float, *, stands: bool) -> None:
    """A managed interpreter stays chosen; a local one only until the download is worth another try."""
    assert Interpreter(sys.executable, "3.13.0", origin, "", chosen_at=0).is_current(now=age) is stands


def test_a_vanished_interpreter_is_chosen_anew(tmp_path: Path) -> None:
    """A choice whose executable was removed does not stand."""
    assert not Interpreter(str(tmp_path / "gone"), "3.13.0", "managed", "", chosen_at=0).is_current(now=1)


@pytest.mark.parametrize("content", ["", '{"path": "/usr/bin/py', "[]", "{}"])
def test_a_torn_record_counts_as_none(tmp_path: Path, content: str) -> None:
    """What an interruption left of the record is no choice."""
    record = tmp_path / "interpreter-3.13.json"
    record.write_text(content, encoding="utf-8")

    assert recall(record) is None


@pytest.mark.parametrize(
    ("system", "libc", "arch", "message"),
    [
        ("Darwin", "", machine(), "this is Darwin"),
        ("Linux", "", machine(), "does not use glibc"),
        ("Linux", "glibc", "sparc", "ARCH=sparc asks for a machine that Lambda does not have"),
    ],
)
def test_a_machine_that_cannot_build_is_refused_with_the_way_out(
    system: str, libc: str, arch: str, message: str
) -> None:
    """The wrong system, C library or architecture is named, and so is what to do about it."""
    with pytest.raises(Failure, match=message) as failure:
        check_machine(system, libc, arch)

    assert failure.value.cure


def test_both_spellings_of_an_architecture_are_understood() -> None:
    """AWS says arm64 where the kernel says aarch64; this machine's own name in either spelling is accepted."""
    check_machine("Linux", "glibc", machine())
    check_machine("Linux", "glibc", platform.machine())


def test_an_interrupted_installation_is_begun_anew(tmp_path: Path) -> None:
    """A folder counts as made only when it was filled to the end, and a rest of an earlier try is cleared away."""
    folder = tmp_path / "tool"

    def interrupted() -> None:
        with replaced(folder, "key") as partial:
            (partial / "half").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not is_made_from(folder, "key")

    with replaced(folder, "key") as partial:
        (partial / "whole").touch()

    assert is_made_from(folder, "key")
    assert not is_made_from(folder, "another key")
    assert sorted(path.name for path in folder.iterdir()) == [".made-from", "whole"]


def test_a_failure_reaches_the_person_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A failure is printed with its cure below it, without a traceback, and makes the script fail."""

    def main() -> None:
        message = "no pip"
        raise Failure(message, "install pip\nor uv")

    assert exit_code(main) == 1
    assert capsys.readouterr().err == "error: no pip\n  install pip\n  or uv\n"


def test_named_compiler_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What CC names compiles for this machine; for the other architecture zig does, which knows Lambda's glibc."""
    monkeypatch.setenv("CC", "/somewhere/cc -m64")
    uv, other = TOOLS / "uv" / "bin" / "uv", {"x86_64": "arm64", "arm64": "x86_64"}[machine()]

    assert bring_compiler(uv, machine()) == "/somewhere/cc -m64"
    assert bring_compiler(uv, other).endswith("-linux-gnu.2.34")
