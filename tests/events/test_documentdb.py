"""DocumentDB: changes and their times."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from aws_lambda_runtime.events import ClusterTime, DocumentDBEvent
from structured import sample


def test_changes_are_read() -> None:
    """Each operation has its own fields."""
    event = sample("documentdb/insert_update_delete", DocumentDBEvent)
    inserted, updated, deleted = [record.event for record in event.events]
    assert inserted.cluster_time.happened_at == datetime(2024, 3, 12, 19, 3, 58, tzinfo=UTC)
    assert inserted.full_document["quantity"] == 2
    assert inserted.id.data == "0163eeb6e7000000090100000009000041e1"
    assert updated.update_description.updated_fields == {"quantity": 3}
    assert updated.update_description.truncated_arrays[0].new_size == 1
    assert (deleted.full_document, deleted.document_key) == (None, {"_id": "by-name"})


def test_changes_of_collections_are_read() -> None:
    """What is about no document has no key, and the end of the stream no name."""
    event = sample("documentdb/of_collections", DocumentDBEvent)
    renamed, _, dropped, end = [record.event for record in event.events]
    assert (renamed.ns.coll, renamed.to.coll, renamed.document_key) == ("orders", "old", {})
    assert (dropped.ns.coll, end.ns) == (None, None)


@pytest.mark.parametrize("timestamp", [{}, {"t": None}, {"t": "soon"}, {"t": {"$numberLong": "1"}}])
def test_bad_time_raises_when_it_is_read(timestamp: dict[str, Any]) -> None:
    """A timestamp without a number raises on access."""
    with pytest.raises(ValueError, match=r"^\$timestamp "):
        _ = ClusterTime(timestamp=timestamp).happened_at
