"""A module of events made ready: its own source, in which ready classes stand for those that attrs decorates."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from aws_lambda_runtime.converter._names import is_wire_object
from aws_lambda_runtime.events._wire import WireObject
from ready.members import members
from ready.reading import NotSupportedError, reader
from ready.writing import writer

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from types import ModuleType

    from cattrs import Converter

_ONLY_FOR_ATTRS = ("attrs", "typing", "aws_lambda_runtime.events._generic")
_EVENTS = "aws_lambda_runtime.events"
_HELP = {
    f"{_EVENTS}._ready": ("FIELDS", "NOTHING", "Annotations", "Ready", "assign"),
    f"{_EVENTS}._ready_json": ("base64_of", "bytes_of", "chosen", "new", "refuse", "travelling", "tried", "written"),
    f"{_EVENTS}._written": ("HandMade", "merged", "set_fields"),
}
_HEAD = """\
from __future__ import annotations
_is_ready_made = True
"""


def ready_tree(module: ModuleType, source: str, converter: Converter) -> ast.Module:
    """Return the syntax tree of the ready module, whose lines are those of its source."""
    tree = ast.parse(source)
    idle = {"wire"}.union(*[_names(node) for node in tree.body if _is_from(node, _ONLY_FOR_ATTRS)])
    body = [node for each in tree.body for node in _at_run_time(each) if not _assigns(node, idle)]
    classes = {node: vars(module)[node.name] for node in body if isinstance(node, ast.ClassDef)}
    for node, cls in classes.items():
        _strip(node, cls, idle)
    idle -= _loaded(body)
    body = [node for node in body if not isinstance(node, ast.ImportFrom) or _without(node, idle)]
    used: set[Any] = set()
    for node, cls in classes.items():
        node.body[1:1] = _parsed(_made(cls, converter, used), node.lineno)
    tree.body = [*body[:1], *_imports(module.__name__, body, used), *body[1:]]
    return ast.fix_missing_locations(tree)


def _strip(node: ast.ClassDef, cls: Any, idle: set[str]) -> None:
    """Take out of a class what is for attrs or `typing`."""
    is_decorated, node.decorator_list = bool(node.decorator_list), []
    node.body = [item for item in node.body if not _assigns(item, idle)]
    if is_decorated:
        node.body = [item for item in node.body if not isinstance(item, ast.AnnAssign)]
    if _loaded(node.bases) & idle:
        node.bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
        node.bases = [base for base in node.bases if not isinstance(base, ast.Name) or base.id != "Generic"]
    if cls is WireObject:
        node.bases = [ast.Name("Ready", ast.Load())]


def _made(cls: Any, converter: Converter, used: set[Any]) -> list[str]:
    """Return what a class of events is given; one that attrs does not decorate has the members of its bases."""
    if not is_wire_object(cls):
        return []
    try:
        own = members(cls, used) if "__attrs_attrs__" in cls.__dict__ else []
        return [*own, *reader(cls, used), *writer(cls, converter, used)]
    except NotSupportedError as error:
        raise NotSupportedError(f"build/ready can neither read nor write a field of {cls.__name__}: {error}") from None


def _imports(name: str, body: Iterable[ast.stmt], used: set[Any]) -> list[ast.stmt]:
    """Return the imports that ready classes need beside those of the source, and the mark of a ready module."""
    here = {each for node in body if isinstance(node, ast.ImportFrom) for each in _names(node)}
    loaded = _loaded(body)
    lines = _HEAD.splitlines()
    others = {(each.__module__, each.__name__) for each in used}
    others |= {(module, each) for module, names in _HELP.items() for each in names if each in loaded}
    for module in sorted({module for module, _ in others if module != name}):
        wanted = sorted(each for other, each in others if other == module and each not in here)
        lines += [f"from {module} import {', '.join(wanted)}"] if wanted else []
    return _parsed(lines, 1)


def _parsed(lines: list[str], line: int) -> list[ast.stmt]:
    """Return statements that all stand on one line of the source."""
    found = ast.parse("\n".join(lines)).body
    for node in found:
        for each in ast.walk(node):
            if hasattr(each, "lineno"):
                each.lineno = each.end_lineno = line  # type: ignore[attr-defined]
                each.col_offset = each.end_col_offset = 0  # type: ignore[attr-defined]
    return found


def _is_from(node: ast.stmt, modules: Container[str | None]) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module in modules


def _at_run_time(node: ast.stmt) -> list[ast.stmt]:
    """Return the statement, or of one that is for type checkers what stands there at run time."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return node.orelse
    return [node]


def _names(node: ast.stmt) -> set[str]:
    return {alias.asname or alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()


def _without(node: ast.ImportFrom, idle: set[str]) -> bool:
    """Take names out of an import, and return whether any are left."""
    node.names = [alias for alias in node.names if (alias.asname or alias.name) not in idle]
    return bool(node.names)


def _assigns(node: ast.stmt, idle: set[str]) -> bool:
    """Return whether the statement gives a name a value that is for attrs or `typing`."""
    if isinstance(node, ast.AnnAssign):
        return node.value is None or bool(_loaded([node.value]) & idle)
    return isinstance(node, ast.Assign) and bool(_loaded([node.value]) & idle)


def _loaded(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that are looked up when the code runs, and not only in annotations."""
    return {each.id for node in nodes for each in _walk(node) if isinstance(each, ast.Name)}


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child)
