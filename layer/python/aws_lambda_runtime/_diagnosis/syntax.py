"""Source that this Python cannot read, because it is wrong or because it is too new."""

from __future__ import annotations

import sys

from aws_lambda_runtime._diagnosis.advice import Advice
from aws_lambda_runtime._diagnosis.places import shown

# What each version of Python brought, by what its line looks like (Python: "What's New In Python").
_FEATURES = (
    ((3, 12), "the statement `type X = ...`", r"\s*type\s+\w+\s*(\[.*\])?\s*="),
    ((3, 12), "type parameters in brackets", r"\s*(async\s+)?(def|class)\s+\w+\s*\["),
    ((3, 12), "f-strings that hold quotes of their own kind", r".*\bf(['\"]).*\{[^}]*\1"),
    ((3, 13), "defaults of type parameters", r"\s*(async\s+)?(def|class|type)\s+\w+\s*\[[^]]*="),
    ((3, 14), "`except` with several classes without parentheses", r"\s*except\*?\s+[\w.]+\s*,.*:"),
    ((3, 14), "template strings", r".*(^|[\s(=\[{,])(t|rt|tr)['\"]"),
    ((3, 15), "lazy imports", r"\s*lazy\s+(import|from)\s"),
)


def advise_on_syntax(error: BaseException) -> Advice | None:
    """Say which Python reads the source, which feature is too new for it, and show the place."""
    if not isinstance(error, SyntaxError) or error.filename is None:
        return None
    version = ".".join(map(str, sys.version_info[:3]))
    place = f"{shown(error.filename)}:{error.lineno}"
    newer = _newer_feature(error.text or "")
    if newer is None:
        message = f"Python {version} cannot read {place}{_pointed(error)}"
        return Advice("E107", message, "correct the line", error.filename)
    (major, minor), feature = newer
    return Advice(
        "E107",
        f"{feature} came with Python {major}.{minor}, and the layer runs {version}: {place}{_pointed(error)}",
        f"write it for Python {sys.version_info.major}.{sys.version_info.minor}, or attach the layer of a newer Python",
        error.filename,
    )


def _newer_feature(text: str) -> tuple[tuple[int, int], str] | None:
    import re

    for version, feature, pattern in _FEATURES:
        if version > sys.version_info[:2] and re.match(pattern, text):
            return version, feature
    return None


def _pointed(error: SyntaxError) -> str:
    """Return the line of source with a caret below the place, indented."""
    if not error.text or not error.offset:
        return ""
    line = error.text.rstrip()
    text = line.lstrip()
    column = max(error.offset - 1 - (len(line) - len(text)), 0)
    return f"\n    {text}\n    {' ' * column}^"
