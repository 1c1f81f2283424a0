"""What the log says about a handler that cannot be found, beyond the managed runtime's words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.syntax import advise_on_syntax
from aws_lambda_runtime._report import report
from aws_lambda_runtime._resolve import resolve

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a task root at the front of the path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def advice(handler: str) -> Advice:
    """Return the note on what is wrong with the handler, with which the log entry ends."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any may be wrong with it
        resolve(handler, dict)
    (note,) = caught.value.__notes__
    assert isinstance(note, Advice)
    failure, entry = report(caught.value)
    assert entry.render(as_json=False, framed=True).endswith(f"cure: {note.hint} ({note.docs})")
    assert note.message.encode() not in failure.body
    return note


@pytest.mark.usefixtures("task")
def test_malformed_handler() -> None:
    """Of a name that is none the forms of a name are shown, and where it stands in a template."""
    told = advice("handler")
    assert told.code == "E101"
    assert "'handler'" in told.message
    assert "app.handler for the function handler in app.py" in told.hint
    assert "Handler: app.handler" in told.hint


@pytest.mark.usefixtures("task")
def test_built_in_module() -> None:
    """Of a module that has a built-in's name it is said that it has to be renamed."""
    told = advice("time.handler")
    assert (told.code, told.hint) == ("E108", "rename yours")
    assert "module time built in" in told.message


def test_folder_in_the_zip(task: Path) -> None:
    """Where a folder was zipped instead of its content, the folder is named."""
    (task / "src").mkdir()
    (task / "src" / "advice_app.py").touch()
    told = advice("advice_app.handler")
    assert (told.code, told.path) == ("E102", f"{task}/src")
    assert told.message.startswith(f"{task} has a folder src that holds advice_app")


def test_misspelled_module(task: Path) -> None:
    """A module whose name looks alike is offered, and where it was looked for is told."""
    (task / "advice_orders.py").touch()
    told = advice("advice_order.handler")
    assert told.code == "E102"
    start = (
        f"{task} has no advice_order.py and no package advice_order; did you mean advice_orders?; looked in {task}, "
    )
    assert told.message.startswith(start)


def test_absent_module(task: Path) -> None:
    """Else what is there is told, without hidden files, and not all of it where there is much."""
    (task / ".env").touch()
    for number in range(11):
        (task / f"n{number:02}.py").touch()
    listed = ", ".join(f"n{number:02}.py" for number in range(8))
    assert (
        f"no quite.py and no package quite; it holds {listed} and 3 more" in advice("quite/different.handler").message
    )


def test_absent_part_of_a_package(task: Path) -> None:
    """Of a package that is there its content is told."""
    (task / "advice_package").mkdir()
    (task / "advice_package" / "orders.py").touch()
    told = advice("advice_package.order.handler")
    assert f"{task}/advice_package has no order.py" in told.message
    assert "did you mean orders?" in told.message


def test_absent_dependency(task: Path) -> None:
    """Of a module that the function's own module lacks it is said where it should be, and how it gets there."""
    (task / "advice_needy.py").write_text("import absent_dependency.part\n", encoding="utf-8")
    told = advice("advice_needy.handler")
    assert told.code == "E102"
    assert told.message.startswith("absent_dependency is neither in the function's package nor in a layer")
    assert f"--python-version {sys.version_info.major}.{sys.version_info.minor} " in told.hint


