"""The ARNs of methods and routes, which authorizers are asked about."""

from typing import NamedTuple

from aws_lambda_runtime.events._arn import Arn


class APIGatewayArn(NamedTuple):
    """The parts of a method's or route's ARN, `arn:partition:execute-api:region:account:api/stage/method/path`.

    AWS: "Control access to a REST API with IAM permissions", resource format.
    """

    partition: str
    """`aws`, `aws-cn`, `aws-us-gov`, ..."""

    region: str
    """The region."""

    account_id: str
    """The account of the API, twelve digits."""

    api_id: str
    """The id of the API."""

    stage: str
    """The stage."""

    method: str
    """The HTTP method; of a WebSocket API the route, as in `$connect`."""

    path: str
    """The path without its first slash; empty for the root, and for WebSocket APIs."""

    @classmethod
    def of(cls, text: str) -> "APIGatewayArn":
        """Return the parts of the text; ValueError if it is no ARN."""
        arn = Arn.of(text)
        api_id, stage, method, path = [*arn.resource.split("/", 3), "", "", ""][:4]
        return cls(arn.partition, arn.region, arn.account_id, api_id, stage, method, path)

    @property
    def whole_stage(self) -> str:
        """The pattern of everything in the stage: what to allow where API Gateway caches the answer for all methods."""
        return f"arn:{self.partition}:execute-api:{self.region}:{self.account_id}:{self.api_id}/{self.stage}/*"
