"""The loop: frozen modules behave as if they had been read from their files, and a function's own copies win."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree


def test_loop_runs_in_utf8_with_the_layers_paths(loop: Callable[..., str], layer: Tree) -> None:
    """The interpreter is in UTF-8 mode, knows its program and prefix, writes no bytecode, and has not loaded site."""
    code = """
print(sys.flags.utf8_mode, sys.dont_write_bytecode, "site" in sys.modules)
print(sys.prefix, sys.executable, sys.argv[0], sep="\\n")
"""
    runtime = layer.root / "runtime"
    expected = ["1 True False", str(runtime), str(layer.launcher), str(layer.python / "aws_lambda_runtime")]
    assert loop(code).splitlines() == expected


def test_environment_does_not_move_the_loop(loop: Callable[..., str], layer: Tree) -> None:
    """PYTHONHOME is for other interpreters, and PYTHONUTF8=0 is the user's explicit wish."""
    code = "print(sys.prefix, sys.flags.utf8_mode)"
    assert loop(code, PYTHONHOME="/nowhere", PYTHONUTF8="0") == f"{layer.root / 'runtime'} 0\n"


def test_options_before_the_script_are_kept(python: Callable[..., str], layer: Tree, task: Path) -> None:
    """A wrapper script may put options of the interpreter before the path of the loop."""
    (task / "app.py").write_text(
        "import os, sys; print(sys._xoptions, 'attr' in sys.modules); sys.stdout.flush(); os._exit(0)"
    )
    function = {"_HANDLER": "app.handler", "LAMBDA_TASK_ROOT": str(task), "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9"}
    package = str(layer.python / "aws_lambda_runtime")
    assert python("-X", "dev", "-X", "spam=eggs", package, **function) == "{'dev': True, 'spam': 'eggs'} False\n"


def test_frozen_modules_know_their_files(loop: Callable[..., str], layer: Tree) -> None:
    """Files, package paths, sources, data and line numbers of frozen modules are those of the files beside them."""
    code = """
import _imp, attr, importlib.resources, inspect, json, json.decoder, linecache, logging, os
assert all(map(_imp.is_frozen, ("attr", "json", "logging", "aws_lambda_runtime")))
print(json.__file__, json.__path__, json.__spec__.origin, json.__cached__, sep="\\n")
print(attr.__file__, json.loads.__code__.co_filename, json.decoder.JSONDecoder.decode.__code__.co_filename, sep="\\n")
assert inspect.getsource(json.loads) in open(json.__file__).read()
assert json.__spec__.loader.get_source("json").startswith('r\"\"\"JSON')
assert linecache.getline(logging.__file__, 1).startswith("# Copyright")
assert importlib.resources.files("attr").joinpath("py.typed").is_file()
assert (os.__file__, os.__spec__.name) == (json.__file__.replace("json/__init__", "os"), "os")
"""
    init = str(layer.stdlib / "json" / "__init__.py")
    compiled = str(layer.stdlib / "json" / "__pycache__" / f"__init__.cpython-{layer.version.replace('.', '')}.pyc")
    assert loop(code).splitlines() == [
        init,
        str([str(layer.stdlib / "json")]),
        init,
        compiled,
        str(layer.site_packages / "attr" / "__init__.py"),
        init,
        str(layer.stdlib / "json" / "decoder.py"),
    ]


def test_frozen_modules_can_be_reloaded_and_run(loop: Callable[..., str]) -> None:
    """The loader gives its code again and again, as importlib.reload and runpy ask it to."""
    code = """
import importlib, json, runpy
before = json.loads
assert importlib.reload(json).loads is not before
assert runpy.run_module("json.decoder")["JSONDecoder"].__module__ == "json.decoder"
print(json.loads("[1]"))
"""
    assert loop(code) == "[1]\n"


def test_codecs_that_are_not_frozen_are_found(loop: Callable[..., str], layer: Tree) -> None:
    """The package of the codecs, which is loaded before our finder is there, knows its folder as well."""
    code = "import encodings; print('\u20ac'.encode('cp1252'), encodings.__path__, encodings.__file__)"
    folder = layer.stdlib / "encodings"
    assert loop(code) == f"b'\\x80' {[str(folder)]} {folder / '__init__.py'}\n"


