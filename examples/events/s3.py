"""Uploads to a bucket."""

from aws_lambda_runtime.events import S3Event


def handler(event: S3Event) -> list[str]:
    """Name what was uploaded, as S3's API takes it."""
    return [f"{record.s3.bucket.name}/{record.s3.object.decoded_key}" for record in event.records]
