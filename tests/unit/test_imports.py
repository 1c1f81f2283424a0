"""Who may import whom: only downward, and what costs time only where it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import aws_lambda_runtime
from budgets import BUDGET, read
from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from peer import Peer

PACKAGE = Path(aws_lambda_runtime.__file__).parent
NAME = PACKAGE.name
LEVEL_OF_COMPOSITION = 6


class Row(NamedTuple):
    """What one module of the run path imports: of the package, of the standard library, and within functions only."""

    level: int
    ours: AbstractSet[str] = frozenset()
    others: AbstractSet[str] = frozenset()
    inside: AbstractSet[str] = frozenset()


# Every import of the run path, and no other. A module imports from lower levels only; what stands under `inside` costs
# those who call the function, and may be of any level.
RUN_PATH = {
    "__init__": Row(0, inside={"_registry", "context", "streaming"}),
    "_messages": Row(0),
    "errors": Row(0, inside={"_rare_errors"}),
    "_rare_errors": Row(1, {"errors"}),
    "_settings": Row(1, others={"posix", "sys"}),
    "_logs": Row(1, {"_messages"}, {"sys"}, {"_entries", "_log_output", "_log_records", "_settings", "_socket", "os"}),
    "_telemetry": Row(1, others={"os", "time"}),
    "_log_values": Row(1, others={"_json"}),
    "_signature": Row(1, others={"sys"}, inside={"annotationlib"}),
    "_http": Row(1, {"errors"}, {"_socket"}),
    "_forms": Row(0),
    "_plain": Row(1, {"_forms", "errors"}, {"_collections_abc", "sys"}),
    "_watchdog": Row(1, {"_messages"}, {"_signal", "_thread", "time"}, {"_diagnosis.stacks"}),
    "_standard_codec": Row(1, {"errors"}, {"_json", "marshal", "sys"}, {"_plain", "json.decoder"}),
    "_codec": Row(2, {"_standard_codec", "errors"}, {"_lambda_json"}, {"_standard_codec"}),
    "_applications": Row(2, {"_signature"}, inside={"http"}),
    "_resolve": Row(2, {"errors"}, {"sys"}, {"_diagnosis", "difflib"}),
    "_exit": Row(2, {"_logs"}, {"posix", "sys"}, {"atexit"}),
    "_garbage": Row(0, others={"gc"}),
    "_site": Row(2, others={"posix", "sys"}, inside={"_sitebuiltins", "builtins", "site"}),
    "_client": Row(2, {"_http", "_messages", "errors"}, {"sys", "time"}, {"_answer_stream"}),
    "_registry": Row(2, {"_signature"}, inside={"__main__", "_diagnosis.own_copies", "converter", "sys"}),
    "_log_output": Row(2, {"_logs"}, {"os", "sys"}, {"_telemetry", "select"}),
    "_report": Row(2, {"_messages"}, inside={"_error_document"}),
    "_xray": Row(2, others={"_json", "os"}),
    "_entries": Row(3, {"_codec", "_logs"}, {"_contextvars", "time"}),
    "context": Row(3, {"_codec", "_messages", "_settings", "errors"}, {"time"}, {"_logs", "datetime"}),
    "_tracebacks": Row(4, {"_entries"}, {"itertools"}, {"traceback"}),
    "_log_records": Row(4, {"_entries", "_log_values"}, {"logging", "time"}, {"_tracebacks"}),
    "_error_document": Row(5, {"_entries", "_messages", "_tracebacks", "_xray", "errors"}),
    "_invoke": Row(
        4,
        {"_codec", "_exit", "_messages", "_report", "_signature", "errors"},
        inside={"_diagnosis", "_diagnosis.size", "_entries", "_flow", "gc"},
    ),
    "_loop": Row(4, {"_exit", "_logs", "_settings"}, {"posix"}),
    "_hooks": Row(1, inside={"asyncio"}),
    "_extension": Row(3, {"_client", "_http", "errors"}),
    "_shutdown": Row(
        4,
        {"_extension", "_hooks", "_logs", "_report", "errors"},
        {"_thread", "atexit", "os", "signal", "sys", "time"},
    ),
    "_snap_start": Row(4, {"_hooks", "_logs", "_messages", "_report"}, {"sys"}),
    "streaming": Row(1, {"_messages"}, inside={"_codec", "errors"}),
    "_chunked": Row(2, {"_http", "errors"}, {"_socket", "time"}),
    "_answer_stream": Row(3, {"_chunked"}, {"binascii"}, {"_codec", "_entries"}),
    "_termination": Row(0, others={"_signal", "time"}),
    "_event_loop": Row(
        1, {"errors"}, {"asyncio", "contextvars", "weakref"}, {"_diagnosis.advice", "uvloop", "warnings"}
    ),
    "_flow": Row(4, {"_answer_stream", "_exit", "_messages", "_report", "_termination", "errors", "streaming"}),
    "_async_flow": Row(
        5, {"_answer_stream", "_event_loop", "_flow", "_messages", "_termination", "errors", "streaming"}
    ),
    "_settle": Row(5, {"_flow"}, {"time"}, {"_async_flow", "_event_loop"}),
    "_concurrency": Row(5, {"_logs", "_loop", "errors"}, {"_signal", "os", "sys", "time"}, {"_entries", "threading"}),
    "_timeline": Row(4, {"_codec", "_entries", "_logs"}, {"_frozen_importlib", "_thread", "os", "sys", "time"}),
    "_function": Row(5, {"_invoke", "_logs", "_registry", "_signature", "context"}, inside={"_settle"}),
    "__main__": Row(
        LEVEL_OF_COMPOSITION,
        {
            *(
                "_applications",
                "_client",
                "_exit",
                "_function",
                "_garbage",
                "_logs",
                "_loop",
                "_messages",
                "_registry",
                "_report",
            ),
            *("_resolve", "_settings", "_site", "_watchdog", "errors"),
        },
        {"faulthandler", "posix"},
        {"_concurrency", "_shutdown", "_snap_start", "_timeline"},
    ),
}

# Beside the run path, imported by handlers that ask for it: single modules, with the same meaning.
BESIDE = {
    "_presigned": Row(1, others={"time"}, inside={"requests"}),
    "s3_object_lambda": Row(2, inside={"_presigned", "urllib.parse"}),
}

# Beside the run path: what each folder may import, at module level or within functions.
SIDE_OURS = {
    # The codec reads what events carry as text, and `JsonText` asks the converter: both when a property is read.
    "events": {"events", "_codec", "converter", "errors", "runtime"},
    "converter": {
        "_forms",
        "converter",
        "_codec",
        "errors",
        "events._attribute_value",
        "events._values",
        "events._wire",
        "events._written",
    },
    "_diagnosis": {"_codec", "_diagnosis", "_plain", "_tracebacks", "errors", "events._detect"},
    "http": {"http", "_logs", "_registry", "_report", "_settings", "errors", "streaming"},
    "batch": {"batch", "_logs", "_registry", "_report", "_signature", "errors", "events._detect"},
    "custom_resource": {
        *("custom_resource", "_codec", "_logs", "_presigned", "_registry", "_report", "_signature"),
        *("converter", "errors"),
    },
}
SIDE_OTHERS: dict[str, set[str]] = {
    "_diagnosis": set(),
    "batch": set(),
    "custom_resource": {"attrs"},
    "events": {"attrs"},
    "converter": {"attrs", "cattrs", "typing_extensions"},
    "http": set[str](),
}
HEAVY = {"attr", "attrs", "cattr", "cattrs", "requests", "typing_extensions", "urllib3"}

# Modules of the run path that are loaded when they are first needed: to report an error, to write a log, ... A start
# on the built layer needs the others, which data/budget.json lists; from the sources one needs the standard codec, too.
STARTING = read(BUDGET, "3.13", "x86_64").lists["imports"]["untyped"]
LAZY = {module for module in RUN_PATH if f"{NAME}.{module}" not in STARTING} - {"__init__", "_standard_codec"}

# None of these is loaded when an untyped handler has been served.
UNLOADED = {
    *("attr", "attrs", "cattrs", "requests", "typing_extensions"),
    *(
        "_collections_abc",
        "asyncio",
        "collections",
        "dataclasses",
        "enum",
        "functools",
        "http.client",
        "importlib",
        "inspect",
        "json",
    ),
    *("logging", "os", "re", "socket", "ssl", "traceback", "typing", "urllib"),
    *("atexit", "signal", "snapshot_restore_py"),
    *(
        f"{NAME}.converter",
        f"{NAME}.events",
        f"{NAME}._diagnosis",
        f"{NAME}.http",
        *(f"{NAME}.{module}" for module in LAZY),
    ),
    *(f"{NAME}.batch", f"{NAME}.custom_resource", *(f"{NAME}.{module}" for module in BESIDE)),
}


class Imports(ast.NodeVisitor):
    """The modules that a file imports, at module level and within functions, but not those for the type checker."""

    def __init__(self, path: Path) -> None:
        self.module_level: set[str] = set()
        self.inside: set[str] = set()
        self._found = self.module_level
        self.visit(ast.parse(path.read_text(encoding="utf-8")))

    def visit_If(self, node: ast.If) -> None:
        """Pass over what only the type checker sees."""
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Note what a function imports apart."""
        before, self._found = self._found, self.inside
        self.generic_visit(node)
        self._found = before

    def visit_Import(self, node: ast.Import) -> None:
        """Note `import a.b`."""
        self._found.update(alias.name for alias in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Note `from a import b`, which of the package itself imports a module."""
        assert node.level == 0, "imports are written in full"
        assert node.module is not None
        if node.module == NAME:
            self._found.update(f"{NAME}.{alias.name}" for alias in node.names)
        else:
            self._found.add(node.module)


def ours(names: set[str]) -> set[str]:
    """Return the modules of the package among these, without its name."""
    return {name.removeprefix(f"{NAME}.") for name in names if name.startswith(f"{NAME}.")}


def others(names: set[str]) -> set[str]:
    """Return the other modules among these, without the one that only changes how annotations are read."""
    return {name for name in names if not name.startswith(NAME)} - {"__future__"}


def module_names(folder: str) -> list[str]:
    """Return the modules of a folder of the package, sub-folders and all."""
    paths = sorted((PACKAGE / folder).rglob("*.py"))
    return [".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__") for path in paths]


def path_of(module: str) -> Path:
    """Return the file of a module of the package."""
    path = PACKAGE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def run(program: str, *options: str) -> set[str]:
    """Run a program on the sources, and return the modules that are loaded at its end."""
    start = f"import sys; sys.path.append({str(PACKAGE.parent)!r})\n"
    command = [sys.executable, "-I", *options, "-c", f"{start}{program}\nprint(*sys.modules)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True, timeout=20).stdout.split())


def test_table_is_complete() -> None:
    """Every file of the run path and beside it has its row, and every row its file."""
    assert {*RUN_PATH, *BESIDE} == {path.stem for path in PACKAGE.glob("*.py")}
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()} == set(SIDE_OURS)


@pytest.mark.parametrize("module", [*RUN_PATH, *BESIDE])
def test_run_path(module: str) -> None:
    """A module of the run path, or beside it, imports just what the table says."""
    imports = Imports(path_of(module))
    row = (RUN_PATH | BESIDE)[module]
    # `__main__` names itself once more, for the case that it was started by its path.
    assert ours(imports.module_level) - {module} == row.ours
    assert others(imports.module_level) == row.others
    # `__init__` imports by name what it is asked for.
    assert module == "__init__" or {*ours(imports.inside), *others(imports.inside)} == row.inside


def test_homes_of_public_names() -> None:
    """The package itself imports, when asked, what the table says."""
    homes: dict[str, str] = vars(aws_lambda_runtime)["_HOMES"]
    assert ours(set(homes.values())) == RUN_PATH["__init__"].inside
    assert set(homes) == set(aws_lambda_runtime.__all__)


@pytest.mark.parametrize("module", RUN_PATH)
def test_only_downward(module: str) -> None:
    """A module of the run path imports from lower levels only, so that there is no circle."""
    row = RUN_PATH[module]
    assert {name for name in row.ours if RUN_PATH[name].level >= row.level} == set()


def test_heavy_libraries() -> None:
    """The run path imports nothing that is not the standard library's, not even within functions."""
    for module in RUN_PATH:
        imports = Imports(path_of(module))
        roots = {name.partition(".")[0] for name in others(imports.module_level | imports.inside)}
        assert roots <= set(sys.stdlib_module_names) | {"_lambda_json", "annotationlib", "uvloop"}, module


@pytest.mark.parametrize("module", [module for folder in SIDE_OURS for module in module_names(folder)])
def test_side(module: str) -> None:
    """Events know attrs and each other, the converter cattrs and what events share; none serves invocations."""
    folder = module.partition(".")[0]
    imports = Imports(path_of(module))
    everything = imports.module_level | imports.inside
    for name in ours(everything):
        assert any(name == allowed or name.startswith(f"{allowed}.") for allowed in SIDE_OURS[folder]), name
    assert {name.partition(".")[0] for name in others(everything)} & HEAVY <= SIDE_OTHERS[folder]


def test_no_circles() -> None:
    """Beside the run path too, imports at module level make no circle."""
    modules = [module for folder in SIDE_OURS for module in module_names(folder)]
    left = {module: ours(Imports(path_of(module)).module_level) - {module} for module in modules}
    while left:
        free = {module for module, needs in left.items() if not needs & set(left)}
        assert free, f"these import each other: {sorted(left)}"
        left = {module: needs for module, needs in left.items() if module not in free}


@pytest.mark.parametrize("module", module_names("events"))
def test_event_alone(module: str) -> None:
    """A module of events loads no other source's, nothing of the run path, and no cattrs."""
    loaded = run(f"import {NAME}.{module}")
    shared = {name for name in ours(loaded) if name.startswith("events._")}
    assert ours(loaded) - shared == {"events", module} - shared
    assert loaded & (HEAVY - {"attr", "attrs"}) == set()


def test_own_class_alone() -> None:
    """A class of the user's is made and written without what only event classes, or problems, need."""
    program = "from attrs import define\nOrder = define(type('Order', (), {'__annotations__': {'name': str}}))\n"
    program += f"from {NAME} import runtime\nassert runtime.structurer(Order)({{'name': 'a'}}) == Order('a')\n"
    program += "assert runtime.unstructure(Order('a')) == {'name': 'a'}"
    loaded = run(program)
    event_classes = {"converter._wire_objects", "converter._wire_source", "events", "events._wire"}
    assert "converter._class_source" in ours(loaded)
    assert ours(loaded) & (event_classes | {"converter._problems"}) == set()


def test_untyped_handler(peer: Peer, tmp_path: Path) -> None:
    """An untyped handler is loaded and served without any module that costs time."""
    (tmp_path / "app.py").write_text("import sys\ndef handler(event, context): return sorted(sys.modules)\n", "utf-8")
    event = Reply(200, '{"text": ["ü", 1.5, null]}'.encode(), (("Lambda-Runtime-Aws-Request-Id", "id-1"),))
    peer.will_answer(event, Reply(202), event, Reply(202))
    source = str(PACKAGE.parent)
    program = f"import sys; sys.path.append({source!r}); from {NAME}.__main__ import main; sys.exit(main())"
    environment = {
        "AWS_LAMBDA_RUNTIME_API": f"{peer.host}:{peer.port}",
        "_HANDLER": "app.handler",
        "LAMBDA_TASK_ROOT": str(tmp_path),
    }
    # The process ends, without success, when the peer has no further event for it.
    command = [sys.executable, "-ISc", program]
    assert subprocess.run(command, check=False, capture_output=True, env=environment, timeout=20).returncode == 1
    # The second answer shows what was loaded by the first one too.
    _, first, _, second = peer.requests[:4]
    loaded = set(json.loads(second.body))
    assert loaded == set(json.loads(first.body))
    assert loaded & UNLOADED == set()
    assert ours(loaded) == set(RUN_PATH) - {"__init__", *LAZY}
