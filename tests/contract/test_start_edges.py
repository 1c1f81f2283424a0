"""Starts that go wrong twice, the paths that a function sees, and the wrapper (contract C9, C10, C16 to C19)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from merged import copy_layer, version_of
from runtime_api import report
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

ECHO = "def handler(event, context): return event\n"
PATH = "import sys\ndef handler(event, context): return sys.path\n"


@pytest.fixture(scope="session")
def opt(layer_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the layer merged with another layer, as Lambda does it in `/opt`."""
    root = copy_layer(layer_root, tmp_path_factory.mktemp("merged") / "opt")
    for name, text in {
        "both.py": "HOME = 'layer'\n",
        "from_layer.py": "HOME = 'layer'\n",
        f"lib/python{version_of(root)}/site-packages/from_site.py": "HOME = 'site'\n",
    }.items():
        path = root / "python" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize(
    "reply",
    [report(403, "InvalidStateTransition"), report(500, "InternalError"), Reply(stop=0), Reply(stop=9, reset=True)],
    ids=["403", "500", "closed", "reset"],
)
def test_c09_report_is_refused(serve: Serve, reply: Reply) -> None:
    """A function whose failed start cannot be reported still exits with 1."""
    function = serve("1 / 0", replies={"init/error": reply})
    assert function.init_error()["errorType"] == "ZeroDivisionError"
    assert function.exit_code() == 1
    assert len(function.api.requests) == 1


def test_c09_nobody_listens(serve: Serve) -> None:
    """A function whose platform is not there at all exits with an error, be its own start good or bad."""
    nobody = {"AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1"}
    assert serve("1 / 0", environment=nobody).exit_code() == 1
    assert serve(ECHO, environment=nobody).exit_code() != 0


@pytest.mark.beyond
@pytest.mark.parametrize(("argument", "code"), [("3", 3), ("0", 1), ("", 1), ("'bye'", 1)])
def test_c10_exit_at_import(serve: Serve, argument: str, code: int) -> None:
    """A module that exits while it is imported is reported; the process then ends, never as if all were well."""
    function = serve(f"import sys\nsys.exit({argument})\n")
    assert function.init_error()["errorType"] == "SystemExit"
    assert function.exit_code() == code


@pytest.mark.beyond
@pytest.mark.parametrize("module", ["requests", "attrs", "cattrs"])
def test_c16_own_copy_wins(serve: Serve, module: str) -> None:
    """A function that brings its own copy of a package of the layer imports its own."""
    function = serve(
        f"import {module}\ndef handler(event, context): return {module}.HOME\n",
        files={f"{module}/__init__.py": "HOME = 'task'\n"},
    )
    assert function.invoke().value == "task"


@pytest.mark.beyond
def test_c16_own_copies_serve_typed_handlers(layer_root: Path, serve: Serve) -> None:
    """A function's own attrs and cattrs are also the ones that make its typed events."""
    packages = next(layer_root.glob("runtime/lib/python3.*/site-packages"))
    files = {
        str(path.relative_to(packages)): path.read_text(encoding="utf-8")
        for name in ("attr", "attrs", "cattr", "cattrs")
        for path in (packages / name).rglob("*.py")
    }
    function = serve(
        """
        import attr, attrs, cattrs, sys
        @attrs.define
        class Order:
            id: str
        def handler(event: Order):
            return [event.id, *(module.__file__ for module in (attr, attrs, cattrs, sys.modules["attr._make"]))]
        """,
        files=files,
    )
    value, *homes = function.invoke({"id": "o-1"}).value
    assert value == "o-1"
    assert homes == [
        f"{function.task_root}/{name}"
        for name in ("attr/__init__.py", "attrs/__init__.py", "cattrs/__init__.py", "attr/_make.py")
    ]


@pytest.mark.beyond
def test_c16_other_layers(opt: Path, serve_from: Callable[..., Function]) -> None:
    """Modules of other layers are found, and the function's own modules come before them."""
    function = serve_from(
        opt,
        """
        import both, from_layer, from_site
        def handler(event, context): return [both.HOME, from_layer.HOME, from_site.HOME]
        """,
        files={"both.py": "HOME = 'task'\n"},
    )
    assert function.invoke().value == ["task", "layer", "site"]


