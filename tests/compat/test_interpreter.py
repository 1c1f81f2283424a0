"""What libraries ask of an interpreter: each answer is that of an ordinary one, from within an invocation."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

MODULE = """
import dataclasses, sys
class Point:
    def __init__(self, x): self.x = x
@dataclasses.dataclass
class Line:
    length: "int"
def square(number): return number * number
def send(pipe): pipe.send(Point(3))
def handler(event, context):
"""
CHECKS = {
    "asyncio.run": (
        """
        import asyncio
        async def ask():
            child = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(1)", stdout=-1)
            return (await child.communicate())[0].decode()
        return asyncio.run(ask())
        """,
        "1\n",
    ),
    "concurrent.futures": (
        """
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
        with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
            return [*threads.map(square, range(3)), *processes.map(square, range(3))]
        """,
        [0, 1, 4, 0, 1, 4],
    ),
    "ctypes": (
        """
        import ctypes, ctypes.util, os
        return ctypes.CDLL(ctypes.util.find_library("c")).getpid() == os.getpid()
        """,
        True,
    ),
    "importlib.metadata": (
        """
        from importlib.metadata import distribution, entry_points, files, version
        named = [file.name for file in files("attrs") if file.name == "_make.py"]
        return [version("attrs"), named, bool(distribution("cattrs").requires), bool(entry_points())]
        """,
        ["26.1.0", ["_make.py"], True, True],
    ),
    "importlib.reload": (
        """
        import importlib, json, attr
        return [importlib.reload(module).__name__ for module in (json, json.decoder, attr)]
        """,
        ["json", "json.decoder", "attr"],
    ),
    "importlib.resources": (
        """
        from importlib.resources import as_file, files
        import certifi, pkgutil
        with as_file(files("certifi") / "cacert.pem") as path:
            return [str(path) == certifi.where(), pkgutil.get_data("json", "__init__.py")[:4].decode()]
        """,
        [True, 'r"""'],
    ),
    "inspect": (
        """
        import inspect, json, attr
        sources = [inspect.getsource(made).split("(")[0] for made in (json.loads, attr.has, square)]
        return [sources, str(inspect.signature(handler)), inspect.getmodule(square).__name__]
        """,
        [["def loads", "def has", "def square"], "(event, context)", "app"],
    ),
    "multiprocessing": (
        """
        import multiprocessing
        received = []
        for method in ("fork", "spawn"):
            context = multiprocessing.get_context(method)
            ours, theirs = context.Pipe()
            child = context.Process(target=send, args=(theirs,))
            child.start()
            received.append(ours.poll(20) and ours.recv().x)
            child.join()
        return received
        """,
        [3, 3],
    ),
    "pickle": (
        """
        import copy, pickle
        again = pickle.loads(pickle.dumps([Point(4), square]))
        return [again[0].x, copy.deepcopy(Point(5)).x, again[1](3)]
        """,
        [4, 5, 9],
    ),
    "pkgutil": (
        """
        import pkgutil, json
        found = {module.name for module in pkgutil.iter_modules()}
        wanted = {"app", "json", "_ssl", "attr", "aws_lambda_runtime"}
        return [sorted(found & wanted), sorted(module.name for module in pkgutil.iter_modules(json.__path__))]
        """,
        [["_ssl", "app", "attr", "aws_lambda_runtime", "json"], ["decoder", "encoder", "scanner", "tool"]],
    ),
    "runpy": (
        """
        import runpy
        return [runpy.run_module("colorsys")["__name__"], runpy.run_path(__file__)["square"](3)]
        """,
        ["colorsys", 9],
    ),
    "sqlite3": (
        """
        import sqlite3
        return sqlite3.connect(":memory:").execute("select json_extract(?, '$.a')", ('{"a": 1}',)).fetchone()
        """,
        [1],
    ),
    "subprocess": (
        """
        import subprocess
        code = "import sys, json, attr, app; print(app.square(3), sys.executable)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return done.stdout == f"9 {sys.executable}\\n"
        """,
        True,
    ),
    "python3 on PATH": (
        """
        import subprocess
        done = subprocess.run(["python3", "-c", "import sys; print(sys.executable)"], capture_output=True, text=True)
        return done.stdout.strip() == sys.executable
        """,
        True,
    ),
    "sys.settrace": (
        """
        seen = []
        sys.settrace(lambda frame, event, argument: seen.append([frame.f_code.co_name, event]))
        square(3)
        sys.settrace(None)
        return seen
        """,
        [["square", "call"]],
    ),
    "traceback": (
        """
        import json, traceback
        try:
            json.loads("{")
        except ValueError:
            return [line.strip() for line in traceback.format_exc().splitlines() if "scan_once(" in line]
        """,
        ["obj, end = self.scan_once(s, idx)"],
    ),
    "typing.get_type_hints": (
        """
        import typing
        return [typing.get_type_hints(Line)["length"] is int, typing.get_type_hints(handler)]
        """,
        [True, {}],
    ),
    "warnings": (
        """
        import subprocess, warnings
        code = "import warnings; print([(kind, category.__name__) for kind, _, category, *_ in warnings.filters])"
        ordinary = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        return str([(kind, category.__name__) for kind, _, category, *_ in warnings.filters]) == ordinary.strip()
        """,
        True,
    ),
    "zipimport": (
        """
        import tempfile, zipfile
        archive = tempfile.mkdtemp() + "/modules.zip"
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("zipped.py", "HOME = __file__")
            file.writestr("colorsys.py", "HOME = __file__")
        sys.path.insert(0, archive)
        import colorsys, zipped
        return [module.HOME.startswith(archive) for module in (colorsys, zipped)]
        """,
        [True, True],
    ),
}


