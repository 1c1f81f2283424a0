"""Making modules of events ready: what is left out, what is kept, and what cannot be done is named."""

from __future__ import annotations

import ast
import inspect
import sys
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING

import pytest

from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.events import sqs
from ready.reading import NotSupportedError
from ready.source import ready_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

STRANGE = """
from typing import Any
from attrs import define, field
from aws_lambda_runtime.events._wire import Event

@define(kw_only=True)
class StrangeEvent(Event):
    when: set[int] = field(factory=set)
"""


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def test_ready_module_imports_neither_attrs_nor_typing() -> None:
    """Decorators, fields and type parameters are gone, and with them the imports that only they need."""
    tree = ready_tree(sqs, inspect.getsource(sqs), make_converter())
    imported = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert all(name.startswith("aws_lambda_runtime.events._") or name == "__future__" for name in imported)
    assert not any(isinstance(node, ast.AnnAssign) for node in ast.walk(tree))


def test_methods_keep_their_lines() -> None:
    """A traceback through a method of a ready class shows the line of its source."""
    code = compile(ready_tree(sqs, inspect.getsource(sqs), make_converter()), "sqs.py", "exec")
    lines = {each.co_qualname: each.co_firstlineno for each in _codes(code)}
    live: property = vars(sqs.SQSRecordAttributes)["sent_at"]
    assert isinstance(live.fget, FunctionType)
    assert lines["SQSRecordAttributes.sent_at"] == live.fget.__code__.co_firstlineno


def test_type_that_cannot_be_made_ready_is_named() -> None:
    """A field of a type that the package does not know ends the build, with its class and its type."""
    module = ModuleType("aws_lambda_runtime.events.strange")
    sys.modules[module.__name__] = module
    try:
        exec(STRANGE, module.__dict__)  # noqa: S102 # a source as those of the events
        with pytest.raises(NotSupportedError, match=r"a field of StrangeEvent: .*set\[int\]"):
            ready_tree(module, STRANGE, make_converter())
    finally:
        del sys.modules[module.__name__]
