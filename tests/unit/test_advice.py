"""What the log says about a handler that cannot be found, beyond the managed runtime's words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from aws_lambda_runtime._report import report
from aws_lambda_runtime._resolve import resolve
from aws_lambda_runtime.errors import RuntimeFault

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a task root at the front of the path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def advice(handler: str) -> str:
    """Return the notes on what is wrong with the handler, as the log entry ends with them."""
    with pytest.raises(RuntimeFault) as caught:
        resolve(handler, dict)
    notes = "\n".join(caught.value.__notes__)
    assert report(caught.value)[1].rstrip("\n").endswith(notes)
    assert notes.encode() not in report(caught.value)[0].body
    return notes


@pytest.mark.usefixtures("task")
def test_malformed_handler() -> None:
    """Of a name that is none the forms of a name are shown."""
    assert "app.handler for the function handler in app.py" in advice("handler")


@pytest.mark.usefixtures("task")
def test_built_in_module() -> None:
    """Of a module that has a built-in's name it is said that it has to be renamed."""
    assert advice("time.handler").startswith("rename the module")


def test_folder_in_the_zip(task: Path) -> None:
    """Where a folder was zipped instead of its content, the folder is named."""
    (task / "src").mkdir()
    (task / "src" / "advice_app.py").touch()
    assert advice("advice_app.handler") == (
        f"{task} has a folder src that holds advice_app: put the folder's content into the zip, not the folder"
    )


def test_misspelled_module(task: Path) -> None:
    """A module whose name looks alike is offered."""
    (task / "advice_orders.py").touch()
    assert advice("advice_order.handler") == f"{task} has no advice_order.py; did you mean advice_orders?"


def test_absent_module(task: Path) -> None:
    """Else what is there is told, without hidden files."""
    (task / "main.py").touch()
    (task / ".env").touch()
    assert advice("quite/different.handler") == f"{task} has no quite.py and no package quite; it holds main.py"


def test_absent_dependency(task: Path) -> None:
    """Of a module that the function's own module lacks it is said where it should be, and for which Python."""
    (task / "advice_needy.py").write_text("import absent_dependency.part\n", encoding="utf-8")
    told = advice("advice_needy.handler")
    assert told.startswith("absent_dependency is neither in the function's package nor in a layer")
    assert f"Python {sys.version_info.major}.{sys.version_info.minor} " in told


def test_left_out_of_the_layer(task: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of the standard library that is not there is not looked for in distributions."""
    monkeypatch.setitem(sys.modules, "idlelib", None)
    (task / "advice_idle.py").write_text("import idlelib\n", encoding="utf-8")
    assert advice("advice_idle.handler") == "idlelib is a part of the standard library that this layer leaves out"


def test_syntax_error(task: Path) -> None:
    """Of a module that is not valid Python the version that reads it is named."""
    (task / "advice_odd.py").write_text("def f(:\n", encoding="utf-8")
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}." in advice("advice_odd.handler")


def test_nothing_to_add(task: Path) -> None:
    """An import that fails in its own words gets no advice."""
    (task / "advice_own.py").write_text("raise ImportError('own words')\n", encoding="utf-8")
    with pytest.raises(RuntimeFault) as caught:
        resolve("advice_own.handler", dict)
    assert not hasattr(caught.value, "__notes__")
