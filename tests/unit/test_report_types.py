"""The type of an error: in the document as it is, in the header as the platform's metrics keep it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aws_lambda_runtime._report import report
from aws_lambda_runtime.errors import RuntimeFault

LARGEST = 256 * 1024
# Anything else is replaced by the platform; more than letters might break out of the header.
KEPT_TYPE = re.compile(r"(Runtime|Function)\.[A-Z][a-zA-Z]+")


def document_of(error: BaseException) -> dict[str, Any]:
    """Check the header and the size of an error's report, and return its document."""
    failure, _ = report(error)
    assert KEPT_TYPE.fullmatch(failure.error_type)
    size = len(failure.body) + len(failure.error_type)
    assert size <= LARGEST
    document: dict[str, Any] = json.loads(failure.body.decode())
    return document


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("KeyError", "Function.KeyError"),
        ("lower_case2", "Function.Lowercase"),
        ("E", "Function.Unknown"),
        ("Runtime.Own", "Runtime.Own"),
    ],
)
def test_kept_type(name: str, kept: str) -> None:
    """The header has the category and the letters of the name, the first of them a capital."""
    failure, _ = report(type(name, (Exception,), {})())
    assert failure.error_type == kept


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
@example("E")
@example("Äpfel")
@example("Runtime.Evil\r\nX-Forged: 1")
@example("Function.Ü")
@example("Runtime.")
@example("runtime error")
def test_any_class_name(name: str) -> None:
    """Whatever an exception's class is called, the document tells its name, and the header keeps to letters."""
    document = document_of(type(name, (Exception,), {})("text"))
    assert document["errorType"] == name


def test_long_class_name() -> None:
    """A class name is cut where it would make the document larger than the platform takes."""
    document_of(type("E" * 1_000_000, (Exception,), {})("text"))


@pytest.mark.parametrize("error_type", ["Runtime.Own", "Own", "Runtime.ä\r\n", "", None, 5])
def test_users_own_faults(error_type: Any) -> None:
    """A fault that a user derived, whatever its type says, is told."""
    document_of(type("Own", (RuntimeFault,), {"error_type": error_type})("text"))
