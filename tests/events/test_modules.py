"""The modules of `events`, found by listing the folder: alone, lazy, documented."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import attrs
import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.converter._names import is_wire_object
from aws_lambda_runtime.events._names import MODULES
from event_names import stale

FOLDER = Path(events.__file__).parent
CATALOGUE = json.loads((FOLDER.parents[3] / "data" / "event_classes.json").read_text())
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
SOURCES = [name for name in FILES if not name.startswith("_")]
NAMED = {name: getattr(events, name) for name in events.__all__}
CLASSES = [name for name, cls in NAMED.items() if isinstance(cls, type) and is_wire_object(cls)]


def _loaded_by(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys; sys.path.insert(0, {str(FOLDER.parents[1])!r}); {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def _events_in(loaded: set[str]) -> set[str]:
    """Return the modules of sources among all modules."""
    names = {name.removeprefix("aws_lambda_runtime.events.") for name in loaded}
    return names & set(SOURCES)


@pytest.mark.parametrize("module", FILES)
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


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in MODULES.items() for name in names])
def test_name_is_resolved(module: str, name: str) -> None:
    """Each public name gives what its module has under it, listed for completion too, and the same again."""
    assert getattr(events, name) is getattr(import_module(f"{events.__name__}.{module}"), name)
    assert getattr(events, name) is getattr(events, name)
    assert name in dir(events)


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there is reported as by any module."""
    with pytest.raises(AttributeError, match=r"^module 'aws_lambda_runtime\.events' has no attribute 'SQSEvnt'$"):
        _ = events.SQSEvnt  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", SOURCES)
def test_module_has_what_the_catalogue_says(module: str) -> None:
    """A source has every class that the catalogue names for it, and is in the catalogue."""
    assert set(CATALOGUE[module]) <= set(MODULES[module])


def test_catalogue_is_complete() -> None:
    """Every source of the catalogue has its module, and every module its entry."""
    assert set(CATALOGUE) == set(SOURCES)


def test_what_is_written_from_the_classes_is_up_to_date() -> None:
    """The tables of names, what type checkers see, the index of samples and the pages are what `make events` writes."""
    assert not [str(path) for path in stale()]


@pytest.mark.parametrize("module", FILES)
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
        if isinstance(statement, ast.AnnAssign) and not ast.unparse(statement.target).startswith("_"):
            documented = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            assert documented, f"{module}.{node.name}.{ast.unparse(statement.target)}"
        elif isinstance(statement, ast.FunctionDef):
            assert ast.get_docstring(statement), f"{module}.{node.name}.{statement.name}"
