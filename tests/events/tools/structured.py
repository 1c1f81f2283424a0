"""Samples as the objects that they are, for tests of what their classes offer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aws_lambda_runtime.converter import make_converter, structurer

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "events"
converter = make_converter()


def sample(name: str, annotation: Any) -> Any:
    """Return a sample of data/events, `ses/lambda_action`, as the type."""
    return structured(json.loads((SAMPLES / f"{name}.json").read_text()), annotation)


def structured(payload: Any, annotation: Any) -> Any:
    """Return a payload as the type."""
    return structurer(converter, annotation)(payload)


def written(made: Any) -> Any:
    """Return what an object is written as."""
    return converter.unstructure(made)
