"""Run in the interpreter that gets frozen: print the bytecode of ready modules, in hexadecimal by name."""

from __future__ import annotations

import json
import marshal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from aws_lambda_runtime.converter import make_converter
from aws_lambda_runtime.events._wire import WireObject
from ready.source import ready_tree

if TYPE_CHECKING:
    from types import ModuleType


def main(files: dict[str, str]) -> None:
    """Make those modules ready that define classes of events, each compiled as the file that is given for it."""
    made = {name: code for name, place in files.items() if (code := _made_ready(import_module(name), place))}
    print(json.dumps(made))


def _made_ready(module: ModuleType, place: str) -> str | None:
    classes = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__]
    if not any(issubclass(each, WireObject) for each in classes):
        return None
    tree = ready_tree(module, Path(str(module.__file__)).read_text(encoding="utf-8"), make_converter())
    return marshal.dumps(compile(tree, place, "exec", dont_inherit=True)).hex()
