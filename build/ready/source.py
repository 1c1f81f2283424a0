"""A module of events made ready: its own source, in which ready classes stand for those that attrs decorates."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from ready.members import members
from ready.reading import NotSupportedError, reader
from ready.writing import writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from cattrs import Converter

_ONLY_FOR_ATTRS = ("attrs", "typing", "aws_lambda_runtime.events._generic")
_EVENTS = "aws_lambda_runtime.events"
_HELP = {
    f"{_EVENTS}._ready": ("NOTHING", "Annotations", "Ready", "assign"),
    f"{_EVENTS}._ready_json": ("bytes_of", "chosen", "new", "refuse", "travelling"),
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
    used: set[type] = set()
    body: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            body.append(_class(node, vars(module)[node.name], converter, idle, used))
        elif not _is_for_type_checkers(node) and not _assigns(node, idle):
            body.append(node)
    idle -= _loaded(body)
    body = [node for node in body if not isinstance(node, ast.ImportFrom) or _without(node, idle)]
    tree.body = [*body[:1], *_imports(module.__name__, body, used), *body[1:]]
    return ast.fix_missing_locations(tree)


def _class(node: ast.ClassDef, cls: Any, converter: Converter, idle: set[str], used: set[type]) -> ast.ClassDef:
    """Turn a class into the ready one; one that attrs does not decorate loses only what needs `typing`."""
    kept = [item for item in node.body if not _assigns(item, idle)]
    if node.decorator_list:
        kept = [item for item in kept if not isinstance(item, ast.AnnAssign)]
        made = _parsed(members(cls, used), node.lineno)
        made += _method("_read", lambda: reader(cls, used), node.lineno)
        made += _method("_write", lambda: writer(cls, converter, used), node.lineno)
        kept = [*kept[:1], *made, *kept[1:]]
        node.decorator_list = []
    if node.decorator_list == [] and _loaded(node.bases) & idle:
        node.bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
        node.bases = [base for base in node.bases if not isinstance(base, ast.Name) or base.id != "Generic"]
    if node.name == "WireObject":
        node.bases = [ast.Name("Ready", ast.Load())]
    node.body = kept
    return node


def _method(name: str, make: Callable[[], list[str]], line: int) -> list[ast.stmt]:
    """Return a method, or what keeps a class from that of its base if it cannot have its own."""
    try:
        return _parsed(make(), line)
    except NotSupportedError:
        return _parsed([f"{name} = None"], line)


def _imports(name: str, body: Iterable[ast.stmt], used: set[type]) -> list[ast.stmt]:
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


def _is_from(node: ast.stmt, modules: Iterable[str]) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module in modules


def _is_for_type_checkers(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


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