@pytest.mark.beyond
def test_c16_order_of_the_path(opt: Path, serve_from: Callable[..., Function]) -> None:
    """The path holds the function, then the layers, then the standard library; nothing twice and no empty entry."""
    function = serve_from(opt, PATH)
    path = function.invoke().value
    assert path[:3] == [
        str(function.task_root),
        f"{opt}/python/lib/python{version_of(opt)}/site-packages",
        f"{opt}/python",
    ]
    assert len(path) == len(set(path))
    assert "" not in path


@pytest.mark.beyond
def test_c17_pth_file(serve: Serve) -> None:
    """A `.pth` file in the task root is executed once."""
    function = serve(
        "import os, more\ndef handler(event, context): return [os.environ['COUNT'], more.HOME]\n",
        files={
            "setup.pth": "import os; os.environ['COUNT'] = os.environ.get('COUNT', '') + 'x'\nextra\n",
            "extra/more.py": "HOME = 'extra'\n",
        },
    )
    assert function.invoke().value == ["x", "extra"]


@pytest.mark.beyond
def test_c18_python_path(serve: Serve, tmp_path: Path) -> None:
    """Entries of PYTHONPATH come after the task root and before the standard library."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "both.py").write_text("HOME = 'mine'\n")
    (tmp_path / "mine" / "single.py").write_text("HOME = 'mine'\n")
    function = serve(
        """
        import os, sys
        import both, single
        def handler(event, context):
            return [both.HOME, single.HOME, sys.path, os.environ["PYTHONPATH"]]
        """,
        files={"both.py": "HOME = 'task'\n"},
        environment={"PYTHONPATH": str(tmp_path / "mine")},
    )
    both, single, path, variable = function.invoke().value
    assert (both, single) == ("task", "mine")
    library = next(place for place, entry in enumerate(path) if Path(entry).name.startswith("python3"))
    assert path.index(str(function.task_root)) < path.index(str(tmp_path / "mine")) < library
    assert len(path) == len(set(path))
    assert variable == str(tmp_path / "mine")


@pytest.mark.beyond
def test_c19_wrapper(serve: Serve, tmp_path: Path) -> None:
    """A wrapper runs first, with the runtime as its arguments, and what it exports is seen by the function."""
    wrapper = tmp_path / "wrapper"
    wrapper.write_text('#!/bin/sh\nexport WRAPPED="$#"\necho "wrapper runs"\nexec "$@"\n')
    wrapper.chmod(0o755)
    function = serve(
        "import os\ndef handler(event, context): return [os.environ['WRAPPED'], os.getpid()]\n",
        environment={"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)},
    )
    count, pid = function.invoke().value
    assert int(count) >= 1
    assert pid == function.pid
    assert function.log.startswith("wrapper runs\n")


@pytest.mark.beyond
@pytest.mark.parametrize(("exists", "code"), [(False, 127), (True, 126)], ids=["missing", "not-executable"])
def test_c19_unusable_wrapper(serve: Serve, tmp_path: Path, *, exists: bool, code: int) -> None:
    """A wrapper that is missing, or cannot be executed, is named in the log, and the shell's exit code tells which."""
    wrapper = tmp_path / "wrapper"
    if exists:
        wrapper.write_text("#!/bin/sh\n")
    function = serve(ECHO, environment={"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)})
    assert function.exit_code() == code
    assert str(wrapper) in function.log
    assert function.api.requests == []


@pytest.mark.beyond
def test_the_layer_itself_is_what_runs(layer_root: Path, serve: Serve) -> None:
    """The package that serves is the one in the layer, not the one in the source tree."""
    function = serve("""
        import sys
        import aws_lambda_runtime as package
        def handler(event, context): return [package.__file__, list(package.__path__), sys.executable]
    """)
    package = f"{layer_root}/python/aws_lambda_runtime"
    file, path, executable = function.invoke().value
    assert (file, path) == (f"{package}/__init__.py", [package])
    assert executable.startswith(f"{layer_root}/runtime/bin/python3.")