def test_left_out_of_the_layer(task: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of the standard library that is not there is not looked for in distributions."""
    monkeypatch.setitem(sys.modules, "idlelib", None)
    (task / "advice_idle.py").write_text("import idlelib\n", encoding="utf-8")
    assert (
        "idlelib is a part of the standard library that this layer leaves out" in advice("advice_idle.handler").message
    )


def test_missing_handler(task: Path) -> None:
    """Of a module without the handler, what it defines itself is told."""
    (task / "advice_full.py").write_text(
        "from json import loads\nLIMIT = 1\nclass Order:\n  pass\ndef handle(): pass\ndef _own(): pass\n",
        encoding="utf-8",
    )
    for handler in ("advice_full.handler", "advice_full.Order.handler", "advice_full.LIMIT"):
        told = advice(handler)
        assert (told.code, told.path) == ("E103", str(task / "advice_full.py"))
        assert told.message == "advice_full.py has no such handler; it defines Order, handle"


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("def f(:\n", None),
        ("value = t'{x}'\n", ((3, 14), "template strings")),
        ("try:\n  pass\nexcept ValueError, KeyError:\n  pass\n", ((3, 14), "`except`")),
        ("lazy import json\n", ((3, 15), "lazy imports")),
        ("type X = int\n", ((3, 12), "the statement `type X = ...`")),
        ("def f[T](x: T): pass\n", ((3, 12), "type parameters")),
        ("class A[T = int]: pass\n", ((3, 13), "defaults of type parameters")),
        ("""print(f"{d["key"]}")\n""", ((3, 12), "f-strings")),
    ],
)
def test_syntax_error(task: Path, text: str, feature: tuple[tuple[int, int], str] | None) -> None:
    """Of a module that is not valid Python the reading version is named, the feature that is newer, and the place."""
    if feature is not None and feature[0] <= sys.version_info[:2]:
        compile(text, "advice_odd.py", "exec")
        return
    (task / "advice_odd.py").write_text(text, encoding="utf-8")
    told = advice("advice_odd.handler")
    assert told.code == "E107"
    version = ".".join(map(str, sys.version_info[:3]))
    line = next(
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.startswith(("cla", "def", "val", "exc", "laz"))
    )
    shown = text.splitlines()[line - 1]
    assert f"advice_odd.py:{line}\n    {shown}\n" in told.message
    assert told.message.endswith("^")
    if feature is None:
        assert told.message.startswith(f"Python {version} cannot read ")
    else:
        assert told.message.startswith(feature[1])
        assert f"and the layer runs {version}: " in told.message


def test_syntax_error_without_a_place() -> None:
    """A syntax error that a module raises by itself, or of text that is in no file, is not explained."""
    assert advise_on_syntax(SyntaxError("own words")) is None
    assert advise_on_syntax(ValueError()) is None


def test_shadow_of_the_standard_library(task: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that stands in the place of one of the standard library's is named, however that shows."""
    for name in ("colorsys", "wave"):
        monkeypatch.delitem(sys.modules, name, raising=False)
        (task / f"{name}.py").write_text("", encoding="utf-8")
    for number, line in enumerate(
        [
            "from colorsys import rgb_to_hsv",
            "import colorsys.part",
            "import wave\nwave.open('x')",
            "import random2, wave",
        ]
    ):
        (task / f"advice_shadow{number}.py").write_text(f"{line}\n", encoding="utf-8")
        told = advice(f"advice_shadow{number}.handler")
        name = "wave" if "wave" in line else "colorsys"
        if "random2" in line:
            assert told.code == "E102"
        else:
            assert (told.code, told.path) == ("E108", str(task / f"{name}.py"))
            assert told.hint == f"rename {name}.py"


def test_missing_environment_variable(task: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable that is not set is named with those that look alike, and no value is told."""
    monkeypatch.setenv("ADVICE_TABLE_NAME", "secret")
    (task / "advice_environment.py").write_text(
        "import os\ndef read(): return os.environ['ADVICE_TABLE']\nread()\n", encoding="utf-8"
    )
    told = advice("advice_environment.handler")
    assert (told.code, told.path) == ("E109", "ADVICE_TABLE")
    missing = "advice_environment.py:2 needs the environment variable ADVICE_TABLE, which is not set"
    assert told.message.startswith(f"{missing}; there is ADVICE_TABLE_NAME")
    assert "secret" not in told


def test_exception_at_import(task: Path) -> None:
    """Of any other exception the user's line is named, and nothing that it says."""
    (task / "advice_broken.py").write_text("import json\njson.loads('secret')\n", encoding="utf-8")
    told = advice("advice_broken.handler")
    assert (told.code, told.path) == ("E109", "advice_broken.py")
    assert told.message == "JSONDecodeError was raised while the module was imported, at advice_broken.py:2"


def test_cause_behind_the_cause(task: Path) -> None:
    """What a package raises in place of what went wrong is looked behind."""
    (task / "advice_wrapping.py").write_text(
        "try:\n  import absent_part\nexcept ImportError as error:\n  raise RuntimeError('broken') from error\n",
        encoding="utf-8",
    )
    assert advice("advice_wrapping.handler").message.startswith("absent_part is neither ")


def test_nothing_to_add(task: Path) -> None:
    """An import that fails in its own words gets no advice."""
    (task / "advice_own.py").write_text("raise ImportError('own words')\n", encoding="utf-8")
    with pytest.raises(ImportError) as caught:
        resolve("advice_own.handler", dict)
    assert not hasattr(caught.value, "__notes__")


def test_parts() -> None:
    """An advice is its text, and gives its parts to logs in JSON; as one line it has no line end."""
    told = Advice("E999", "a cause\n  indented", "a cure", "$.a")
    assert told == "diagnosis E999: a cause\n  indented\ncure: a cure (docs/errors.md#e999)"
    assert told.fields() == {
        "code": "E999",
        "message": "a cause\n  indented",
        "path": "$.a",
        "hint": "a cure",
        "docs": "docs/errors.md#e999",
    }
