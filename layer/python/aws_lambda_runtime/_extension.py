"""The extension within the runtime, without which the platform ends the process with no word before.

AWS: "Using the Lambda Extensions API to create extensions". It asks for no events: being registered is all it is for.
"""

from __future__ import annotations

from aws_lambda_runtime._client import USER_AGENT, parse_endpoint
from aws_lambda_runtime._http import Connection
from aws_lambda_runtime.errors import RuntimeApiError

_VERSION = "/2020-01-01/extension"
_NAME = "aws-lambda-runtime"
_NO_EVENTS = b'{"events":[]}'
_OK = 200


def register(runtime_api: str) -> Connection:
    """Register, ask for the event that never comes, and return the connection, to be kept until the process ends.

    The initialisation is over only when every extension has asked once. Raises `RuntimeApiError` if it is refused.
    """
    host, port, base = parse_endpoint(runtime_api)
    common = f"Host: {host}:{port}\r\nUser-Agent: {USER_AGENT}\r\n"
    connection = Connection(host, port)
    response = connection.exchange(
        f"POST {base}{_VERSION}/register HTTP/1.1\r\n{common}Lambda-Extension-Name: {_NAME}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(_NO_EVENTS)}\r\n\r\n".encode(),
        _NO_EVENTS,
        repeatable=False,
    )
    identifier = response.headers.get("lambda-extension-identifier")
    if response.status != _OK or identifier is None:
        connection.close()
        message = f"the Runtime API refused to register an extension, with status {response.status}"
        raise RuntimeApiError(message)
    connection.send(
        f"GET {base}{_VERSION}/event/next HTTP/1.1\r\n{common}Lambda-Extension-Identifier: {identifier}\r\n\r\n".encode(
            "latin-1"
        )
    )
    return connection
