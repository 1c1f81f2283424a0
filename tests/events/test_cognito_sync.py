"""Cognito Sync: the records that a handler changes."""

from __future__ import annotations

import json
from pathlib import Path

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import CognitoDatasetRecord, CognitoSyncEvent

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "cognito_sync"

converter = make_converter()


def test_changed_records_go_back() -> None:
    """Records are changed, added and taken out in place; the others stay as they came, nulls too."""
    event = structurer(converter, CognitoSyncEvent)(json.loads((SAMPLES / "sync.json").read_text()))
    event.dataset_records["colour"].new_value = "red"
    event.dataset_records["shape"] = CognitoDatasetRecord(new_value="round", op="replace")
    del event.dataset_records["size"]
    assert converter.unstructure(event)["datasetRecords"] == {
        "colour": {"oldValue": "blue", "newValue": "red", "op": "replace"},
        "old": {"oldValue": "1", "newValue": None, "op": "remove"},
        "shape": {"newValue": "round", "op": "replace"},
    }
