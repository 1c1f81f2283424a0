"""How the zip reaches Lambda: inside the call, or through a bucket of the region where it is too large for that."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from types_boto3_lambda.type_defs import LayerVersionContentInputTypeDef
    from types_boto3_s3 import S3Client
    from types_boto3_s3.literals import BucketLocationConstraintType

    from release import Release

    Source = Callable[[str], AbstractContextManager[LayerVersionContentInputTypeDef]]

DIRECT_LIMIT = 50 << 20
"""AWS takes a zip inside the call up to this size; Lambda reads larger ones only from a bucket of its own region."""

REGION_WITHOUT_NAME = "us-east-1"


def fits(release: Release) -> bool:
    """Tell whether the zip may be sent inside the call."""
    return release.archive.stat().st_size <= DIRECT_LIMIT


def directly(release: Release) -> Source:
    """Return a source that gives the zip itself."""
    content: LayerVersionContentInputTypeDef = {"ZipFile": release.archive.read_bytes()}
    return lambda _region: nullcontext(content)


def bucket_name(account: str, region: str) -> str:
    """Name the bucket that holds a zip while it is being published."""
    return f"aws-lambda-runtime-layers-{account}-{region}"


def through_buckets(release: Release, account: str, clients: Mapping[str, S3Client]) -> Source:
    """Return a source that puts the zip into a bucket of the region, and takes it away afterwards."""

    @contextmanager
    def source(region: str) -> Iterator[LayerVersionContentInputTypeDef]:
        client, bucket, key = clients[region], bucket_name(account, region), release.archive.name
        _make(client, bucket, account, region)
        client.upload_file(str(release.archive), bucket, key, ExtraArgs={"ExpectedBucketOwner": account})
        try:
            yield {"S3Bucket": bucket, "S3Key": key}
        finally:
            client.delete_object(Bucket=bucket, Key=key, ExpectedBucketOwner=account)

    return source


def _make(client: S3Client, bucket: str, account: str, region: str) -> None:
    """Make the bucket unless it is there; one of that name in another account is an error, never used."""
    try:
        client.head_bucket(Bucket=bucket, ExpectedBucketOwner=account)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:  # noqa: PLR2004 - HTTP's own number
            raise
    else:
        return
    if region == REGION_WITHOUT_NAME:
        client.create_bucket(Bucket=bucket)
    else:
        place: BucketLocationConstraintType = region  # type: ignore[assignment] # AWS has named it itself
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": place})
