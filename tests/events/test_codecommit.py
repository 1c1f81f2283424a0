"""CodeCommit: times and names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import CodeCommitEvent, CodeCommitRecord
from structured import sample


def test_time_is_read() -> None:
    """The time, whose zone has no colon, is in UTC; other text raises on access."""
    (record,) = sample("codecommit/push", CodeCommitEvent).records
    assert record.happened_at == datetime(2024, 3, 12, 19, 3, 58, 127000, tzinfo=UTC)
    with pytest.raises(ValueError, match=r"^eventTime is not a time such as "):
        _ = CodeCommitRecord(event_time="soon").happened_at


def test_names_are_read() -> None:
    """The repository and the branches are named without what stands before; a tag is no branch."""
    (record,) = sample("codecommit/tag_and_branch", CodeCommitEvent).records
    assert record.repository == "shop"
    assert [reference.branch for reference in record.codecommit.references] == [None, "old"]
    assert [(reference.created, reference.deleted) for reference in record.codecommit.references] == [
        (True, False),
        (False, True),
    ]
    assert CodeCommitRecord().repository == ""
