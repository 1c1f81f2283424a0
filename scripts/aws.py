"""How the scripts reach AWS: one session, patient clients, and AWS's errors in words that say what to do."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from boto3.exceptions import S3UploadFailedError
from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFound,
    SSOError,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
    UnknownRegionError,
)

from console import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = (BotoCoreError, ClientError, S3UploadFailedError)
ATTEMPTS = 8
HOMES = {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}
DEFAULT_HOME = "us-east-1"

DENIED = frozenset({"403", "AccessDenied", "AccessDeniedException", "UnauthorizedOperation"})
THROTTLED = frozenset(
    {"RequestLimitExceeded", "SlowDown", "Throttling", "ThrottlingException", "TooManyRequestsException", "429"}
)
UNKNOWN_CREDENTIALS = frozenset(
    {
        "AuthFailure",
        "ExpiredToken",
        "ExpiredTokenException",
        "InvalidClientTokenId",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
ACTIONS = {
    "CreateBucket": "s3:CreateBucket",
    "DeleteObject": "s3:DeleteObject",
    "DescribeRegions": "ec2:DescribeRegions",
    "GetCallerIdentity": "sts:GetCallerIdentity",
    "GetParameter": "ssm:GetParameter",
    "HeadBucket": "s3:ListBucket",
    "PutParameter": "ssm:PutParameter",
}
"""The actions that are not Lambda's, by the calls that need them."""


CREDENTIALS_CURE = (
    "name a profile (make publish-layer AWS_PROFILE=...), sign in (`aws sso login`), or set AWS_ACCESS_KEY_ID and\n"
    "AWS_SECRET_ACCESS_KEY"
)
PERMISSIONS_CURE = "docs/publish.md lists every action that is needed"


def open_session() -> Session:
    """Return a session with the profile, credentials and region of the environment."""
    with explained():
        return Session()


def patience() -> Config:
    """Return how clients wait and try again: AWS's standard way, more often, unless the environment says otherwise."""
    attempts = int(os.environ.get("AWS_MAX_ATTEMPTS") or ATTEMPTS)
    mode: Literal["adaptive", "standard"] = "adaptive" if os.environ.get("AWS_RETRY_MODE") == "adaptive" else "standard"
    return Config(connect_timeout=10, read_timeout=180, retries={"mode": mode, "total_max_attempts": attempts})


def home_of(session: Session, region: str) -> str:
    """Return the region to ask what concerns all regions of the partition in which *region* lies."""
    if session.region_name:
        return session.region_name
    try:
        return HOMES.get(session.get_partition_for_region(region), DEFAULT_HOME)
    except UnknownRegionError:
        return DEFAULT_HOME


@contextmanager
def explained() -> Iterator[None]:
    """Turn what AWS or the way to it refuses into a failure with its cure."""
    try:
        yield
    except ERRORS as error:
        raise Failure(reason(error), _cure(error)) from error


def reason(error: Exception) -> str:
    """Say in a few words why a call failed."""
    if isinstance(error, NoCredentialsError):
        return "no AWS credentials were found"
    if not isinstance(error, ClientError):
        return str(error)
    code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
    if code in DENIED:
        return f"access denied: {_action(error)} is not allowed"
    if code in THROTTLED:
        return f"throttled: AWS refused {_action(error)} as too many calls, {_attempts(error)} times"
    if code in UNKNOWN_CREDENTIALS:
        return f"AWS does not accept the credentials ({code}: {message})"
    return f"{_action(error)} failed ({code}: {message})"


def _attempts(error: ClientError) -> int:
    return error.response["ResponseMetadata"].get("RetryAttempts", 0) + 1


def _action(error: ClientError) -> str:
    return ACTIONS.get(error.operation_name, f"lambda:{error.operation_name}")


def _cure(error: Exception) -> str:
    missing = (NoCredentialsError, PartialCredentialsError, ProfileNotFound)
    if isinstance(error, (*missing, SSOError, TokenRetrievalError, UnauthorizedSSOTokenError)):
        return CREDENTIALS_CURE
    if isinstance(error, EndpointConnectionError):
        return "check the network, the name of the region, and AWS_ENDPOINT_URL if it is set"
    if isinstance(error, ClientError) and error.response["Error"]["Code"] in DENIED:
        return PERMISSIONS_CURE
    if isinstance(error, ClientError) and error.response["Error"]["Code"] in UNKNOWN_CREDENTIALS:
        return CREDENTIALS_CURE
    return ""
