"""S3 Object Lambda: the address of the original, headers, secrets, and answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.events import (
    HeadObjectContext,
    ListObjectsContext,
    ListObjectsV2Context,
    S3ObjectLambdaEvent,
    S3ObjectLambdaResponse,
    S3ObjectSessionAttributes,
)
from structured import sample, written


@pytest.mark.parametrize("kind", ["get_object", "head_object", "list_objects", "list_objects_v2"])
def test_original_has_an_address(kind: str) -> None:
    """Whichever kind the request is, the address of the original is found."""
    event: S3ObjectLambdaEvent = sample(f"s3_object_lambda/{kind}", S3ObjectLambdaEvent)
    assert str(event.input_s3_url).startswith("https://plain-123456789012.s3-accesspoint.")
    assert S3ObjectLambdaEvent(x_amz_request_id="a").input_s3_url is None


def test_names_of_equal_contexts() -> None:
    """The contexts of the listings are the one of HeadObject."""
    assert ListObjectsContext is ListObjectsV2Context is HeadObjectContext


def test_secrets_are_not_shown() -> None:
    """Neither the presigned address nor the token is in the text of an event."""
    event: S3ObjectLambdaEvent = sample("s3_object_lambda/get_object", S3ObjectLambdaEvent)
    assert event.get_object_context is not None
    assert event.get_object_context.output_token == "example-token"  # an example
    assert "example-token" not in repr(event)
    assert "X-Amz-Security-Token" not in repr(event)


def test_request_and_session_are_read() -> None:
    """Headers are found in any spelling, the access point's payload is read as JSON, and Java's date as a time."""
    event: S3ObjectLambdaEvent = sample("s3_object_lambda/get_object", S3ObjectLambdaEvent)
    assert event.user_request.headers["accept-encoding"] == "identity"
    assert event.configuration.payload.value == {"language": "en"}
    by_role: S3ObjectLambdaEvent = sample("s3_object_lambda/get_object_by_role", S3ObjectLambdaEvent)
    assert by_role.user_identity.session_context is not None
    assert by_role.user_identity.session_context.attributes.created_at == datetime(2021, 3, 10, 23, 41, 52, tzinfo=UTC)
    assert by_role.configuration.payload == ""
    with pytest.raises(ValueError, match=r"^creationDate is not a time"):
        _ = S3ObjectSessionAttributes(creation_date="soon").created_at


def test_response_is_written_with_aws_names() -> None:
    """The status is always there, all else only where it was set."""
    assert written(S3ObjectLambdaResponse()) == {"statusCode": 200}
    listing = S3ObjectLambdaResponse(list_bucket_result={"isTruncated": False, "contents": []})
    assert written(listing) == {"statusCode": 200, "listBucketResult": {"isTruncated": False, "contents": []}}
    refused = S3ObjectLambdaResponse(status_code=404, error_code="NoSuchKey", error_message="none")
    assert written(refused) == {"statusCode": 404, "errorCode": "NoSuchKey", "errorMessage": "none"}
