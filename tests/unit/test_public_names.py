"""The package's surface: a few names, each of which loads only what it needs."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import aws_lambda_runtime

SOURCE = Path(aws_lambda_runtime.__file__).parent.parent


def test_names() -> None:
    """Every public name is there, is listed, and is the same object each time."""
    assert aws_lambda_runtime.__all__ == sorted(aws_lambda_runtime.__all__)
    for name in aws_lambda_runtime.__all__:
        assert getattr(aws_lambda_runtime, name) is getattr(aws_lambda_runtime, name)
        assert name in dir(aws_lambda_runtime)


def test_homes() -> None:
    """A public name is the very object of its module."""
    assert aws_lambda_runtime.Context is importlib.import_module("aws_lambda_runtime.context").Context
    assert aws_lambda_runtime.runtime is importlib.import_module("aws_lambda_runtime._registry").runtime


def test_unknown_name() -> None:
    """A name that is not there is told like that of any module."""
    with pytest.raises(AttributeError, match=r"^module 'aws_lambda_runtime' has no attribute 'nix'$"):
        _ = aws_lambda_runtime.nix
    with pytest.raises(ImportError, match="cannot import name 'nix'"):
        exec("from aws_lambda_runtime import nix")  # noqa: S102 - an import that fails


def test_star() -> None:
    """A star import gives the public names and no others."""
    names: dict[str, object] = {}
    exec("from aws_lambda_runtime import *", names)  # noqa: S102 - the statement stands at module level only
    assert set(names) - {"__builtins__"} == set(aws_lambda_runtime.__all__)


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import aws_lambda_runtime", set()),
        ("from aws_lambda_runtime import runtime", {"_registry", "_signature"}),
        (
            "from aws_lambda_runtime import Context",
            {"_codec", "_messages", "_settings", "_standard_codec", "context", "errors"},
        ),
        ("from aws_lambda_runtime.errors import UnmarshalError", {"errors"}),
        ("from aws_lambda_runtime.batch import batch", {"batch", "batch._errors"}),
        ("from aws_lambda_runtime.s3_object_lambda import fetch_original", {"s3_object_lambda"}),
        ("import aws_lambda_runtime; dir(aws_lambda_runtime)", set()),
    ],
)
def test_lazy(statement: str, loaded: set[str]) -> None:
    """A name loads its own module and what that stands on, and nothing else of the package."""
    program = f"import sys; sys.path.append({str(SOURCE)!r}); {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-ISc", program], check=True, capture_output=True, text=True)
    ours = {name.partition(".")[2] for name in done.stdout.split() if name.startswith("aws_lambda_runtime.")}
    assert ours == loaded
