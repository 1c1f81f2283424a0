"""A redirect at the edge."""

from aws_lambda_runtime.events import CloudFrontHeader, CloudFrontRequest, CloudFrontRequestEvent
from aws_lambda_runtime.events import CloudFrontResultResponse as Result


def handler(event: CloudFrontRequestEvent) -> CloudFrontRequest | Result | None:
    """Send viewers of an old page to the new one, let others pass."""
    request = event.records[0].cf.request
    if request is None or request.uri != "/old":
        return request
    return Result(status="301", headers={"location": [CloudFrontHeader(key="Location", value="/new")]})
