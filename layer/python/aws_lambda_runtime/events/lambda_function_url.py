"""Lambda function URLs: the request, and the response that a handler returns."""

from aws_lambda_runtime.events._http_v2 import HTTPEventV2, HTTPResponseV2


class LambdaFunctionURLEvent(HTTPEventV2):
    """A request to the URL of a function: its route and stage are `$default`, its account `anonymous` without IAM.

    AWS: "Invoking Lambda function URLs", request payload format.
    """

    __slots__ = ()


LambdaFunctionUrlEvent = LambdaFunctionURLEvent


class LambdaFunctionURLResponse(HTTPResponseV2):
    """The answer to a request to the URL of a function; any other JSON is a 200 with that JSON as its body.

    AWS: "Invoking Lambda function URLs", response payload format.
    """

    __slots__ = ()
