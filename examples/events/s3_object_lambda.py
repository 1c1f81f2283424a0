"""A HeadObject that adds a header."""

from aws_lambda_runtime.events import S3ObjectLambdaEvent, S3ObjectLambdaResponse


def handler(event: S3ObjectLambdaEvent) -> S3ObjectLambdaResponse:
    """Answer HeadObject; the answer to GetObject goes out through `write_get_object_response` of boto3."""
    if event.head_object_context is None:
        return S3ObjectLambdaResponse(status_code=501, error_code="NotImplemented", error_message="HeadObject only")
    return S3ObjectLambdaResponse(headers={"Content-Type": "text/plain"})
