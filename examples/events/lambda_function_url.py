"""A request to the URL of a function."""

from aws_lambda_runtime.events import LambdaFunctionURLEvent, LambdaFunctionURLResponse


def handler(event: LambdaFunctionURLEvent) -> LambdaFunctionURLResponse:
    """Tell the client its colour, and have it remember that."""
    colour = event.query_string_parameters.get("colour", "blue")
    return LambdaFunctionURLResponse(cookies=[f"colour={colour}"], body=f"You like {colour}.")
