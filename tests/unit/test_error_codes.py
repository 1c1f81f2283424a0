"""The codes of failures: each that the source gives has its section in `docs/errors.md`, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import aws_lambda_runtime

PACKAGE = Path(aws_lambda_runtime.__file__).parent
DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (E\d{3})\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL))
CODES = sorted({code for path in PACKAGE.rglob("*.py") for code in re.findall(r'"(E\d{3})"', path.read_text("utf-8"))})


def test_sections() -> None:
    """Each code has a section, in order, and each section a code; the table at the top names them all."""
    assert list(SECTIONS) == CODES
    assert re.findall(r"^\| \[(E\d{3})\]\(#(e\d{3})\) \|", DOCUMENT, re.MULTILINE) == [(c, c.lower()) for c in CODES]


@pytest.mark.parametrize("code", CODES)
def test_section(code: str) -> None:
    """A section says what happened, shows the message as it stands in the log, and says why and what to do."""
    parts = re.findall(r"\*\*(\w+)\.\*\*", SECTIONS[code])
    assert parts == ["Cause", "Cure"]
    assert re.search(
        rf"```text\ndiagnosis {code}: .*\ncure: .* \(docs/errors\.md#{code.lower()}\)\n```", SECTIONS[code], re.DOTALL
    )