def test_own_copy_of_a_package_wins_with_all_of_its_submodules(loop: Callable[..., str], task: Path) -> None:
    """A function's own attrs is imported from its folder, and none of our frozen submodules gets into it."""
    for name, source in {
        "attr/__init__.py": "VERSION = 'mine'",
        "attr/converters.py": "MINE = True",
        "attrs.py": "VERSION = 'mine'",
    }.items():
        (task / name).parent.mkdir(exist_ok=True)
        (task / name).write_text(source, encoding="utf-8")
    code = """
import attr, attr.converters, attrs
print(attr.VERSION, attrs.VERSION, attr.converters.MINE)
try:
    import attr._make
except ModuleNotFoundError as error:
    print(error.name)
"""
    assert loop(code) == "mine mine True\nattr._make\n"


def test_own_module_with_a_name_of_the_standard_library_wins(loop: Callable[..., str], task: Path) -> None:
    """As on the managed runtime, a function's folder stands before the standard library, extension modules included."""
    for name in ("decimal", "_bisect"):
        (task / f"{name}.py").write_text("MINE = True", encoding="utf-8")
    assert loop("import decimal, _bisect; print(decimal.MINE, _bisect.MINE)") == "True True\n"


def test_folder_that_only_looks_like_a_module_does_not_hide_it(loop: Callable[..., str], task: Path) -> None:
    """A folder of data called like a frozen module is not imported in its place."""
    (task / "dataclasses").mkdir()
    assert loop("import dataclasses; print(dataclasses.dataclass.__name__)") == "dataclass\n"


def test_own_copy_in_a_zip_or_a_folder_that_was_added_wins(loop: Callable[..., str], task: Path) -> None:
    """What a function puts before the standard library on sys.path counts, be it a folder or a zip file."""
    with zipfile.ZipFile(task / "deps.zip", "w") as archive:
        archive.writestr("attr/__init__.py", "VERSION = 'zipped'")
    (task / "more").mkdir()
    (task / "more" / "uuid.py").write_text("VERSION = 'more'", encoding="utf-8")
    code = f"""
sys.path[:0] = [{str(task / "deps.zip")!r}, {str(task / "more")!r}]
import attr, decimal, uuid
print(attr.VERSION, uuid.VERSION, decimal.__file__.endswith("lib/python{{}}.{{}}/decimal.py".format(*sys.version_info)))
"""
    assert loop(code) == "zipped more True\n"


def test_module_that_appears_later_is_found_after_its_caches_are_dropped(loop: Callable[..., str], task: Path) -> None:
    """importlib.invalidate_caches makes a copy that was written meanwhile count."""
    code = f"""
import importlib, decimal
with open({str(task / "uuid.py")!r}, "w") as stream:
    stream.write("VERSION = 'late'")
importlib.invalidate_caches()
import uuid
print(uuid.VERSION)
"""
    assert loop(code) == "late\n"


def test_child_processes_of_the_loop_work(loop: Callable[..., str], layer: Tree) -> None:
    """Subprocesses and multiprocessing, forked and spawned, run from inside of a function."""
    code = """
import json, multiprocessing, operator, subprocess
command = [sys.executable, "-c", "import aws_lambda_runtime, sys; print(sys.executable)"]
answers = [subprocess.run(command, capture_output=True, text=True).stdout.strip()]
for method in ("fork", "spawn"):
    context = multiprocessing.get_context(method)
    here, there = context.Pipe()
    process = context.Process(target=operator.methodcaller("send", method), args=(there,))
    process.start()
    answers.append(here.recv())
    process.join()
print(json.dumps(answers))
"""
    assert json.loads(loop(code)) == [str(layer.launcher), "fork", "spawn"]


def test_metadata_of_packages_is_found_in_the_loop(loop: Callable[..., str]) -> None:
    """importlib.metadata sees the distributions of the layer although their modules are frozen."""
    assert loop("from importlib.metadata import version; print(version('attrs').split('.')[0].isdigit())") == "True\n"
