"""S3 Batch Operations: buckets and keys of both schemas, and the answer."""

from __future__ import annotations

import pytest

from aws_lambda_runtime.events import (
    S3BatchEvent,
    S3BatchOperationEvent,
    S3BatchResponse,
    S3BatchResult,
    S3BatchTask,
)
from structured import sample, written


@pytest.mark.parametrize(
    ("name", "bucket", "key"),
    [("schema_1", "photos", "customer images/grüße.jpg"), ("schema_2", "photos--euc1-az1--x-s3", "one.jpg")],
)
def test_object_is_named_alike_in_both_schemas(name: str, bucket: str, key: str) -> None:
    """The bucket is its name and the key is decoded, whatever the schema."""
    task = sample(f"s3_batch/{name}", S3BatchEvent).tasks[0]
    assert (task.bucket, task.key) == (bucket, key)


def test_bucket_of_odd_arns() -> None:
    """An ARN with a region gives its last part; no bucket is an empty name."""
    assert S3BatchTask(s3_bucket_arn="arn:aws:s3:eu-central-1:123456789012:photos").bucket == "photos"
    assert S3BatchTask().bucket == ""


def test_alias() -> None:
    """The name that Powertools has is the same class."""
    assert S3BatchOperationEvent is S3BatchEvent


def test_response_is_written_whole() -> None:
    """S3 wants every field of the answer."""
    response = S3BatchResponse(invocation_id="i", results=[S3BatchResult(task_id="t")])
    assert written(response) == {
        "invocationSchemaVersion": "1.0",
        "treatMissingKeysAs": "PermanentFailure",
        "invocationId": "i",
        "results": [{"taskId": "t", "resultCode": "Succeeded", "resultString": ""}],
    }