@pytest.mark.parametrize("name", CHECKS)
def test_ordinary_interpreter(serve: Serve, name: str) -> None:
    """What the library does works within a function as in a script."""
    body, expected = CHECKS[name]
    assert serve(MODULE + textwrap.indent(textwrap.dedent(body), "    ")).invoke().value == expected


def test_coverage(bundled: Serve) -> None:
    """coverage.py measures lines of the function."""
    function = bundled("""
        import coverage
        def square(number):
            return number * number
        def handler(event, context):
            measured = coverage.Coverage(data_file=None, include=["*/app.py"])
            with measured.collect():
                square(2)
            return measured.get_data().lines(__file__)
    """)
    assert 4 in function.invoke().value


def test_debugpy(bundled: Serve) -> None:
    """Debugpy listens for a debugger within the process, and answers it."""
    function = bundled("""
        import debugpy, json, socket
        address = debugpy.listen(("127.0.0.1", 0), in_process_debug_adapter=True)
        def handler(event, context):
            asked = json.dumps(event).encode()
            with socket.create_connection(address, timeout=5) as client:
                client.sendall(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(asked), asked))
                answer = client.makefile("rb")
                while (length := answer.readline()) and answer.readline():
                    told = json.loads(answer.read(int(length.split()[1])))
                    if told.get("command") == event["command"]:
                        return told["success"]
    """)
    asked = {"seq": 1, "type": "request", "command": "initialize", "arguments": {"adapterID": "test"}}
    assert function.invoke(asked).value is True


def test_python3_without_a_path(serve: Serve) -> None:
    """A function whose PATH was taken away starts, and still finds the layer's `python3`."""
    source = "import shutil\ndef handler(event, context): return shutil.which('python3')\n"
    assert serve(source, environment={"PATH": None}).invoke().value.endswith("/runtime/bin/python3")


def test_wrapper_that_adds_an_option(serve: Serve, tmp_path: Path) -> None:
    """A wrapper may give the interpreter options, as in AWS's own example of `-X importtime`."""
    wrapper = tmp_path / "importtime"
    wrapper.write_text('#!/bin/sh\nprogram=$1\nshift\nexec "$program" -X importtime "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    function = serve(
        "import decimal\ndef handler(event, context): return 1\n",
        environment={"AWS_LAMBDA_EXEC_WRAPPER": str(wrapper)},
    )
    assert function.invoke().value == 1
    assert "import time:" in function.log
    assert "| app\n" in function.log


def test_startup_modules_of_another_layer(layers: list[Path], serve_from: Callable[..., Function]) -> None:
    """`sitecustomize` on PYTHONPATH runs before the function's module, and finds what other layers hold."""
    folder = layers[1].parent / "startup"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text("import orjson, builtins\nbuiltins.SEEN = orjson.dumps(1).decode()\n")
    function = serve_from(
        layers[1],
        "START = SEEN\ndef handler(event, context): return START\n",
        environment={"PYTHONPATH": str(folder)},
    )
    assert function.invoke().value == "1"
