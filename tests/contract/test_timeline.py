"""The timeline of the start: one event in the log where it is asked for, and nothing at all where it is not."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

ON = {"LAMBDA_RUNTIME_TIMELINE": "1"}
SOURCE = """
    import helper
    import sys, _frozen_importlib

    def handler(event, context):
        patched = _frozen_importlib._find_and_load.__module__
        return [patched, "aws_lambda_runtime._timeline" in sys.modules]
"""
FILES = {"helper.py": "from package import inner\n", "package/__init__.py": "", "package/inner.py": "import wave\n"}
PHASES = ["launcher", "path", "import", "resolve", "hooks"]


def timelines(function: Function) -> list[dict[str, Any]]:
    """Return the timelines in a function's log, of which every line has to be JSON."""
    events = [json.loads(line) for line in function.log.splitlines() if line.startswith("{")]
    return [event for event in events if event["message"] == "Start-up timeline"]


def names(modules: list[dict[str, Any]]) -> Iterator[str]:
    """Give the dotted ways from the top of the tree to each module."""
    for module in modules:
        yield module["name"]
        for below in names(module.get("imports", [])):
            yield f"{module['name']} > {below}"


@pytest.mark.parametrize("log_format", ["Text", "JSON"])
def test_timeline(serve: Serve, log_format: str) -> None:
    """It is one line of JSON: the phases one after the other, and the function's modules as they led to each other."""
    function = serve(SOURCE, files=FILES, environment={**ON, "AWS_LAMBDA_LOG_FORMAT": log_format})
    assert function.invoke().value == ["_frozen_importlib", True]
    (line,) = function.log.splitlines()
    event = json.loads(line)
    assert (event["level"], event["message"], event["until"]) == ("INFO", "Start-up timeline", "first poll")
    assert [phase["name"] for phase in event["phases"]] == PHASES
    for phase, following in zip(event["phases"], [*event["phases"][1:], {"startMs": event["totalMs"]}], strict=True):
        assert phase["ms"] >= 0
        assert phase["startMs"] + phase["ms"] == pytest.approx(following["startMs"], abs=0.003)
    ways = list(names(event["imports"]))
    assert "app > helper > package" in ways
    assert "app > helper > package.inner > wave" in ways


@pytest.mark.parametrize("value", [None, "", "0"])
def test_off(serve: Serve, value: str | None) -> None:
    """Where it is not asked for there is no event, nothing is loaded, and the import system is as it was."""
    function = serve(SOURCE, files=FILES, environment={"LAMBDA_RUNTIME_TIMELINE": value})
    assert function.invoke().value == ["_frozen_importlib", False]
    assert function.log == ""


def test_failing_import(serve: Serve) -> None:
    """Of a start that fails it tells what there was until then, before the failure is reported as always."""
    function = serve("import helper\nimport absent\n", files={"helper.py": ""}, environment=ON)
    error = function.init_error()
    (event,) = timelines(function)
    assert event["until"] == "failure"
    assert [phase["name"] for phase in event["phases"]] == PHASES[:3]
    assert {"app > helper", "app > absent"} <= set(names(event["imports"]))
    assert "_diagnosis" not in str(event["imports"])  # which was loaded to explain it
    # The runtime's frames are no more to be seen than without it.
    (frame,) = error["stackTrace"]
    assert "import absent" in frame
    assert function.exit_code() == 1


def test_shutdown_hooks(serve: Serve) -> None:
    """To register as an extension is a phase of its own, where a function has asked for it."""
    source = """
        from aws_lambda_runtime import runtime
        runtime.on_shutdown(print)
        def handler(event, context): return None
    """
    function = serve(source, environment=ON)
    function.invoke()
    (event,) = timelines(function)
    assert [phase["name"] for phase in event["phases"]] == [*PHASES, "extension"]


def test_snapshot(serve: Serve) -> None:
    """With SnapStart it is written before the snapshot, once for all environments that are made of it."""
    environment = {**ON, "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"}
    function = serve("def handler(event, context): return None", environment=environment)
    function.invoke()
    (event,) = timelines(function)
    assert event["until"] == "snapshot"


def test_exit(serve: Serve) -> None:
    """A start that ends in `sys.exit` has its timeline too, and keeps its exit code."""
    function = serve("import helper, sys\nsys.exit(3)\n", files={"helper.py": ""}, environment=ON)
    function.init_error()
    (event,) = timelines(function)
    assert event["until"] == "failure"
    assert "app > helper" in names(event["imports"])
    assert function.exit_code() == 3


def test_several_processes(serve: Serve) -> None:
    """Where several processes serve, each tells its own start."""
    function = serve("def handler(event, context): return None", environment=ON, concurrency=2)
    function.invoke()
    function.wait(lambda: True if len(timelines(function)) == 2 else None, "two timelines")


def test_many_imports(serve: Serve) -> None:
    """A tree that is too large for a line of the log leaves out what took least, and says so."""
    files = {f"many/module_{number}_{'x' * 100}.py": "" for number in range(400)}
    source = """
        import importlib, os
        for name in sorted(os.listdir("many")):
            if name.endswith(".py"):
                importlib.import_module("many." + name[:-3])
        def handler(event, context): return None
    """
    function = serve(source, files=files, environment=ON)
    function.invoke()
    (event,) = timelines(function)
    (app,) = (module for module in event["imports"] if module["name"] == "app")
    assert 0 < len(app["imports"]) < 400
    assert event["leastMs"] > 0
    assert len(function.log) < 60_000


def test_profile(tmp_path: Path) -> None:
    """The script shows table and picture of a function, as it does of one whose import fails; that one it fails too."""
    (tmp_path / "app.py").write_text("import wave\ndef handler(event, context): return event['name']\n", "utf-8")
    (tmp_path / "broken.py").write_text("import wave\nimport absent\n", "utf-8")
    (tmp_path / "event.json").write_text('{"name": "x"}', "utf-8")
    shown = {}
    for handler in ("broken.handler", "app.handler"):
        picture = tmp_path / f"{handler}.svg"
        command: list[str | Path] = [
            sys.executable,
            ROOT / "scripts" / "profile_start.py",
            "--handler",
            handler,
            "--task",
            tmp_path,
        ]
        command += ["--event", tmp_path / "event.json", "--picture", picture]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
        shown[handler] = (done.returncode, done.stderr)
        assert "launcher" in done.stdout, done.stderr
        assert " wave" in done.stdout
        titles = [element.text or "" for element in ET.parse(picture).iter() if element.tag.endswith("title")]  # noqa: S314 - it is our own
        assert any(title.startswith("wave: ") for title in titles)
    assert shown["app.handler"] == (0, "")
    assert shown["broken.handler"][0] == 1
    assert "No module named 'absent'" in shown["broken.handler"][1]
