"""Several functions out of one artefact: each Lambda function names the one it wants.

Handler: app:hello.custom (event.json), app:hello.apigateway (the event of ../http_api)
"""

from attrs import define

from aws_lambda_runtime import runtime
from aws_lambda_runtime.events import APIGatewayProxyEventV2, APIGatewayProxyResponseV2


@define
class Person:
    """Somebody to greet."""

    name: str


@runtime.handler("hello.apigateway")
def greet_request(event: APIGatewayProxyEventV2) -> APIGatewayProxyResponseV2:
    """Greet over HTTP."""
    return APIGatewayProxyResponseV2(body=greeting(event.query_string_parameters.get("name", "world")))


@runtime.handler("hello.custom")
def greet_person(person: Person) -> dict[str, str]:
    """Greet somebody who calls directly."""
    return {"greeting": greeting(person.name)}


def greeting(name: str) -> str:
    """Say it, the same way to everybody."""
    return f"Hello, {name}!"
