"""The modules of `events`, found by listing the folder: alone, lazy, documented."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.events._wire import WireObject

FOLDER = Path(events.__file__).parent
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
SOURCES = [name for name in MODULES if not name.startswith("_")]
CLASSES = [name for name in events.__all__ if issubclass(cls := getattr(events, name), WireObject) and attrs.has(cls)]


def _loaded_by(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys; sys.path.insert(0, {str(FOLDER.parents[1])!r}); {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def _events_in(loaded: set[str]) -> set[str]:
    """Return the modules of sources among all modules."""
    names = {name.removeprefix("aws_lambda_runtime.events.") for name in loaded}
    return names & set(SOURCES)


@pytest.mark.parametrize("module", MODULES)
def test_module_is_importable_alone(module: str) -> None:
    """A module loads no other source, and not cattrs."""
    loaded = _loaded_by(f"import aws_lambda_runtime.events.{module}")
    assert _events_in(loaded) == {module} & set(SOURCES)
    assert "cattrs" not in loaded


def test_package_loads_no_module() -> None:
    """`import aws_lambda_runtime.events` alone loads no event module, nor attrs, nor typing."""
    loaded = _loaded_by("import aws_lambda_runtime.events")
    assert not {name for name in loaded if name.startswith("aws_lambda_runtime.events.")}
    assert not loaded & {"attr", "attrs", "cattrs", "typing", "importlib"}


def test_name_loads_its_module_only() -> None:
    """A name of the package loads the module that it lies in, and no other source."""
    assert _events_in(_loaded_by("from aws_lambda_runtime.events import SQSEvent")) == {"sqs"}


@pytest.mark.parametrize("name", sorted(events.__all__))
def test_name_is_resolved(name: str) -> None:
    """Each public name gives the class of that name, listed for completion too, and the same one again."""
    assert getattr(events, name).__name__ == name
    assert getattr(events, name) is getattr(events, name)
    assert name in dir(events)


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there is reported as by any module."""
    with pytest.raises(AttributeError, match=r"^module 'aws_lambda_runtime\.events' has no attribute 'SQSEvnt'$"):
        _ = events.SQSEvnt  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", SOURCES)
def test_public_classes_are_public_names(module: str) -> None:
    """Each class of a source is a name of the package, at run time and for type checkers."""
    classes = {node.name for node in _body_of(module) if isinstance(node, ast.ClassDef)}
    assert classes <= set(events.__all__)


def test_type_checkers_see_the_same_names() -> None:
    """The names that are imported for type checkers are those that are resolved lazily, from the same modules."""
    imported = {
        alias.asname: (node.module or "").rpartition(".")[2]
        for node in ast.walk(ast.parse((FOLDER / "__init__.py").read_text()))
        if isinstance(node, ast.ImportFrom) and node.module != "importlib"
        for alias in node.names
    }
    assert imported == events._MODULE_OF
    assert list(events._MODULE_OF) == sorted(events._MODULE_OF)


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_is_documented(module: str) -> None:
    """Each public class, function and field has its own docstring; a class of AWS's names the page it is after."""
    for node in _body_of(module):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{module}.{node.name}"
        if isinstance(node, ast.ClassDef):
            _check_fields(module, node)
            assert module.startswith("_") or "\nAWS: " in str(ast.get_docstring(node)), f"{module}.{node.name}"


@pytest.mark.parametrize("name", CLASSES)
def test_class_is_light(name: str) -> None:
    """Each class has slots and takes its fields by name only."""
    cls = getattr(events, name)
    assert "__dict__" not in dir(cls)
    assert all(attribute.kw_only for attribute in attrs.fields(cls))


@pytest.mark.parametrize("name", CLASSES)
def test_annotations_are_types(name: str) -> None:
    """No field's type is text, which would have to be evaluated at every cold start."""
    assert not [attribute for attribute in attrs.fields(getattr(events, name)) if isinstance(attribute.type, str)]


def _body_of(module: str) -> list[ast.stmt]:
    return ast.parse((FOLDER / f"{module}.py").read_text()).body


def _check_fields(module: str, node: ast.ClassDef) -> None:
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign):
            documented = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            assert documented, f"{module}.{node.name}.{ast.unparse(statement.target)}"
        elif isinstance(statement, ast.FunctionDef):
            assert ast.get_docstring(statement), f"{module}.{node.name}.{statement.name}"
