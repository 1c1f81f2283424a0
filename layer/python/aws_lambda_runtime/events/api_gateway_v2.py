"""Amazon API Gateway HTTP APIs, payload format 2.0: the request, and the response that a handler returns."""

from aws_lambda_runtime.events._http_v2 import HTTPEventV2, HTTPResponseV2


class APIGatewayProxyEventV2(HTTPEventV2):
    """A request to an HTTP API.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", payload format version 2.0.
    """

    __slots__ = ()


class APIGatewayProxyResponseV2(HTTPResponseV2):
    """The answer to a request to an HTTP API.

    AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", Lambda function response for format 2.0.
    """

    __slots__ = ()
